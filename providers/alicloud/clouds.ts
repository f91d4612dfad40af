import type { MapValue } from "../../src/iac/value.ts";
import { offering } from "../../src/model/fact.ts";
import { settled } from "../../src/provider/read.ts";

/** The two sites of Alibaba Cloud as data: accounts of one are unknown to the other. */
const clouds = {
  "alicloud-cn": { accountType: "domestic" },
  "alicloud-intl": { accountType: "international" },
} as const;

export type AlicloudCloud = keyof typeof clouds;

/**
 * The site that an account belongs to: as a live answer says, or as `account_type` of the provider block says.
 * A region does not tell: accounts of both sites run resources in mainland regions and abroad.
 */
export function cloudOf(settings: MapValue | undefined): AlicloudCloud | null {
  const names = Object.keys(clouds) as AlicloudCloud[];
  const live = settled(settings?.get("cloud"));
  const written = settled(settings?.get("account_type"));
  const type = typeof written === "string" ? written.toLowerCase() : undefined;
  return names.find((name) => name === live || clouds[name].accountType === type) ?? null;
}

/** What Alibaba Cloud does not offer, and why a rule has no meaning there. */
export const notOffered = offering({
  "disk/local-disk-encryption": {
    en: "A local disk has no encryption setting; it lives and dies with its machine.",
    zh: "本地盘没有加密设置，其生命周期与所在实例一致。",
  },
});
