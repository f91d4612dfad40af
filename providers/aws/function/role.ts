/** Whether the role of a function may write logs. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { mapMany, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { blocks, list, settled, valueAt } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { anyOf } from "../satellites.ts";

export const ROLE = "aws_iam_role";
const POLICY = "aws_iam_policy";
const INLINE = "aws_iam_role_policy";
const ATTACHMENTS = ["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"];
export const ROLE_TYPES = [POLICY, INLINE, ...ATTACHMENTS];

const NEEDED = ["logs:createlogstream", "logs:putlogevents"];
/** Policies of AWS for functions that carry both permissions. */
const OF_AWS =
  /:policy\/(service-role\/AWSLambda(BasicExecutionRole|VPCAccessExecutionRole|DynamoDBExecutionRole|KinesisExecutionRole|SQSQueueExecutionRole|MSKExecutionRole)|CloudWatchLogsFullAccess|AdministratorAccess|PowerUserAccess)$/;
/** Every other policy that AWS keeps counts as not granting it. */
const KEPT_BY_AWS = /^arn:[^:]*:iam::aws:policy\//;

export function roleMayLog(doc: Doc, links: Links): Fact<boolean> {
  const role = links.target(doc, valueAt(doc.body, "role").value ?? null, [ROLE], ["arn", "name", "id"]);
  if (role.state !== "known") return role;
  const identity = ["name", "id", "arn"];
  const inline = links.attached(role.value, [INLINE], ["role"], identity);
  const attachments = links.attached(role.value, ATTACHMENTS, ["role", "roles"], identity);
  return strictest([
    anyOf(inline, (each) => grants(each.body.get("policy") ?? null, each)),
    anyOf(attachments, (each) => policyGrants(each, each.body.get("policy_arn") ?? null, links)),
    ...ofRole(role.value, links),
  ]);
}

/** Policies written in the role itself. */
function ofRole(role: Doc, links: Links): readonly Fact<boolean>[] {
  const inline = blocks(role.body, "inline_policy");
  const managed = list(role.body, "managed_policy_arns");
  const answers: Many<Fact<boolean>> = union([
    mapMany(inline, (each) => (each.doubt === undefined ? grants(each.get("policy") ?? null, role) : unknownBecause(each.doubt, each.at))),
    mapMany(managed, (each) => policyGrants(role, each, links)),
  ]);
  return [...answers.items, ...answers.open.map((why) => unknownBecause(why, role.at))];
}

function policyGrants(doc: Doc, arn: Value, links: Links): Fact<boolean> {
  const policy = links.target(doc, arn, [POLICY], ["arn", "name"]);
  if (policy.state === "known") return grants(policy.value.body.get("policy") ?? null, policy.value);
  const name = settled(arn);
  if (typeof name !== "string") return policy;
  if (OF_AWS.test(name)) return known(true, { at: doc.at });
  return KEPT_BY_AWS.test(name) ? known(false, { at: doc.at }) : policy;
}

/** Both actions, by one statement or by several. */
function grants(policy: Value, doc: Doc): Fact<boolean> {
  if (policy === null) return known(false, { basis: "default", at: doc.at });
  const { items, open } = statementsOf(policy);
  const answers = NEEDED.map((action) =>
    strictest([...items.map((each) => allows(each, action)), ...open.map((why) => unknownBecause(why, doc.at))]),
  );
  return both(...answers);
}

function allows({ effect, actions, at }: Statement, wanted: string): Fact<boolean> {
  if (effect.state !== "known") return effect.state === "unknown" ? effect : known(false, { at });
  if (effect.value !== "allow") return known(false, { at });
  if (actions.items.some((each) => matches(settled(each), wanted))) return known(true, { at });
  const unread = actions.items.map((each) => settled(each)).some((each) => typeof each === "object");
  const [why] = actions.open;
  if (why !== undefined) return unknownBecause(why, at);
  return unread ? unknown("unexpected-value", "Action", at) : known(false, { at });
}

/** Actions may hold `*` and `?`. */
function matches(action: Value | undefined, wanted: string): boolean {
  if (typeof action !== "string") return false;
  const pattern = action
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`).test(wanted);
}
