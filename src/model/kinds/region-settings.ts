import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** Defaults that one account sets for one region. */
export interface RegionSettings extends ResourceBase<"region-settings"> {
  readonly diskEncryptionByDefault: Fact<boolean>;
  readonly metadataTokenByDefault: Fact<boolean>;
}

export const regionSettings: Fields<RegionSettings> = { diskEncryptionByDefault: "fact", metadataTokenByDefault: "fact" };
