import { structureOf } from "../../../src/iac/json-text.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Vault } from "../../../src/model/kinds/vault.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { elements } from "../../../src/provider/read.ts";
import { owedWord, toggle } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { inside } from "../inside.ts";
import { numbered } from "../paging.ts";
import { admitsAll, everyAddress, refusesStrangers } from "./network.ts";

const LISTED = "kms.ListedInstance";
const INSTANCE = "kms.Instance";
const LISTED_POLICY = "kms.ListedPolicy";
const POLICY = "kms.Policy";
const LISTED_RULE = "kms.ListedNetworkRule";
const RULE = "kms.NetworkRule";

export const calls: readonly Call[] = [
  listed("kms.ListKmsInstances", {
    yields: LISTED,
    items: "KmsInstances.KmsInstance",
    id: "KmsInstanceId",
    pages: numbered({ items: "KmsInstances.KmsInstance", size: 100 }),
    lists: ["vault"],
    includes: [INSTANCE],
  }),
  about("kms.GetKmsInstance", {
    of: LISTED,
    yields: INSTANCE,
    from: "KmsInstanceId",
    find: inside("KmsInstance", "KmsInstanceId"),
    strip: ["CaCertificateChainPem"],
  }),
  listed("kms.ListPolicies", {
    yields: LISTED_POLICY,
    items: "Policies.Policy",
    id: "Name",
    pages: numbered({ items: "Policies.Policy", size: 100 }),
    includes: [POLICY],
  }),
  about("kms.DescribePolicy", { of: LISTED_POLICY, yields: POLICY, from: "Name", holds: "Permissions" }),
  listed("kms.ListNetworkRules", {
    yields: LISTED_RULE,
    items: "NetworkRules.NetworkRule",
    id: "Name",
    pages: numbered({ items: "NetworkRules.NetworkRule", size: 100 }),
    includes: [RULE],
  }),
  about("kms.DescribeNetworkRule", { of: LISTED_RULE, yields: RULE, from: "Name", holds: "SourcePrivateIp" }),
];

const vault = defineMapper({
  provider: "alicloud",
  reads: INSTANCE,
  kinds: ["vault"],
  identity: ["KmsInstanceId"],
  with: { policies: attached(POLICY, "KmsInstance") },
  also: [LISTED, LISTED_POLICY, LISTED_RULE, RULE],
  map: (doc, { policies }, links): Vault => ({
    privateEndpoint: known(true, { basis: "platform", at: doc.at }),
    networkDefaultDeny: refusesStrangers(
      [...policies.items.map((policy) => isWide(policy, links)), ...policies.open.map((why) => unknownBecause(why))],
      doc.at,
    ),
    logged: owedWord(doc.body, "Log", { "1": true, "0": false }),
    deletionGuarded: toggle(doc.body, "DeletionProtection"),
    ...alicloudBase("vault", doc, { named: ["InstanceName"], handles: ["KmsInstanceId"] }),
  }),
});

function isWide(policy: Doc, links: Links): Fact<boolean> {
  const control = written(policy.body, "AccessControlRules");
  if (control === undefined) return unknown("owed", "AccessControlRules", policy.at);
  return admitsAll(
    control,
    (name) => {
      const rule = links.target(policy, name, [RULE], ["Name"]);
      return rule.state === "known" ? admits(rule.value) : rule;
    },
    policy.at,
  );
}

/** The addresses come as a list in JSON text. */
function admits({ body, at }: Doc): Fact<boolean> {
  const addresses = written(body, "SourcePrivateIp");
  if (addresses === undefined) return unknownBecause(because("owed", "SourcePrivateIp"), at);
  return everyAddress(elements(structureOf(addresses)), "SourcePrivateIp", at);
}

export const mappers = [vault];
