/** What an image of the same code says about machines made from it. Images outside the code say nothing here. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean, isAbsent, settled, valueAt, word } from "../../../src/provider/read.ts";

export const IMAGES = ["aws_ami", "aws_ami_copy", "aws_ami_from_instance"];

/** `ami` of a machine, `image_id` of a template. `undefined`: none that this code makes. */
export function imageOf(doc: Doc, links: Links): Doc | undefined {
  const { value } = valueAt(doc.body, isAbsent(doc.body, "ami") ? "image_id" : "ami");
  if (value === undefined) return undefined;
  const image = links.target(doc, value, IMAGES, ["id", "arn"]);
  return image.state === "known" ? image.value : undefined;
}

/** `imds_support = "v2.0"` makes machines demand a session token unless they are told otherwise. */
export function tokenByImage(doc: Doc, links: Links): Fact<boolean> | undefined {
  const image = imageOf(doc, links);
  if (image === undefined || settled(image.body.get("imds_support")) !== "v2.0") return undefined;
  if (image.presence.state === "unknown") return unknownBecause(image.presence.why);
  return known(true, { basis: "default", at: image.body.placeOf("imds_support") });
}

/** Whether the root disk that the image brings is encrypted. A copy may be told to encrypt; everything else hangs on snapshots. */
export function diskByImage(doc: Doc, links: Links): Fact<boolean> | undefined {
  const image = imageOf(doc, links);
  if (image === undefined) return undefined;
  const hidden = unknown("not-visible", `whether the snapshots of ${image.name} are encrypted`, image.at);
  if (image.type !== "aws_ami_copy") return hidden;
  const copied = boolean(image.body, "encrypted", hidden);
  return copied.state === "known" && !copied.value ? hidden : copied;
}

/** With `imds_support = "v2.0"` answers survive two hops instead of one. `undefined`: no image of this code. */
export function hopsByImage(doc: Doc, links: Links): Fact<number> | undefined {
  const image = imageOf(doc, links);
  if (image === undefined) return undefined;
  if (image.presence.state === "unknown") return unknownBecause(image.presence.why);
  return word(image.body, "imds_support", { "v2.0": 2 }, known(1, { basis: "default", at: image.at }));
}
