/** Whether a machine is in the security group that its VPC brings along. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, list, settled } from "../../../src/provider/read.ts";
import { namedInterfaces, startsOnInterface } from "./interfaces.ts";

const OWN = "aws_security_group";
const DEFAULT = "aws_default_security_group";

/** Where neither the machine, nor its interfaces, nor its template name a group, EC2 takes the default one. */
export function inDefaultGroup(doc: Doc, template: Fact<Doc> | undefined, links: Links): Fact<boolean> {
  const own = listsOf(doc, ["vpc_security_group_ids", "security_groups"]);
  if (saysSomething(own)) return judged(doc, own, links);
  if (startsOnInterface(doc)) {
    const { items, open } = namedInterfaces(doc, links);
    const answers = items.map((each) => judged(each, list(each.body, "security_groups"), links));
    return strictest([...answers, ...open.map((why) => unknownBecause(why, doc.at))]);
  }
  if (template !== undefined && template.state !== "known") return template;
  if (template === undefined) return judged(doc, own, links);
  const { body } = template.value;
  const inherited = union([
    listsOf(template.value, ["vpc_security_group_ids", "security_group_names"]),
    flatMapMany(blocks(body, "network_interfaces"), (each) => list(each, "security_groups")),
  ]);
  return judged(doc, inherited, links);
}

function listsOf(doc: Doc, names: readonly string[]): Many<Value> {
  return union(names.map((name) => list(doc.body, name)));
}

function saysSomething(groups: Many<Value>): boolean {
  return groups.items.length > 0 || groups.open.length > 0;
}

function judged(doc: Doc, groups: Many<Value>, links: Links): Fact<boolean> {
  if (!saysSomething(groups)) return known(true, { basis: "default", at: doc.at });
  const answers = groups.items.map((group) => isDefault(doc, group, links));
  return strictest([...answers, ...groups.open.map((why) => unknownBecause(why, doc.at))]);
}

/** The default group has the name `default`, and no other may take it. */
function isDefault(doc: Doc, group: Value, links: Links): Fact<boolean> {
  if (typeof group === "object" && group?.is === "reference" && group.path === "default_security_group_id")
    return known(true, { at: doc.at });
  const found = links.target(doc, group, [OWN, DEFAULT], ["id", "name"]);
  if (found.state === "known") return known(found.value.type === DEFAULT, { at: doc.at });
  const name = settled(group);
  return typeof name === "string" && !name.startsWith("sg-") ? known(name === "default", { at: doc.at }) : found;
}
