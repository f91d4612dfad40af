import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import { settled } from "../../../src/provider/read.ts";
import { readRules, type ReadRule, type RuleNames } from "./rules.ts";

const names: RuleNames = {
  direction: "direction",
  access: "access",
  priority: "priority",
  protocol: "protocol",
  ports: ["destination_port_range", "destination_port_ranges"],
  sourcePorts: ["source_port_range", "source_port_ranges"],
  source: ["source_address_prefix", "source_address_prefixes"],
  sourceGroups: "source_application_security_group_ids",
  destination: ["destination_address_prefix", "destination_address_prefixes"],
  destinationGroups: "destination_application_security_group_ids",
};

/** A rule of its own, as Terraform writes it. */
export function terraformRules(doc: Doc): Many<ReadRule> {
  return inlineRules(doc.body, doc.presence, doc.name);
}

/** A rule in a block of its group. */
export function inlineRules(body: MapValue, presence: Fact<true>, otherwise = "security_rule"): Many<ReadRule> {
  const name = settled(body.get("name"));
  return closed(readRules(body, names, presence, typeof name === "string" ? name : otherwise));
}
