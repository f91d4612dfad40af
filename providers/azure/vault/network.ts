import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, type Fact } from "../../../src/model/fact.ts";
import type { Vault } from "../../../src/model/kinds/vault.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, list, word } from "../../../src/provider/read.ts";
import { absentIn } from "../arm-document.ts";
import { accessWords } from "../database/allow-list.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { refusesOthers } from "../object-store/network.ts";
import { endpointTypes, privateEndpoint } from "../private-endpoints.ts";
import { anyBlock, not } from "../switches.ts";

/** Types that facts of vaults are looked up in. */
export const vaultSatellites: readonly string[] = [...settingTypes, ...endpointTypes];

export function everyVault(doc: Doc, links: Links): Pick<Vault, "privateEndpoint" | "logged"> {
  return {
    privateEndpoint: privateEndpoint(doc, links),
    logged: exported(settingsOf(doc, links), { categories: ["AuditEvent"], groups: ["alllogs", "audit"] }, doc),
  };
}

/** No rules let everybody in; a closed public endpoint refuses everybody. https://learn.microsoft.com/azure/key-vault/general/network-security */
export function terraformVaultDeny(doc: Doc): Fact<boolean> {
  const denied = anyBlock(blocks(doc.body, "network_acls"), (rules) => refusesOthers(rules, "default_action", list(rules, "ip_rules")));
  return strictest([denied, not(boolean(doc.body, "public_network_access_enabled", known(true, { basis: "default", at: doc.at })))]);
}

export function armVaultDeny(doc: Doc): Fact<boolean> {
  const path = "properties.publicNetworkAccess";
  const denied = anyBlock(blocks(doc.body, "properties.networkAcls"), (rules) =>
    refusesOthers(
      rules,
      "defaultAction",
      flatMapMany(blocks(rules, "ipRules"), (rule) => list(rule, "value")),
    ),
  );
  return strictest([
    denied,
    not(word<boolean>(doc.body, path, accessWords, absentIn(doc, path, known(true, { basis: "default", at: doc.at })))),
  ]);
}

/** Off unless written, in every format: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
export function purgeProtection({ type, body, at }: Doc): Fact<boolean> {
  const path = type.startsWith("azurerm_") ? "purge_protection_enabled" : "properties.enablePurgeProtection";
  return boolean(body, path, known(false, { basis: "default", at }));
}
