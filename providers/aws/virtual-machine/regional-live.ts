/** What an account says for a whole region: default encryption of disks, defaults of the metadata service. */
import { known, unknownBecause, type Fact, type NotKnown } from "../../../src/model/fact.ts";
import type { RegionSettings } from "../../../src/model/kinds/region-settings.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import { isJson, type Json } from "../../../src/provider/json.ts";
import { listing, type Call, type Found } from "../../../src/provider/call.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { docInCode } from "../as-in-code.ts";
import { awsBase } from "../base.ts";
import { hopsByRegion, tokenByRegion } from "./region.ts";

const ENCRYPTION = "ec2.EbsEncryptionByDefault";
const METADATA = "ec2.InstanceMetadataDefaults";

function setting(operation: string, yields: string, find: (body: Json) => Found["body"]): Call {
  return listing({
    provider: "aws",
    operation: `ec2.${operation}`,
    permissions: [`ec2:${operation}`],
    yields,
    covers: "region",
    find: (body) => {
      const found = find(body);
      return found === undefined ? undefined : [{ id: "settings", body: found, path: "" }];
    },
    lists: ["region-settings"],
  });
}

export const regionCalls: readonly Call[] = [
  setting("GetEbsEncryptionByDefault", ENCRYPTION, (body) => (body["EbsEncryptionByDefault"] === undefined ? undefined : body)),
  // An account that has set nothing has an empty `AccountLevel` in the answer.
  setting("GetInstanceMetadataDefaults", METADATA, (body) => (isJson(body["AccountLevel"]) ? body["AccountLevel"] : undefined)),
];

export const liveRegional = { encryption: sameRegion(ENCRYPTION), metadata: sameRegion(METADATA) };
export type LiveRegional = { readonly [Name in keyof typeof liveRegional]: Many<Doc> };

export function encryptsByDefaultLive({ encryption }: Pick<LiveRegional, "encryption">): Fact<boolean> {
  const [found] = encryption.items;
  if (found === undefined) return notTold(encryption, "GetEbsEncryptionByDefault");
  return boolean(found.body, "EbsEncryptionByDefault", owed(found.body, "EbsEncryptionByDefault"));
}

/** `undefined`: the account says nothing for the region. */
export function tokenByRegionLive({ metadata }: Pick<LiveRegional, "metadata">): Fact<boolean> | undefined {
  return metadata.items.length === 0 ? notTold(metadata, "GetInstanceMetadataDefaults") : tokenByRegion({ metadata: inCode(metadata) });
}

/** As `tokenByRegionLive`, for hops. */
export function hopsByRegionLive({ metadata }: Pick<LiveRegional, "metadata">): Fact<number> | undefined {
  return metadata.items.length === 0 ? notTold(metadata, "GetInstanceMetadataDefaults") : hopsByRegion({ metadata: inCode(metadata) });
}

function inCode(docs: Many<Doc>): Many<Doc> {
  return mapMany(docs, (doc) => docInCode(doc));
}

function notTold(docs: Many<Doc>, operation: string): NotKnown {
  return unknownBecause(docs.open[0] ?? { code: "not-listed", subject: operation });
}

/** Two answers tell of one region; the second one alone makes the resource only where the first did not come. */
export const regionSettingsLive = defineMapper({
  provider: "aws",
  reads: [ENCRYPTION, METADATA],
  kinds: ["region-settings"],
  with: liveRegional,
  map: (doc, joined): readonly RegionSettings[] => {
    if (doc.type === METADATA && joined.encryption.items.length > 0) return [];
    const base = awsBase("region-settings", doc, { handles: [] });
    return [
      {
        diskEncryptionByDefault: encryptsByDefaultLive(joined),
        metadataTokenByDefault: tokenByRegionLive(joined) ?? known(false, { basis: "default", at: doc.at }),
        ...base,
        name: base.region ?? base.name,
      },
    ];
  },
});
