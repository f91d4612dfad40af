/** What a user grants to a scan, and what a scan holds a role down to. */
import type { Json } from "../../src/provider/json.ts";

/** Size that STS takes of an inline policy, characters (AssumeRole, Policy). */
const MOST = 2048;

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string;
}

/** Products of which some reading operations give out data, secrets or credentials, and whose operations are therefore named one by one. */
const ONE_BY_ONE: ReadonlySet<string> = new Set(["apigateway", "cs", "fc", "hdm", "log", "mq", "ons", "rocketmq", "sae", "sts"]);

/** Beginnings that cover settings alone, of products whose verbs cover more. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = { oss: ["oss:GetBucket"], kms: ["kms:Describe", "kms:List"] };

/** What is data, a record of what was done, or a way in, among what a verb covers. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  dds: ["AuditRecords", "Backup*", "Binlog*", "Error*", "Running*", "Slow*"],
  ecs: ["InstanceVncUrl", "Invocation*", "SendFile*", "Terminal*", "UserData"],
  kvstore: ["AuditRecords", "Backup*", "Running*", "Slow*"],
  polardb: ["Backup*", "DBLog*", "Slow*"],
  rds: ["Backup*", "Binlog*", "Error*", "Log*", "RC*", "SQLLog*", "Slow*"],
  vpc: ["SslVpn*", "Vpn*"],
  "yundun-sas": ["InstallCode*"],
};

const ENTER = "sts:AssumeRole";

/**
 * A RAM policy that allows these actions and nothing else; of roles, only the one of that name can be entered, in whatever account it is.
 * Pure: the same permissions give the same policy, whatever their order.
 */
export function ramPolicy(permissions: Iterable<string>, memberRole: string): Json {
  const every = new Set(permissions);
  const enter = every.delete(ENTER) ? [{ ...allow([ENTER]), Resource: `acs:ram:*:*:role/${memberRole}` }] : [];
  return policyOf([allow([...every].sort()), ...enter]);
}

/**
 * The same as the text of an inline policy of AssumeRole, which is limited. Where the list of actions is longer, those of the products where that
 * saves most are written by their beginning (`ecs:Describe*`), with a denial of what this covers of data.
 */
export function sessionPolicy(permissions: Iterable<string>): string {
  const every = [...new Set(permissions)].sort();
  const exact = new Map<string, readonly string[]>();
  for (const each of every) exact.set(productOf(each), [...(exact.get(productOf(each)) ?? []), each]);
  const shorter = [...exact]
    .filter(([product]) => !ONE_BY_ONE.has(product))
    .map(([product, actions]) => ({ product, ...widened(product, actions) }))
    .sort((one, other) => other.saved - one.saved || (one.product < other.product ? -1 : 1));
  const taken = new Map<string, (typeof shorter)[number]>();
  const written = (): string => {
    const allowed = [...exact].flatMap(([product, actions]) => taken.get(product)?.allowed ?? actions);
    const denied = [...taken.values()].flatMap((each) => each.denied).sort();
    return JSON.stringify(policyOf(denied.length === 0 ? [allow(allowed)] : [allow(allowed), { ...allow(denied), Effect: "Deny" }]));
  };
  for (const each of shorter) {
    if (written().length <= MOST) break;
    if (each.saved > 0) taken.set(each.product, each);
  }
  return written();
}

function widened(product: string, actions: readonly string[]): { allowed: readonly string[]; denied: readonly string[]; saved: number } {
  const beginning = (action: string): string | undefined =>
    SETTINGS[product] === undefined
      ? /^[^:]+:(Check|Describe|Get|List|Query)/.exec(action)?.[0]
      : SETTINGS[product].find((each) => action.startsWith(each));
  const allowed = [...new Set(actions.map((action) => (beginning(action) === undefined ? action : `${beginning(action) ?? ""}*`)))];
  const denied = (NEVER[product] ?? []).map((each) => `${product}:Describe${each}`);
  return { allowed, denied, saved: lengthOf(actions) - lengthOf(allowed) - lengthOf(denied) };
}

function productOf(action: string): string {
  return action.split(":")[0] ?? "";
}

function allow(actions: readonly string[]): Statement {
  return { Effect: "Allow", Action: actions, Resource: "*" };
}

function policyOf(statements: readonly Statement[]): Json {
  return { Version: "1", Statement: statements };
}

/** In JSON, each with its quotes and comma. */
function lengthOf(actions: readonly string[]): number {
  return actions.reduce((sum, each) => sum + each.length + 3, 0);
}
