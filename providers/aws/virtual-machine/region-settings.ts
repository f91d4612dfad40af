import type { RegionSettings } from "../../../src/model/kinds/region-settings.ts";
import { known } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { awsBase } from "../base.ts";
import { ENCRYPTION_DEFAULT, encryptsByDefault, METADATA_DEFAULTS, regional, tokenByRegion } from "./region.ts";

/** The settings of a region stand in code only where a resource declares them. Two resources of one region make one. */
export const regionSettings = defineMapper({
  provider: "aws",
  reads: [ENCRYPTION_DEFAULT, METADATA_DEFAULTS],
  kinds: ["region-settings"],
  with: regional,
  map: (doc, joined): readonly RegionSettings[] => {
    if (doc.type === METADATA_DEFAULTS && joined.encryption.items.length > 0) return [];
    return [
      {
        diskEncryptionByDefault: encryptsByDefault(joined),
        metadataTokenByDefault: tokenByRegion(joined) ?? known(false, { basis: "default" }),
        ...awsBase("region-settings", doc, { handles: [] }),
      },
    ];
  },
});
