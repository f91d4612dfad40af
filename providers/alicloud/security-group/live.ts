import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown } from "../../../src/model/fact.ts";
import { closed, flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { Peer, TrafficRule } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import type { AnswerDefinition } from "../../../src/provider/answer.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, number, presenceOf, settled, text, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { asAddresses, policies, portsAt, protocols } from "../traffic.ts";
import { factOf, isObject, listIn, textOf } from "../answers.ts";
import { egressDefault } from "./rules.ts";

const groups = "ecs.SecurityGroup";
const permissions = "ecs.SecurityGroupPermissions";

/** The rules come in pages, each an answer of its own. */
function pageOf(request: Readonly<Record<string, unknown>>): { readonly id: string; readonly plus: Readonly<Record<string, unknown>> } {
  const group = textOf(request["SecurityGroupId"]);
  const token = textOf(request["NextToken"]);
  return { id: token === "" ? group : `${group}/${token}`, plus: { SecurityGroupId: group, PageToken: token, AskedDirection: textOf(request["Direction"]) || "all" } };
}

export const answers: readonly AnswerDefinition[] = [
  {
    provider: "alicloud",
    operation: "ecs.DescribeSecurityGroups",
    permission: "ecs:DescribeSecurityGroups",
    yields: groups,
    find: (body) =>
      listIn(body, "SecurityGroups", "SecurityGroup").map((group, index) => ({
        id: textOf(group["SecurityGroupId"]),
        body: group,
        path: `SecurityGroups.SecurityGroup[${String(index)}]`,
      })),
  },
  {
    provider: "alicloud",
    operation: "ecs.DescribeSecurityGroupAttribute",
    permission: "ecs:DescribeSecurityGroupAttribute",
    yields: permissions,
    find: (body, request) => {
      const page = pageOf({ SecurityGroupId: body["SecurityGroupId"], ...request });
      return [{ ...page, body, path: "" }];
    },
    none: { codes: [], find: (request) => ({ ...pageOf(request), body: {}, path: "" }) },
  },
];

const kinds = { normal: true, enterprise: false } as const;

const securityGroup = defineMapper({
  provider: "alicloud",
  reads: groups,
  kinds: ["security-group"],
  identity: ["SecurityGroupId"],
  with: { pages: attached(permissions, "SecurityGroupId") },
  map: (group, { pages }) => ({
    ...alicloudBase("security-group", group, { named: ["SecurityGroupName"], handles: ["SecurityGroupId"] }),
    semantics: "priority-drop-wins",
    rules: union([
      flatMapMany(pages, rulesIn),
      opened([], ...missing(group, pages)),
      egressDefault(word(group.body, "SecurityGroupType", kinds, unknown("owed", "SecurityGroupType", group.at))),
    ]),
    isDefault: known(false, { basis: "platform" }),
  }),
});

/** Pages that were announced and not read, or none at all. */
function missing(group: Doc, pages: Many<Doc>): readonly ReturnType<typeof because>[] {
  if (pages.items.length === 0) return [because("not-listed", "Permissions.Permission", group.at)];
  const read = new Set(pages.items.map((page) => settled(page.body.get("PageToken"))));
  const announced = pages.items.map((page) => settled(page.body.get("NextToken"))).filter((token) => typeof token === "string" && token !== "");
  return announced.filter((token) => !read.has(token)).map(() => because("truncated", "Permissions.Permission", group.at));
}

function rulesIn(page: Doc): Many<TrafficRule> {
  const outer = page.body.get("Permissions");
  const partly = settled(page.body.get("AskedDirection"));
  const found = blocks(page.body, "Permissions").items[0];
  const rules = found === undefined ? opened([]) : mapMany(blocks(found, "Permission"), ruleOf);
  const doubts = typeof outer === "object" && outer?.is === "unresolved" ? [outer.why] : isObject(outer) ? [] : [because("owed", "Permissions", page.at)];
  return opened(rules.items, ...rules.open, ...doubts, ...(partly === "all" ? [] : [because("truncated", "Permissions.Permission", page.at)]));
}

const directions = { ingress: "ingress", egress: "egress" } as const;

function ruleOf(rule: MapValue): TrafficRule {
  const direction = word(rule, "Direction", directions, unknown("owed", "Direction", rule.at));
  const side = chain(direction, (way) => known(way === "ingress" ? "Source" : "Dest"));
  const label = text(rule, "SecurityGroupRuleId", known(""));
  return {
    presence: presenceOf(rule),
    ...(rule.at === undefined ? undefined : { at: rule.at }),
    ...(label.state === "known" ? { label: label.value } : undefined),
    direction,
    action: word(rule, "Policy", policies, unknown("owed", "Policy", rule.at)),
    order: number(rule, "Priority", unknown("owed", "Priority", rule.at)),
    protocol: word(rule, "IpProtocol", protocols, unknown("owed", "IpProtocol", rule.at)),
    ports: portsAt(rule, "PortRange", unknown(isAbsent(rule, "PortRangeListId") ? "owed" : "not-read", "PortRange", rule.at)),
    peers: side.state === "known" ? peersOf(rule, side.value) : opened([], because("owed", "Direction", rule.at)),
  };
}

/** Of the four ways to name the other end all but one are empty. */
function peersOf(rule: MapValue, side: string): Many<Peer> {
  const named = [`${side}CidrIp`, `Ipv6${side}CidrIp`].flatMap((path): readonly Many<Peer>[] => {
    if (written(rule, path) === undefined) return [];
    const read = factOf(rule, path, asAddresses);
    return [read.state === "known" ? closed([{ addresses: read.value }]) : opened([], because("unexpected-value", path, rule.at))];
  });
  const group = text(rule, `${side}GroupId`, known(""));
  if (group.state === "known" && group.value !== "") named.push(closed([{ members: group.value }]));
  const list = text(rule, `${side}PrefixListId`, known(""));
  if (list.state === "known" && list.value !== "") named.push(opened([], because("outside-scan", list.value, rule.at)));
  return named.length > 0 ? union(named) : opened([], because("owed", `${side}CidrIp`, rule.at));
}

export const mappers = [securityGroup];
