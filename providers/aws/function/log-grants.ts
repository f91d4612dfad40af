/** Whether a policy lets its holder write logs, in code and in live answers alike. */
import type { Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { settled } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";

const NEEDED = ["logs:createlogstream", "logs:putlogevents"];
/** Policies of AWS for functions that carry both permissions. */
const OF_AWS =
  /:policy\/(service-role\/AWSLambda(BasicExecutionRole|VPCAccessExecutionRole|DynamoDBExecutionRole|KinesisExecutionRole|SQSQueueExecutionRole|MSKExecutionRole)|CloudWatchLogsFullAccess|AdministratorAccess|PowerUserAccess)$/;

/** What is known of a policy that AWS keeps, by its ARN. */
export function grantedByAws(arn: string, at: At | undefined): Fact<boolean> | undefined {
  return OF_AWS.test(arn) ? known(true, { at }) : undefined;
}

/** Both actions, by one statement or by several. `group`: name of the log group that is written to, where it is known. */
export function grantsLogs(policy: Value, at: At | undefined, group?: string): Fact<boolean> {
  return policy === null
    ? known(false, { basis: "default", at })
    : both(...NEEDED.map((action) => says("allow", policy, action, at, group)));
}

/** One of the actions: what one policy of a role denies, no other allows. */
export function refusesLogs(policy: Value, at: At | undefined, group: string): Fact<boolean> {
  return strictest(NEEDED.map((action) => says("deny", policy, action, at, group)));
}

type Effect = "allow" | "deny";

function says(effect: Effect, policy: Value, action: string, at: At | undefined, group: string | undefined): Fact<boolean> {
  const { items, open } = statementsOf(policy);
  return strictest([...items.map((each) => decides(each, effect, action, group)), ...open.map((why) => unknownBecause(why, at))]);
}

function decides(statement: Statement, wanted: Effect, action: string, group: string | undefined): Fact<boolean> {
  const { effect, actions, conditions, at } = statement;
  if (effect.state !== "known") return effect.state === "unknown" ? effect : known(false, { at });
  if (effect.value !== wanted || (group !== undefined && isElsewhere(statement, group))) return known(false, { at });
  if (actions.items.some((each) => matches(settled(each), action))) {
    const conditional = conditions.items.length > 0 || conditions.open.length > 0;
    return conditional ? unknown("not-visible", "whether the condition of a statement about logs holds", at) : known(true, { at });
  }
  const unread = actions.items.map((each) => settled(each)).some((each) => typeof each === "object");
  const [why] = actions.open;
  if (why !== undefined) return unknownBecause(why, at);
  return unread ? unknown("unexpected-value", "Action", at) : known(false, { at });
}

const LOGS_ARN = /^arn:[^:]*:logs:[^:]*:[^:]*:/;

/** Whether every resource of a statement is written out and is something else than the streams of a log group. */
function isElsewhere({ resources: { items, open } }: Statement, group: string): boolean {
  const stream = `log-group:${group}:log-stream:any`.toLowerCase();
  return (
    open.length === 0 &&
    items.length > 0 &&
    items.map((each) => settled(each)).every((each) => typeof each === "string" && !matches(each.replace(LOGS_ARN, ""), stream))
  );
}

/** Actions and resources may hold `*` and `?`. */
function matches(written: Value | undefined, wanted: string): boolean {
  if (typeof written !== "string") return false;
  const pattern = written
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`).test(wanted);
}
