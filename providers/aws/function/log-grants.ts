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

/** Both actions, by one statement or by several. */
export function grantsLogs(policy: Value, at: At | undefined): Fact<boolean> {
  if (policy === null) return known(false, { basis: "default", at });
  const { items, open } = statementsOf(policy);
  const answers = NEEDED.map((action) =>
    strictest([...items.map((each) => allows(each, action)), ...open.map((why) => unknownBecause(why, at))]),
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
