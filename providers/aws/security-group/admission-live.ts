/** Whether security groups of a running account let everybody in, for mappers whose fact hangs on it. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { Many } from "../../../src/model/many.ts";
import { admitsInternet, portSet } from "../../../src/model/traffic.ts";
import type { Links } from "../../../src/provider/link.ts";
import { GROUP, rulesIn } from "./live.ts";

/** Whether anybody on the internet passes any of the groups on one of the ports. */
export function anybodyPassesLive(doc: Doc, guards: Many<DatabaseGuard>, ports: readonly number[], links: Links): Fact<boolean> {
  const answers = guards.items.map(({ group }): Fact<boolean> => {
    if (group.state !== "known") return group;
    const found = links.target(doc, group.value, [GROUP], ["GroupId"]);
    return found.state === "known" ? admits(found.value, ports, links) : found;
  });
  return strictest([...answers, ...guards.open.map((why) => unknownBecause(why, doc.at))]);
}

function admits(group: Doc, ports: readonly number[], links: Links): Fact<boolean> {
  const query = { direction: "ingress", protocol: "tcp", ports: portSet(...ports.map((port) => [port, port] as const)) } as const;
  const answer = admitsInternet({ semantics: "allow-only", rules: rulesIn(group, "IpPermissions", "ingress", links) }, query);
  if (answer.open !== "unknown") return known(answer.open, { at: group.at });
  const [why] = answer.because;
  return why === undefined ? unknown("not-visible", "the rules of the group", group.at) : unknownBecause(why, group.at);
}
