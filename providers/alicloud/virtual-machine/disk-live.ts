import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { aliases, tenantKey } from "../service-keys.ts";
import { DISK } from "./answers.ts";

const LOCAL = /^(ephemeral|local)_|^ephemeral$/;

/** A cloud disk says whether it is encrypted; a local one has no such setting. */
export function encryptedLive(disk: MapValue): Fact<boolean> {
  return chain(owedText(disk, "Category"), (category) =>
    LOCAL.test(category) ? notOffered["disk/local-disk-encryption"] : toggle(disk, "Encrypted"),
  );
}

export const diskLive = defineMapper({
  provider: "alicloud",
  reads: DISK,
  kinds: ["disk"],
  identity: ["DiskId"],
  with: { aliases },
  map: (doc, joined): Disk => {
    const encrypted = encryptedLive(doc.body);
    return {
      encrypted,
      customerKey: chain(encrypted, (on) => (on ? tenantKey(doc.body, "KMSKeyId", joined.aliases) : known(false, { at: encrypted.at }))),
      ...alicloudBase("disk", doc, { named: ["DiskName"], handles: ["DiskId"] }),
    };
  },
});
