/** What an image of the account's own says about machines made from it. Images of others say nothing here. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, settled, text, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";

export const IMAGE = "ec2.Image";

/** `undefined`: an image of somebody else, or none that is named. */
export function ownImage(doc: Doc, data: MapValue, links: Links): Fact<Doc> | undefined {
  const { value } = valueAt(data, "ImageId");
  if (value === undefined || value === "") return undefined;
  const image = links.target(doc, value, [IMAGE], ["ImageId"]);
  return image.state === "unknown" && image.why.code === "outside-scan" ? undefined : image;
}

/** `ImdsSupport` is left out for images that do not ask for IMDSv2. */
export function tokenByImageLive(image: Fact<Doc> | undefined): Fact<boolean> | undefined {
  return image === undefined ? undefined : chain(image, asksForToken);
}

/** With IMDSv2 asked for by the image, answers survive two hops instead of one. */
export function hopsByImageLive(image: Fact<Doc> | undefined): Fact<number> | undefined {
  return image === undefined
    ? undefined
    : chain(image, (own) => chain(asksForToken(own), (asks) => known(asks ? 2 : 1, { basis: "default", at: own.at })));
}

function asksForToken({ body }: Doc): Fact<boolean> {
  return word(body, "ImdsSupport", { "v2.0": true }, known(false, { basis: "default", at: body.at }));
}

/** Whether the root disk that the image brings is encrypted. */
export function imageDisk({ body }: Doc): Fact<boolean> {
  const root = text(body, "RootDeviceName", owed(body, "RootDeviceName"));
  if (root.state !== "known") return root;
  const { items, open } = blocks(body, "BlockDeviceMappings");
  const mapping = items.find((each) => settled(each.get("DeviceName")) === root.value);
  if (mapping !== undefined) return boolean(mapping, "Ebs.Encrypted", owed(mapping, "Ebs.Encrypted"));
  return open[0] === undefined ? unknown("owed", "BlockDeviceMappings", body.at) : { state: "unknown", why: open[0] };
}
