/** Whether security groups of the code let everybody in, for mappers whose fact hangs on it. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, union, type Many } from "../../../src/model/many.ts";
import { admitsInternet, portSet, type TrafficRule } from "../../../src/model/traffic.ts";
import type { Links } from "../../../src/provider/link.ts";
import { MADE } from "./default-group.ts";
import { inlineRules, SPLIT_RULES, splitRule } from "./rules.ts";

const OWN = "aws_security_group";
const ADOPTED = "aws_default_security_group";
const VPC = "aws_vpc";

/** Whether anybody on the internet passes any of the groups on one of the ports. */
export function anybodyPasses(doc: Doc, guards: Many<DatabaseGuard>, ports: readonly number[], links: Links): Fact<boolean> {
  const answers = guards.items.map(({ group }): Fact<boolean> => {
    if (group.state !== "known") return group;
    const found = links.target(doc, group.value, [OWN, ADOPTED, VPC], ["id"]);
    return found.state === "known" ? admits(found.value, ports, links) : found;
  });
  return strictest([...answers, ...guards.open.map((why) => unknownBecause(why, doc.at))]);
}

function admits(group: Doc, ports: readonly number[], links: Links): Fact<boolean> {
  const rules = group.type === VPC ? rulesOfDefault(group, links) : rulesOf(group, links);
  const query = { direction: "ingress", protocol: "tcp", ports: portSet(...ports.map((port) => [port, port] as const)) } as const;
  const answer = admitsInternet({ semantics: "allow-only", rules }, query);
  if (answer.open !== "unknown") return known(answer.open, { at: group.at });
  const [why] = answer.because;
  return why === undefined ? unknown("not-visible", "the rules of the group", group.at) : unknownBecause(why, group.at);
}

function rulesOf(group: Doc, links: Links): Many<TrafficRule> {
  const split = links.attached(group, SPLIT_RULES, ["security_group_id"], ["id"]);
  return union([inlineRules(group, "ingress", links), mapMany(split, (rule) => splitRule(rule, links))]);
}

/** The default group goes by the name of its VPC, whether the code takes it over or not. */
function rulesOfDefault(vpc: Doc, links: Links): Many<TrafficRule> {
  const split = mapMany(links.attached(vpc, SPLIT_RULES, ["security_group_id"], ["id"]), (rule) => splitRule(rule, links));
  const adopters = links.attached(vpc, [ADOPTED], ["vpc_id"], ["id"]);
  const adopted = flatMapMany(adopters, (each) => rulesOf(each, links));
  return union([adopters.items.length > 0 ? adopted : union([MADE, adopted]), split]);
}
