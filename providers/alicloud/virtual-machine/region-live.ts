import { unknown } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { DEFAULT_ENCRYPTION } from "./answers.ts";

export const regionSettingsLive = defineMapper({
  provider: "alicloud",
  reads: DEFAULT_ENCRYPTION,
  kinds: ["region-settings"],
  map: (doc) => ({
    diskEncryptionByDefault: toggle(doc.body, "Encrypted"),
    metadataTokenByDefault: unknown("not-visible", "http_tokens of the region", doc.at),
    ...alicloudBase("region-settings", doc, { handles: [] }),
  }),
});
