import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Disk } from "../../../src/model/kinds/disk.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { aliases, tenantKey } from "../service-keys.ts";
import { DISK } from "./answers.ts";

const LOCAL = /^(ephemeral|local)_|^ephemeral$/;
const CLOUD = /^(cloud|elastic)(_|$)/;

/** A cloud disk says whether it is encrypted; a local one has no such setting. One of a sort that is not known may have none either. */
export function encryptedLive(disk: MapValue): Fact<boolean> {
  const said = toggle(disk, "Encrypted");
  return chain(owedText(disk, "Category"), (category): Fact<boolean> => {
    if (LOCAL.test(category)) return notOffered["disk/local-disk-encryption"];
    const sure = CLOUD.test(category) || said.state !== "known" || said.value;
    return sure ? said : unknown("unexpected-value", `Category = ${JSON.stringify(category)}`, disk.at);
  });
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
