import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { chain, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { armIdentity } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { armDefaultDeny, terraformDefaultDeny } from "../object-store/protection.ts";
import { not } from "../switches.ts";

const accounts = ["azurerm_storage_account", armTypes.storageAccount];
/** Types that are looked up here. */
export const accountTypes: readonly string[] = [...accounts, armTypes.fileService, "azurerm_storage_account_network_rules"];

/** A share is reached as its account is: https://learn.microsoft.com/azure/storage/files/storage-files-networking-overview */
export function publicAsAccount(share: Doc, written: Value | undefined, links: Links): Fact<boolean> {
  if (written === undefined) return unknown("not-visible", `the storage account of ${share.name}`, share.at);
  return chain(links.target(share, written, accountTypes, armIdentity), (found) => {
    if (found.type === armTypes.fileService) return publicAsAccount(found, found.body.get("parent_id"), links);
    return not(found.type === armTypes.storageAccount ? armDefaultDeny(found) : terraformDefaultDeny(found, links));
  });
}
