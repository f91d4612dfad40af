import type { Doc } from "../../../src/iac/document.ts";
import { known } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, type Many } from "../../../src/model/many.ts";
import { blocks, boolean, presenceOf } from "../../../src/provider/read.ts";
import type { LifecycleRule } from "./lifecycle.ts";

export const policyType = "azurerm_storage_management_policy";

const after = ["modification", "last_access_time", "creation"].map((event) => `delete_after_days_since_${event}_greater_than`);

/** The rules of management policies as Terraform writes them. */
export function policyRules(policies: Many<Doc>): Many<LifecycleRule> {
  return flatMapMany(policies, (policy) =>
    mapMany(blocks(policy.body, "rule"), (rule): LifecycleRule => ({
      presence: policy.presence.state === "known" ? presenceOf(rule) : policy.presence,
      at: rule.at,
      enabled: boolean(rule, "enabled", known(true, { basis: "default" })),
      filters: blocks(rule, "filters"),
      prefixes: "prefix_match",
      tags: "match_blob_index_tag",
      deletions: flatMapMany(blocks(rule, "actions"), (actions) => blocks(actions, "base_blob")),
      days: after,
    })),
  );
}
