import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, union } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, presenceOf, settled } from "../../../src/provider/read.ts";
import { armTypes } from "../arm-types.ts";
import { azureBase } from "../base.ts";
import { byMajor } from "../version.ts";
import { armPolicyRules } from "./arm-policy.ts";
import { accountSwitch, behindService, grantOf, staticWebsite } from "./grants.ts";
import { keptFor } from "./lifecycle.ts";
import { policyRules, policyType } from "./policy-rules.ts";
import { protectionTypes, terraformProtection } from "./protection.ts";

/**
 * A storage account with its containers. Facts that decide here:
 * anonymous access needs both the switch of the account and the level of a container, https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
 * and a static website is served whatever the switch says, https://learn.microsoft.com/azure/storage/blobs/storage-blob-static-website.
 */
const account = defineMapper({
  provider: "azure",
  reads: "azurerm_storage_account",
  kinds: ["object-store"],
  identity: ["name"],
  also: protectionTypes,
  with: {
    containers: attached("azurerm_storage_container", ["storage_account_name", "storage_account_id"]),
    children: attached(armTypes.container, "parent_id"),
    services: attached(armTypes.blobService, "parent_id"),
    websites: attached("azurerm_storage_account_static_website", "storage_account_id"),
    policies: attached(policyType, "storage_account_id"),
    armPolicies: attached(armTypes.managementPolicy, "parent_id"),
  },
  map: (doc, { containers, children, services, websites, policies, armPolicies }, links) => {
    const { body } = doc;
    if (holdsFilesOnly(doc)) return [];
    const sites = union([
      mapMany(blocks(body, "static_website"), (block) => staticWebsite(presenceOf(block), block.at)),
      mapMany(websites, (site) => staticWebsite(site.presence, site.at)),
    ]);
    return {
      ...terraformProtection(doc, links),
      channels: sites.items.length + sites.open.length > 0 ? ["container", "website"] : ["container"],
      publicGrants: union([mapMany(union([containers, children, behindService(services, links)]), grantOf), sites]),
      blocks: accountSwitch(permitsPublic(doc)),
      // On by default since 2.0: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
      tlsOnly: boolean(
        body,
        "https_traffic_only_enabled",
        boolean(body, "enable_https_traffic_only", known(true, { basis: "default", at: doc.at })),
      ),
      retention: keptFor(union([policyRules(policies), flatMapMany(armPolicies, armPolicyRules)])),
      ...azureBase("object-store", doc),
    };
  },
});

/** A FileStorage account holds no blobs: it is a file system. */
function holdsFilesOnly(doc: Doc): boolean {
  const kind = settled(doc.body.get("account_kind"));
  return typeof kind === "string" && kind.toLowerCase() === "filestorage";
}

/** `allow_blob_public_access` (2.x) became `allow_nested_items_to_be_public` in 3.0, on by default, and off by default from 5.0. */
function permitsPublic(doc: Doc): Fact<boolean> {
  const absent = byMajor(doc, "allow_nested_items_to_be_public", { 2: false, 3: true, 4: true, 5: false });
  return boolean(doc.body, "allow_nested_items_to_be_public", boolean(doc.body, "allow_blob_public_access", absent));
}

export const mappers = [account];
