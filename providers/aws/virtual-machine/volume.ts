import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { customerKey } from "../customer-key.ts";
import { settingOf } from "../satellites.ts";
import { diskLayers, encryptedAt } from "./disks.ts";
import { DEFAULT_KEY, encryptsByDefault, regional } from "./region.ts";

export const volume = defineMapper({
  provider: "aws",
  reads: "aws_ebs_volume",
  kinds: ["disk"],
  with: { encryption: regional.encryption, defaultKey: sameRegion(DEFAULT_KEY) },
  map: (doc, joined, links): Disk => {
    const encrypted = encryptedAt(doc.body, "", diskLayers(doc, encryptsByDefault(joined), links));
    const plain = encrypted.state === "known" && !encrypted.value && encrypted.assumes === undefined;
    return {
      encrypted,
      customerKey: plain ? known(false, encrypted) : customerKey(doc, "kms_key_id", links, keyOfRegion(doc, joined.defaultKey, links)),
      ...awsBase("disk", doc, { handles: ["id"] }),
    };
  },
});

/** Without a key of its own a disk takes the default one of the region, which belongs to AWS unless this code sets another. */
function keyOfRegion(doc: Doc, settings: Many<Doc>, links: Links): Fact<boolean> {
  const awsOwn = known(false, { basis: "default", at: doc.at });
  return settingOf(settings, (setting) => customerKey(setting, "key_arn", links, awsOwn), awsOwn);
}
