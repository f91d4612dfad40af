import { known, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { VOLUME } from "./answers.ts";

export const volumeLive = defineMapper({
  provider: "aws",
  reads: VOLUME,
  kinds: ["disk"],
  also: LIVE_KEY_TYPES,
  map: (doc, _, links): Disk => {
    const encrypted = boolean(doc.body, "Encrypted", owed(doc.body, "Encrypted"));
    return {
      encrypted,
      customerKey: keyOf(doc, encrypted, links),
      ...awsBase("disk", doc, { named: "VolumeId", handles: ["VolumeId"] }),
    };
  },
});

/** A plain volume has no key; an encrypted one always names its key. */
function keyOf(doc: Doc, encrypted: Fact<boolean>, links: Links): Fact<boolean> {
  if (encrypted.state === "known" && !encrypted.value) return known(false, encrypted);
  const { value, at } = valueAt(doc.body, "KmsKeyId");
  return value === undefined || value === "" ? owed(doc.body, "KmsKeyId") : customerKeyLive(links, doc, value, at);
}
