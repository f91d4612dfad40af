import type { Doc } from "../../../src/iac/document.ts";
import { known } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { blocks, boolean, isAbsent, presenceOf } from "../../../src/provider/read.ts";
import { isLive } from "../arm-document.ts";
import type { LifecycleRule } from "./lifecycle.ts";

const after = ["Modification", "LastAccessTime", "Creation"].map((event) => `daysAfter${event}GreaterThan`);

/** The rules of a management policy in the form of Azure Resource Manager. */
export function armPolicyRules(policy: Doc): Many<LifecycleRule> {
  const path = "properties.policy.rules";
  if (isLive(policy) && isAbsent(policy.body, path)) return opened([], because("owed", path, policy.at));
  return mapMany(blocks(policy.body, path), (rule): LifecycleRule => {
    const definition = blocks(rule, "definition");
    return {
      presence: policy.presence.state === "known" ? presenceOf(rule) : policy.presence,
      at: rule.at ?? policy.at,
      enabled: boolean(rule, "enabled", known(true, { basis: "default" })),
      filters: flatMapMany(definition, (each) => blocks(each, "filters")),
      prefixes: "prefixMatch",
      tags: "blobIndexMatch",
      deletions: flatMapMany(definition, (each) => blocks(each, "actions.baseBlob.delete")),
      days: after,
    };
  });
}
