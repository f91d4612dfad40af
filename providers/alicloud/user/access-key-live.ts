import type { AccessKey } from "../../../src/model/kinds/access-key.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { owedText, owedWord, saidBy } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { instantAt, KEY, LAST_USE, lastUseAt } from "./answers.ts";

/** Its id, name and handles hold no more of the key than its last four characters. */
export const accessKeyLive = defineMapper({
  provider: "alicloud",
  reads: KEY,
  kinds: ["access-key"],
  identity: ["AccessKeyId"],
  with: { uses: attached(LAST_USE, "AccessKeyId") },
  map: (doc, { uses }): AccessKey => ({
    owner: owedText(doc.body, "UserPrincipalName"),
    active: owedWord(doc.body, "Status", { Active: true, Inactive: false }),
    created: instantAt(doc.body, "CreateDate"),
    lastUsed: saidBy(uses, "ims.GetAccessKeyLastUsed", ({ body }) => lastUseAt(body, "AccessKeyLastUsed.LastUsedDate")),
    ...alicloudBase("access-key", doc, { named: [], handles: [] }),
    name: doc.name,
  }),
});
