/** Whether the role of a function may write logs, in code. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { mapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, list, settled, valueAt } from "../../../src/provider/read.ts";
import { anyOf } from "../satellites.ts";
import { grantedByAws, grantsLogs } from "./log-grants.ts";

export const ROLE = "aws_iam_role";
const POLICY = "aws_iam_policy";
const INLINE = "aws_iam_role_policy";
const ATTACHMENTS = ["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"];
export const ROLE_TYPES = [POLICY, INLINE, ...ATTACHMENTS];

/** Every other policy that AWS keeps counts as not granting it. */
const KEPT_BY_AWS = /^arn:[^:]*:iam::aws:policy\//;

export function roleMayLog(doc: Doc, links: Links): Fact<boolean> {
  const role = links.target(doc, valueAt(doc.body, "role").value ?? null, [ROLE], ["arn", "name", "id"]);
  if (role.state !== "known") return role;
  const identity = ["name", "id", "arn"];
  const inline = links.attached(role.value, [INLINE], ["role"], identity);
  const attachments = links.attached(role.value, ATTACHMENTS, ["role", "roles"], identity);
  return strictest([
    anyOf(inline, (each) => grantsLogs(each.body.get("policy") ?? null, each.at)),
    anyOf(attachments, (each) => policyGrants(each, each.body.get("policy_arn") ?? null, links)),
    ...ofRole(role.value, links),
  ]);
}

/** Policies written in the role itself. */
function ofRole(role: Doc, links: Links): readonly Fact<boolean>[] {
  const inline = blocks(role.body, "inline_policy");
  const managed = list(role.body, "managed_policy_arns");
  const answers: Many<Fact<boolean>> = union([
    mapMany(inline, (each) =>
      each.doubt === undefined ? grantsLogs(each.get("policy") ?? null, role.at) : unknownBecause(each.doubt, each.at),
    ),
    mapMany(managed, (each) => policyGrants(role, each, links)),
  ]);
  return [...answers.items, ...answers.open.map((why) => unknownBecause(why, role.at))];
}

function policyGrants(doc: Doc, arn: Value, links: Links): Fact<boolean> {
  const policy = links.target(doc, arn, [POLICY], ["arn", "name"]);
  if (policy.state === "known") return grantsLogs(policy.value.body.get("policy") ?? null, policy.value.at);
  const name = settled(arn);
  if (typeof name !== "string") return policy;
  return grantedByAws(name, doc.at) ?? (KEPT_BY_AWS.test(name) ? known(false, { at: doc.at }) : policy);
}
