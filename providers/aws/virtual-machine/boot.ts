/** What machines boot with, as far as an image of the same code tells. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled, word } from "../../../src/provider/read.ts";
import { imageOf } from "./images.ts";

/** A BIOS boots without Secure Boot. With UEFI it hangs on keys inside the image's variable store. */
export function secureBoot(doc: Doc, links: Links): Fact<boolean> {
  const image = imageOf(doc, links);
  if (image !== undefined && settled(image.body.get("boot_mode")) === "legacy-bios") {
    return image.presence.state === "unknown"
      ? unknownBecause(image.presence.why, image.at)
      : known(false, { at: image.body.placeOf("boot_mode") ?? image.at });
  }
  return unknown("not-in-format", "whether Secure Boot keys are enrolled in the image", doc.at);
}

/** NitroTPM is there only where the image asks for it (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enable-nitrotpm-support-on-ami.html). */
export function virtualTpm(doc: Doc, links: Links): Fact<boolean> {
  const image = imageOf(doc, links);
  if (image?.type !== "aws_ami") return unknown("outside-scan", "the image", doc.at);
  if (image.presence.state === "unknown") return unknownBecause(image.presence.why, image.at);
  return word(image.body, "tpm_support", { "v2.0": true }, known(false, { basis: "default", at: image.at }));
}
