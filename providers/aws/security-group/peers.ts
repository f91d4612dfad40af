/** Who a security-group rule is about, in the three forms that Terraform has for such a rule. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { closed, flatMapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { Peer } from "../../../src/model/traffic.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asBoolean, blocks, list, refOf, settled, valueAt } from "../../../src/provider/read.ts";
import { rangeOf } from "../traffic.ts";

const RANGES = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];
const GROUPS = ["security_groups", "source_security_group_id", "referenced_security_group_id"];
const PREFIX_LISTS = ["prefix_list_ids", "prefix_list_id"];

export const PREFIX_LIST = "aws_ec2_managed_prefix_list";
export const PREFIX_LIST_ENTRY = "aws_ec2_managed_prefix_list_entry";

/** This data source finds only the lists of AWS services. */
const AWS_OWNED = /(^|\.)data\.aws_prefix_list\./;

/** The peers of a rule. Groups are members whatever they resolve to: a group is never "any address". */
export function peersOf(rule: MapValue, doc: Doc, links: Links): Many<Peer> {
  return union([
    ...RANGES.map((name) => ranges(list(rule, name), name, doc, links)),
    ...PREFIX_LISTS.map((name) => flatMapMany(list(rule, name), (each) => prefixList(each, doc, links))),
    ...GROUPS.map((name) => closed(list(rule, name).items.map(member))),
    self(rule),
  ]);
}

function ranges(values: Many<Value>, name: string, doc: Doc, links: Links): Many<Peer> {
  const items: Peer[] = [];
  const open: Unknown[] = [...values.open];
  for (const each of values.items) {
    const read = rangeOf(each, name, doc, links);
    if (read.state === "known") items.push(read.value);
    else if (read.state === "unknown") open.push(read.why);
  }
  return opened(items, ...open);
}

function member(value: Value): Peer {
  const group = refOf(value);
  return { members: group.state === "known" ? group.value : "a security group" };
}

/** Members of the group itself. Not knowing whether `self` is set cannot open anything. */
function self(rule: MapValue): Many<Peer> {
  const written = settled(valueAt(rule, "self").value);
  return written === undefined || asBoolean(written) === false ? closed([]) : closed([{ members: "self" }]);
}

/** The ranges of a prefix list of this code. The list of a gateway endpoint belongs to AWS and names one service, never everybody. */
function prefixList(value: Value, doc: Doc, links: Links): Many<Peer> {
  if (links.target(doc, value, ["aws_vpc_endpoint"]).state === "known") return closed([{ members: "prefix list of a VPC endpoint" }]);
  const found = links.target(doc, value, [PREFIX_LIST], ["id", "arn"]);
  if (found.state === "unknown" && AWS_OWNED.test(found.why.subject)) return closed([{ members: found.why.subject }]);
  if (found.state !== "known") return opened([], found.state === "unknown" ? found.why : because("outside-scan", "prefix list"));
  const entries = links.attached(found.value, [PREFIX_LIST_ENTRY], ["prefix_list_id"], ["id"]);
  return union([
    flatMapMany(blocks(found.value.body, "entry"), (entry) => ranges(list(entry, "cidr"), "cidr", doc, links)),
    flatMapMany(entries, (entry) => ranges(list(entry.body, "cidr"), "cidr", doc, links)),
  ]);
}
