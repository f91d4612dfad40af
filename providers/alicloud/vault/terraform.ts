import { structureOf } from "../../../src/iac/json-text.ts";
import { isMap } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { coversInternet, unite, type Addresses } from "../../../src/model/addresses.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Vault } from "../../../src/model/kinds/vault.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, factOf, list, settled, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { provided } from "../satellites.ts";
import { asAddresses } from "../traffic.ts";

const rules = ["alicloud_kms_network_rule"];

/** A KMS instance stands in a VPC and answers only there and in the VPCs bound to it. */
const vault = defineMapper({
  provider: "alicloud",
  reads: "alicloud_kms_instance",
  kinds: ["vault"],
  identity: ["id"],
  with: { policies: attached("alicloud_kms_policy", "kms_instance_id") },
  also: rules,
  map: (doc, { policies }, links): Vault => ({
    privateEndpoint: known(true, { basis: "platform", at: doc.at }),
    networkDefaultDeny: refusesStrangers(doc, policies, links),
    logged: word(doc.body, "log", { "1": true, "0": false }, unknown("not-visible", "log, which has no documented default", doc.at)),
    deletionGuarded: boolean(doc.body, "deletion_protection", known(false, { basis: "default", at: doc.at })),
    ...alicloudBase("vault", doc, { named: ["instance_name"] }),
  }),
});

/** Policies narrow this further by network rules; a rule for every address undoes that on purpose. */
function refusesStrangers(vault: Doc, policies: Many<Doc>, links: Links): Fact<boolean> {
  const wide = strictest([
    ...policies.items.map((policy) => provided(policy, admitsAll(policy, links))),
    ...policies.open.map((why) => unknownBecause(why)),
  ]);
  if (wide.state !== "known") return wide;
  return known(!wide.value, { basis: wide.value ? undefined : "platform", at: wide.value ? wide.at : vault.at });
}

function admitsAll(policy: Doc, links: Links): Fact<boolean> {
  const body = settled(structureOf(written(policy.body, "access_control_rules") ?? null));
  if (!isMap(body)) {
    const why = typeof body === "object" && body?.is === "unresolved" ? body.why : undefined;
    return why === undefined ? unknown("unexpected-value", "access_control_rules", policy.at) : unknownBecause(why, policy.at);
  }
  const named = list(body, "NetworkRules");
  const answers = named.items.map((each): Fact<boolean> => {
    const rule = links.target(policy, each, rules, ["network_rule_name"]);
    return rule.state === "known" ? provided(rule.value, everyAddress(rule.value)) : rule;
  });
  return strictest([...answers, ...named.open.map((why) => unknownBecause(why, policy.at))]);
}

function everyAddress({ body, at }: Doc): Fact<boolean> {
  const { items, open } = list(body, "source_private_ip");
  const read = items.map((each) => factOf(each, "source_private_ip", asAddresses, body.placeOf("source_private_ip") ?? at));
  const sets = read.flatMap((each): readonly Addresses[] => (each.state === "known" ? [each.value] : []));
  if (coversInternet(unite(sets))) return known(true, { at });
  const doubt = read.find((each) => each.state === "unknown");
  return doubt ?? (open[0] === undefined ? known(false, { at }) : unknownBecause(open[0], at));
}

export const mappers = [vault];
