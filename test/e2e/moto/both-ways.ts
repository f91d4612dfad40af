/** Sets the facts of a live scan beside those of the same estate in code. */
import { readSnapshots } from "../../../src/cli/snapshot-files.ts";
import { diskTree } from "../../../src/iac/terraform/disk-tree.ts";
import { Positions } from "../../../src/model/at.ts";
import type { Resource } from "../../../src/model/kinds.ts";
import { factsOf, resourcesOf } from "../../providers/aws/mapped.ts";
import { estateCode } from "./estate-code.ts";

export interface Difference {
  /** `kind name fact`. */
  readonly fact: string;
  readonly code: string;
  readonly live: string;
}

export interface Compared {
  readonly different: readonly Difference[];
  /** Facts that both know and that are equal, by kind. */
  readonly equal: ReadonlyMap<string, number>;
}

/**
 * Compares every resource of the code with the one that a snapshot holds under the same kind and name, or the only one of its kind. `names`: what running
 * resources are called that were given no name (`virtual-network shop` to `vpc-…`).
 */
export function bothWays(snapshot: string, prefix: string, names: ReadonlyMap<string, string>): Compared {
  const { restored, gaps } = readSnapshots([snapshot], diskTree, new Positions(), new Set());
  if (gaps.length > 0) throw new Error(gaps.map(({ text }) => text.en).join(" "));
  const live = restored.flatMap(({ resources }) => resources);
  const different: Difference[] = [];
  const equal = new Map<string, number>();
  for (const written of resourcesOf(estateCode(prefix))) {
    const found = counterpart(written, live, names);
    if (found === undefined) continue;
    const [inCode, running] = [factsOf(written), factsOf(found)];
    for (const [name, fact] of Object.entries(inCode)) {
      const [code, other] = [plain(fact), plain(running[name])];
      if (isOpen(code) || isOpen(other)) continue;
      if (code === other) equal.set(written.kind, (equal.get(written.kind) ?? 0) + 1);
      else different.push({ fact: `${written.kind} ${written.name} ${name}`, code, live: other });
    }
  }
  return { different, equal };
}

/** Whether a part of it is not known. */
function isOpen(text: string): boolean {
  return /"[?…]/.test(text);
}

/** Services whose resources share a kind. */
const service = (native: string): string | undefined =>
  /(?:^|_)(sns|sqs|kinesis|dynamodb|rds|secretsmanager|ssm)(?:[._]|$)/.exec(native)?.[1];

function counterpart(written: Resource, live: readonly Resource[], names: ReadonlyMap<string, string>): Resource | undefined {
  const same = live.filter(({ kind, native }) => kind === written.kind && [undefined, service(native)].includes(service(written.native)));
  const short = (name: string): string =>
    name
      .split(/[/ ]/)
      .at(-1)
      ?.replace(/^us-east-1-\d+-/, "") ?? name;
  const wanted = names.get(`${written.kind} ${written.name}`) ?? short(written.name);
  const named = same.filter(({ name }) => short(name) === wanted);
  const [only] = named.length === 1 ? named : same.length === 1 ? same : [];
  return only;
}

/** What is pointed at is called otherwise in code than in answers, and an assumption is the word of code alone. */
function plain(fact: unknown): string {
  const told = Array.isArray(fact) ? (fact as unknown[]).filter((each) => !isIdle(each)) : fact;
  return JSON.stringify(told, (key, value: unknown): unknown => {
    if (key === "label") return undefined;
    if (typeof value === "string") return POINTERS.has(key) ? "<resource>" : value.replace(/^~/, "").replace(ADDRESS, "<resource>");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Answers also tell the grants and blocks that every bucket and account has, and that open and stop nothing. */
function isIdle(each: unknown): boolean {
  if (typeof each !== "object" || each === null) return false;
  return ("open" in each && each.open === false) || ("on" in each && /^~?false$/.test(String(each.on)));
}

const POINTERS = new Set(["group", "store", "members"]);
const ADDRESS = /^(aws_\w+\.|aws\/|code\/|vpc-|sg-|subnet-|\/shop\/).*$/;
