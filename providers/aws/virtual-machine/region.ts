/** Defaults that the account sets for a region, as far as this code sets them. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Text } from "../../../src/model/text.ts";
import { sameRegion } from "../../../src/provider/mapper.ts";
import { boolean, number, word } from "../../../src/provider/read.ts";
import type { Many } from "../../../src/model/many.ts";

export const ENCRYPTION_DEFAULT = "aws_ebs_encryption_by_default";
export const DEFAULT_KEY = "aws_ebs_default_kms_key";
export const METADATA_DEFAULTS = "aws_ec2_instance_metadata_defaults";

/** The joins of every mapper whose facts hang on the region. */
export const regional = { encryption: sameRegion(ENCRYPTION_DEFAULT), metadata: sameRegion(METADATA_DEFAULTS) };
export type Regional = { readonly [Name in keyof typeof regional]: Many<Doc> };

const encryptionNotSeen: Text = {
  en: "the account does not encrypt new volumes by default in this region",
  zh: "该账号在该地域未启用 EBS 默认加密",
};

/** Default encryption of new volumes. The resource turns it on by being there; without it the account's setting is not seen. */
export function encryptsByDefault({ encryption }: Pick<Regional, "encryption">): Fact<boolean> {
  const [setting] = encryption.items;
  if (setting === undefined) {
    return encryption.open[0] === undefined
      ? known(false, { basis: "default", assumes: encryptionNotSeen })
      : unknownBecause(encryption.open[0]);
  }
  return ifPresent(setting, boolean(setting.body, "enabled", known(true, { basis: "default", at: setting.at })));
}

type Preference = "on" | "off" | "silent";
const tokens: Readonly<Record<string, Preference>> = { required: "on", optional: "off", "no-preference": "silent" };
const endpoints: Readonly<Record<string, Preference>> = { disabled: "on", enabled: "silent", "no-preference": "silent" };

/** What the region says where a machine says nothing. `undefined`: it says nothing either (`no-preference`, or not set in this code). */
export function tokenByRegion({ metadata }: Pick<Regional, "metadata">): Fact<boolean> | undefined {
  const [setting] = metadata.items;
  if (setting === undefined) return metadata.open[0] === undefined ? undefined : unknownBecause(metadata.open[0]);
  const spoken = [preference(setting, "http_endpoint", endpoints), preference(setting, "http_tokens", tokens)].find(
    (each) => each.state !== "known" || each.value !== "silent",
  );
  return spoken === undefined
    ? undefined
    : ifPresent(
        setting,
        mapFact(spoken, (said) => said === "on"),
      );
}

/** The hop limit of the region. `undefined`: it says nothing (-1, or not set in this code). */
export function hopsByRegion({ metadata }: Pick<Regional, "metadata">): Fact<number> | undefined {
  const [setting] = metadata.items;
  if (setting === undefined) return metadata.open[0] === undefined ? undefined : unknownBecause(metadata.open[0]);
  const off = preference(setting, "http_endpoint", endpoints);
  const hops = number(setting.body, "http_put_response_hop_limit", known(-1, { basis: "default" }));
  const said = off.state === "known" && off.value === "on" ? known(0, off) : hops;
  if (said.state === "known" && said.value < 0) return undefined;
  return setting.presence.state === "unknown" ? unknownBecause(setting.presence.why, setting.at) : said;
}

function preference(setting: Doc, path: string, table: Readonly<Record<string, Preference>>): Fact<Preference> {
  return word(setting.body, path, table, known("silent"));
}

/** A setting that may not be there helps nobody, and harms nobody. */
function ifPresent(setting: Doc, fact: Fact<boolean>): Fact<boolean> {
  return setting.presence.state === "unknown" ? unknownBecause(setting.presence.why, setting.at) : fact;
}
