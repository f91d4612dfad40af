import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Vault } from "../../../src/model/kinds/vault.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, list, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { provided } from "../satellites.ts";
import { admitsAll, everyAddress, refusesStrangers } from "./network.ts";

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
    networkDefaultDeny: refusesStrangers(
      [...policies.items.map((policy) => provided(policy, isWide(policy, links))), ...policies.open.map((why) => unknownBecause(why))],
      doc.at,
    ),
    logged: word(doc.body, "log", { "1": true, "0": false }, unknown("not-visible", "log, which has no documented default", doc.at)),
    deletionGuarded: boolean(doc.body, "deletion_protection", known(false, { basis: "default", at: doc.at })),
    ...alicloudBase("vault", doc, { named: ["instance_name"] }),
  }),
});

function isWide(policy: Doc, links: Links): Fact<boolean> {
  return admitsAll(
    written(policy.body, "access_control_rules"),
    (name) => {
      const rule = links.target(policy, name, rules, ["network_rule_name"]);
      return rule.state === "known" ? provided(rule.value, admits(rule.value)) : rule;
    },
    policy.at,
  );
}

function admits({ body, at }: Doc): Fact<boolean> {
  return everyAddress(list(body, "source_private_ip"), "source_private_ip", body.placeOf("source_private_ip") ?? at);
}

export const mappers = [vault];
