/** Whether the role of a function may write logs, as IAM answers it. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asBoolean, blocks, isAbsent, settled, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { policyDocument } from "../policy-document.ts";
import { grantedByAws, grantsLogs } from "./log-grants.ts";

export const IAM_ROLE = "iam.Role";
export const IAM_POLICY = "iam.Policy";

export function roleMayLogLive(doc: Doc, links: Links): Fact<boolean> {
  const { value } = valueAt(doc.body, "Role");
  if (value === undefined) return owed(doc.body, "Role");
  const role = links.target(doc, value, [IAM_ROLE], ["Arn"]);
  if (role.state !== "known") return role;
  const { body } = role.value;
  return strictest([
    ...answersIn(body, "RolePolicyList", (each) => grantsLogs(policyDocument(each.get("PolicyDocument")), each.at)),
    ...answersIn(body, "AttachedManagedPolicies", (each) => policyGrants(role.value, each, links)),
  ]);
}

/** One answer for each item of a list that every role has. */
function answersIn(body: MapValue, list: string, read: (item: MapValue) => Fact<boolean>): readonly Fact<boolean>[] {
  if (isAbsent(body, list)) return [owed(body, list)];
  const { items, open }: Many<MapValue> = blocks(body, list);
  return [...items.map(read), ...open.map((why) => unknownBecause(why, body.at))];
}

function policyGrants(role: Doc, attached: MapValue, links: Links): Fact<boolean> {
  const arn = text(attached, "PolicyArn", owed(attached, "PolicyArn"));
  if (arn.state !== "known") return arn;
  const byName = grantedByAws(arn.value, attached.at);
  if (byName !== undefined) return byName;
  const policy = links.target(role, arn.value, [IAM_POLICY], ["Arn"]);
  return policy.state === "known" ? byDefaultVersion(policy.value) : policy;
}

function byDefaultVersion({ body, at }: Doc): Fact<boolean> {
  if (isAbsent(body, "PolicyVersionList")) return owed(body, "PolicyVersionList");
  const { items, open } = blocks(body, "PolicyVersionList");
  const version = items.find((each) => asBoolean(settled(each.get("IsDefaultVersion")) ?? null) === true);
  if (version !== undefined) return grantsLogs(policyDocument(version.get("Document")), version.at);
  return open[0] === undefined ? unknown("owed", "PolicyVersionList", at) : unknownBecause(open[0], at);
}
