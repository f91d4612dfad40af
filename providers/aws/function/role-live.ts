/** Whether the role of a function may write logs, as IAM answers it. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { chain, known, mapFact, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asBoolean, blocks, isAbsent, settled, text, valueAt } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { owed } from "../answers.ts";
import { policyDocument } from "../policy-document.ts";
import { grantedByAws, grantsLogs, refusesLogs } from "./log-grants.ts";

export const IAM_ROLE = "iam.Role";
export const IAM_POLICY = "iam.Policy";

/** Some policy of the role lets it write the function's log group, none denies it, and its permissions boundary, if it has one, leaves it that. */
export function roleMayLogLive(doc: Doc, links: Links): Fact<boolean> {
  const { value } = valueAt(doc.body, "Role");
  if (value === undefined) return owed(doc.body, "Role");
  const role = links.target(doc, value, [IAM_ROLE], ["Arn"]);
  if (role.state !== "known") return role;
  const ofFunction = text(doc.body, "FunctionName", owed(doc.body, "FunctionName"));
  const standard = mapFact(ofFunction, (name) => `/aws/lambda/${name}`);
  return chain(text(doc.body, "LoggingConfig.LogGroup", standard), (group) => mayLog(role.value, group, links));
}

function mayLog(role: Doc, group: string, links: Links): Fact<boolean> {
  const { body } = role;
  const overAll = (judge: Judge): Fact<boolean> =>
    strictest([
      ...answersIn(body, "RolePolicyList", (each) => judge(policyDocument(each.get("PolicyDocument")), each.at, group)),
      ...answersIn(body, "AttachedManagedPolicies", (each) => judged(role, each, "PolicyArn", judge, group, links)),
    ]);
  const bounds = blocks(body, "PermissionsBoundary");
  return both(
    overAll(grantsLogs),
    not(overAll(refusesLogs)),
    ...bounds.items.map((each) => judged(role, each, "PermissionsBoundaryArn", grantsLogs, group, links)),
    ...bounds.open.map((why) => unknownBecause(why, body.at)),
  );
}

type Judge = (policy: Value, at: At | undefined, group: string) => Fact<boolean>;

/** One answer for each item of a list that every role has. */
function answersIn(body: MapValue, list: string, read: (item: MapValue) => Fact<boolean>): readonly Fact<boolean>[] {
  if (isAbsent(body, list)) return [owed(body, list)];
  const { items, open }: Many<MapValue> = blocks(body, list);
  return [...items.map(read), ...open.map((why) => unknownBecause(why, body.at))];
}

/** What a policy says that is named by its ARN under `member`. */
function judged(role: Doc, named: MapValue, member: string, judge: Judge, group: string, links: Links): Fact<boolean> {
  const arn = text(named, member, owed(named, member));
  if (arn.state !== "known") return arn;
  const byName = grantedByAws(arn.value, named.at);
  // Those policies deny nothing.
  if (byName !== undefined) return judge === grantsLogs ? byName : known(false, { at: named.at });
  const policy = links.target(role, arn.value, [IAM_POLICY], ["Arn"]);
  return policy.state === "known" ? byDefaultVersion(policy.value, judge, group) : policy;
}

function byDefaultVersion({ body, at }: Doc, judge: Judge, group: string): Fact<boolean> {
  if (isAbsent(body, "PolicyVersionList")) return owed(body, "PolicyVersionList");
  const { items, open } = blocks(body, "PolicyVersionList");
  const version = items.find((each) => asBoolean(settled(each.get("IsDefaultVersion")) ?? null) === true);
  if (version !== undefined) return judge(policyDocument(version.get("Document")), version.at, group);
  return open[0] === undefined ? unknown("owed", "PolicyVersionList", at) : unknownBecause(open[0], at);
}
