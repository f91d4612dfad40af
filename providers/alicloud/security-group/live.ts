import type { Doc } from "../../../src/iac/document.ts";
import { unknown } from "../../../src/model/fact.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { TrafficRule } from "../../../src/model/traffic.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { detail, each, listing, type Call } from "../../../src/provider/call.ts";
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { blocks, settled, word } from "../../../src/provider/read.ts";
import { isObject } from "../answers.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { listCalls, listTypes, namedLists, type NamedLists } from "./named-lists.ts";
import { permissionOf } from "./permission.ts";
import { egressDefault } from "./rules.ts";

const groups = "ecs.SecurityGroup";
const permissions = "ecs.SecurityGroupPermissions";

/** The rules come in pages, each an answer of its own. */
function pageOf(request: Json): { readonly id: string; readonly plus: Json } {
  const group = textOf(request["SecurityGroupId"]);
  const token = textOf(request["NextToken"]);
  return {
    id: token === "" ? group : `${group}/${token}`,
    plus: { SecurityGroupId: group, PageToken: token, AskedDirection: textOf(request["Direction"]) || "all" },
  };
}

export const calls: readonly Call[] = [
  listing({
    provider: "alicloud",
    operation: "ecs.DescribeSecurityGroups",
    permissions: ["ecs:DescribeSecurityGroups"],
    yields: groups,
    covers: "region",
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", 100] }),
    find: each("SecurityGroups.SecurityGroup", "SecurityGroupId"),
    lists: ["security-group"],
  }),
  detail({
    provider: "alicloud",
    operation: "ecs.DescribeSecurityGroupAttribute",
    permissions: ["ecs:DescribeSecurityGroupAttribute"],
    yields: permissions,
    of: groups,
    ask: ([group]) => ({ SecurityGroupId: group?.["SecurityGroupId"], Direction: "all" }),
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["MaxResults", 1000] }),
    about: pageOf,
    find: (body, request) =>
      isJson(body["Permissions"]) ? [{ ...pageOf({ SecurityGroupId: body["SecurityGroupId"], ...request }), body, path: "" }] : undefined,
  }),
  ...listCalls,
];

const kinds = { normal: true, enterprise: false } as const;

/** What `InnerAccessPolicy` says is among members alone, and opens a group to nobody else. */
const securityGroup = defineMapper({
  provider: "alicloud",
  reads: groups,
  kinds: ["security-group"],
  identity: ["SecurityGroupId"],
  with: { pages: attached(permissions, "SecurityGroupId") },
  also: listTypes,
  map: (group, { pages }, links) => ({
    semantics: "priority-drop-wins",
    rules: union([
      flatMapMany(pages, (page) => rulesIn(page, namedLists(group, links))),
      opened([], ...missing(group, pages)),
      egressDefault(word(group.body, "SecurityGroupType", kinds, unknown("owed", "SecurityGroupType", group.at))),
    ]),
    isDefault: notOffered["virtual-machine/default-group"],
    ...alicloudBase("security-group", group, { named: ["SecurityGroupName"], handles: ["SecurityGroupId"] }),
  }),
});

/** Pages that were announced and not read, or none at all. */
function missing(group: Doc, pages: Many<Doc>): readonly Unknown[] {
  if (pages.items.length === 0) return [because("not-listed", "Permissions.Permission", group.at)];
  const read = new Set(pages.items.map((page) => settled(page.body.get("PageToken"))));
  const announced = pages.items
    .map((page) => settled(page.body.get("NextToken")))
    .filter((token) => typeof token === "string" && token !== "");
  return announced.filter((token) => !read.has(token)).map(() => because("truncated", "Permissions.Permission", group.at));
}

function rulesIn(page: Doc, lists: NamedLists): Many<TrafficRule> {
  const outer = page.body.get("Permissions");
  const partly = settled(page.body.get("AskedDirection"));
  const found = blocks(page.body, "Permissions").items[0];
  const rules = found === undefined ? opened([]) : mapMany(blocks(found, "Permission"), (rule) => permissionOf(rule, lists));
  const doubts =
    typeof outer === "object" && outer?.is === "unresolved"
      ? [outer.why]
      : isObject(outer)
        ? []
        : [because("owed", "Permissions", page.at)];
  return opened(
    rules.items,
    ...rules.open,
    ...doubts,
    ...(partly === "all" ? [] : [because("truncated", "Permissions.Permission", page.at)]),
  );
}

export const mappers = [securityGroup];
