import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { enforced, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { boolean, text } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { notOffered } from "../clouds.ts";

const nothingSet = { en: "disk encryption by default is off in this account and region", zh: "该账号在该地域未启用云盘默认加密" };

/**
 * Account-level default encryption of the region. While it is on, only encrypted disks can be made
 * (EnableDiskEncryptionByDefault), so it overrides what a disk says.
 */
export function encryptionByDefault(settings: Many<Doc>): Fact<boolean> {
  const [first] = settings.items;
  if (first === undefined) return known(false, { basis: "default", assumes: nothingSet });
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
