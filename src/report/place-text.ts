import type { At, Positions } from "../model/at.ts";
import type { Finding } from "../result/finding.ts";

/** A place as a person reads it, and as an editor opens it: `network/main.tf:12:5`, or the operation with the path in its answer. */
export function placeText(positions: Positions, at: At): string {
  const place = positions.locate(at);
  return place.kind === "file"
    ? `${place.file}:${place.line}:${place.column}`
    : [place.operation, place.path, `(${place.time})`].filter((each) => each !== "").join(" ");
}

/** The address of a resource without the root or account it lies in, and its own name where the address does not tell it. */
export function resourceText({ id, name }: Pick<Finding["resource"], "id" | "name">): string {
  const address = id.replace(/^[^#[\]"]*#/, "");
  return name === "" || address.includes(name) ? address : `${address} (${name})`;
}

/** Where a resource runs, as far as that is known. */
export function whereabouts({ cloud, account, region }: Pick<Finding["resource"], "cloud" | "account" | "region">): string {
  return [cloud, account, region].filter((each) => each !== null).join(", ");
}
