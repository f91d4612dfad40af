import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, enforced, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { boolean, text } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { customerKey } from "../satellites.ts";

const nothingSet = { en: "disk encryption by default is off in this account and region", zh: "该账号在该地域未启用云盘默认加密" };

/**
 * Account-level default encryption of the region. While it is on, only encrypted disks can be made
 * (EnableDiskEncryptionByDefault), so it overrides what a disk says.
 */
export function encryptionByDefault(settings: Many<Doc>): Fact<boolean> {
  const [first] = settings.items;
  if (first === undefined) {
    return settings.open[0] === undefined ? known(false, { basis: "default", assumes: nothingSet }) : unknownBecause(settings.open[0]);
  }
  const on = boolean(first.body, "encrypted", known(false, { basis: "default", at: first.at }));
  return first.presence.state === "unknown" && on.state === "known" && on.value ? unknownBecause(first.presence.why, first.at) : on;
}

/** One disk, whether a resource of its own or a block in a machine or template. */
export function diskEncrypted(disk: MapValue, wider: Fact<boolean>): Fact<boolean> {
  const category = text(disk, "category", known(""));
  if (category.state === "known" && /^(ephemeral|local)_/.test(category.value)) return notOffered["disk/local-disk-encryption"];
  const copied = written(disk, "snapshot_id") !== undefined;
  return underDefault(disk, "encrypted", copied ? unknown("not-visible", "snapshot_id", disk.at) : undefined, wider);
}

/** A written switch, or what absence means, under the default of the region. */
export function underDefault(body: MapValue, path: string, absent: Fact<boolean> | undefined, wider: Fact<boolean>): Fact<boolean> {
  const assumes = wider.state === "known" ? wider.assumes : undefined;
  const off = known(false, { basis: "default", assumes, at: body.at });
  return enforced(boolean(body, path, absent ?? off), wider);
}

/**
 * Whether a key of the tenant encrypts the disk. An encrypted disk that names none is encrypted with the key of the service,
 * unless a default key is set for the region.
 */
export function diskKey(disk: Doc, encrypted: Fact<boolean>, defaultKeys: Many<Doc>): Fact<boolean> {
  const [byDefault] = defaultKeys.items;
  const service: Fact<boolean> = known(false, { basis: "default", at: disk.at });
  const unwritten = byDefault === undefined ? service : ofRegion(byDefault);
  return chain(encrypted, (on) => (on ? customerKey(disk.body, "kms_key_id", unwritten) : known(false, encrypted)));
}

function ofRegion(setting: Doc): Fact<boolean> {
  return setting.presence.state === "unknown"
    ? unknownBecause(setting.presence.why, setting.at)
    : customerKey(setting.body, "kms_key_id", unknown("unexpected-value", "default key without kms_key_id", setting.at));
}
