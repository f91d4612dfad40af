import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { isAbsent, valueAt } from "../../../src/provider/read.ts";
import { satellites } from "../satellites.ts";
import { anyOn, ifThere, isNamed } from "../switches.ts";

const ruleType = "azurerm_eventhub_namespace_authorization_rule";
const namespaceType = "azurerm_eventhub_namespace";
const keyType = "azurerm_eventhub_namespace_customer_managed_key";
/** Types that are looked up here. */
export const hubTypes: readonly string[] = [ruleType, namespaceType, keyType];

/**
 * Whose key encrypts an exported log: for stores that is theirs to say; a hub is no store, so a trail that has nothing else is asked here.
 * https://learn.microsoft.com/azure/event-hubs/configure-customer-managed-key
 */
export function trailKey(doc: Doc, hub: string, stores: readonly string[], links: Links): Fact<boolean> {
  if (isAbsent(doc.body, hub) || stores.some((each) => !isAbsent(doc.body, each))) return setElsewhere("store");
  const rule = links.target(doc, valueAt(doc.body, hub).value ?? null, [ruleType], []);
  if (rule.state !== "known") return rule.state === "unknown" ? unknownBecause(rule.why, doc.at) : rule;
  const namespace = links.target(doc, rule.value.body.get("namespace_name") ?? null, [namespaceType], ["name"]);
  if (namespace.state !== "known") return namespace.state === "unknown" ? unknownBecause(namespace.why, doc.at) : namespace;
  const keys = satellites(namespace.value, links, [keyType], ["eventhub_namespace_id"]);
  return anyOn(
    keys.items.map((each) => ifThere(each.presence, isNamed(each.body, "key_vault_key_ids"))),
    keys.open,
    known(false, { basis: "default", at: namespace.value.at }),
  );
}
