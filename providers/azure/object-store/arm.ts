import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { flatMapMany, mapMany, present, union, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, settled } from "../../../src/provider/read.ts";
import { absentIn, apiDate, armBase, armIdentity, childrenListed, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { armPolicyRules } from "./arm-policy.ts";
import { accountSwitch, armContainer, behindService, grantOf } from "./grants.ts";
import { keptFor } from "./lifecycle.ts";
import { policyRules, policyType } from "./policy-rules.ts";
import { armProtection, protectionTypes } from "./protection.ts";

const account = defineMapper({
  provider: "azure",
  reads: armTypes.storageAccount,
  kinds: ["object-store"],
  identity: armIdentity,
  also: protectionTypes,
  with: {
    children: attached(armTypes.container, "parent_id"),
    containers: attached("azurerm_storage_container", ["storage_account_id", "storage_account_name"]),
    services: attached(armTypes.blobService, "parent_id"),
    armPolicies: attached(armTypes.managementPolicy, "parent_id"),
    policies: attached(policyType, "storage_account_id"),
  },
  map: (doc, { children, containers, services, armPolicies, policies }, links) => {
    const kind = settled(doc.body.get("kind"));
    if (typeof kind === "string" && kind.toLowerCase() === "filestorage") return [];
    const grants = isLive(doc) ? listedGrants(services) : mapMany(union([children, containers, behindService(services, links)]), grantOf);
    const own = isLive(doc) ? childrenListed(armPolicies, "lifecycle policy") : armPolicies;
    return {
      ...armProtection(doc, links),
      channels: grants.items.some((each) => each.channel === "website") ? ["container", "website"] : ["container"],
      publicGrants: grants,
      blocks: accountSwitch(boolean(doc.body, "properties.allowBlobPublicAccess", permittedByDefault(doc))),
      tlsOnly: boolean(
        doc.body,
        "properties.supportsHttpsTrafficOnly",
        absentIn(doc, "properties.supportsHttpsTrafficOnly", tlsByDefault(doc)),
      ),
      retention: keptFor(union([flatMapMany(own, armPolicyRules), policyRules(policies)])),
      ...armBase("object-store", doc),
    };
  },
});

/** Not written, the switch is on for API versions before 2023; an old account that never had it set answers without it, and permits. */
function permittedByDefault(doc: Doc): Fact<boolean> {
  if (isLive(doc)) return known(true, { basis: "default", at: doc.at });
  const date = apiDate(doc);
  return date === undefined
    ? unknown("unexpected-value", "API version", doc.at)
    : known(date < "2023-01-01", { basis: "default", at: doc.at });
}

/** On by default since API version 2019-04-01: https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer */
function tlsByDefault(doc: Doc): Fact<boolean> {
  const date = apiDate(doc);
  return date === undefined
    ? unknown("unexpected-value", "API version", doc.at)
    : known(date >= "2019-04-01", { basis: "default", at: doc.at });
}

/** The containers of an answer. Whether the website behind `$web` is switched on cannot be asked without the keys of the account. */
function listedGrants(pages: Many<Doc>): Many<PublicGrant> {
  return flatMapMany(childrenListed(pages, "container"), (page) =>
    flatMapMany(blocks(page.body, "value"), (body) => {
      const grant = armContainer(body, present, unknown("owed", "properties.publicAccess", body.at));
      const website: PublicGrant = { ...grant, channel: "website", open: unknown("not-visible", "the static website", body.at) };
      return { items: grant.label === "$web" ? [grant, website] : [grant], open: [] };
    }),
  );
}

export const mappers = [account];
