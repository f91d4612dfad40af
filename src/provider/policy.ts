/** Resource policies in the grammar that AWS and Alibaba Cloud share: statements with effect, principal, action, resource and conditions. */
import { structureOf } from "../iac/json-text.ts";
import { isMap, type MapValue, type Value } from "../iac/value.ts";
import { coversInternet, parseCidr, unite, type Addresses } from "../model/addresses.ts";
import type { At } from "../model/at.ts";
import { known, mapFact, unknown, unknownBecause, type Fact } from "../model/fact.ts";
import { opened, type Many } from "../model/many.ts";
import { because, type Unknown } from "../model/unknown.ts";
import { asBoolean, blocks, elements, factOf, isAbsent, list, settled, word } from "./read.ts";

export interface PolicyDialect {
  /** Condition keys, lower case, that tie a request to known callers or networks. */
  readonly narrowing: readonly string[];
  /** Condition keys, lower case, that hand the decision on to policies which are not read here: those of access points. */
  readonly delegating?: readonly string[];
  /** Condition keys, lower case, whose values are addresses. */
  readonly addresses: readonly string[];
  /** Prefix lengths below which the cloud itself takes a range for everybody. */
  readonly broad?: { readonly v4: number; readonly v6: number };
  /** Condition key, lower case, that is false on a plain connection. */
  readonly secureTransport: string;
  /** Condition key, lower case, that holds the TLS version and is missing on a plain connection. */
  readonly tlsVersion?: string;
  /** Condition keys, lower case, that name a private network or an endpoint in one. */
  readonly networks?: readonly string[];
  /** Actions that stand for everything on the store: `s3:*`, `*`. */
  readonly everyAction: readonly string[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: Many<Value>;
}

export interface Statement {
  readonly effect: Fact<"allow" | "deny">;
  /** Whether the principal is everybody. */
  readonly anyone: Fact<boolean>;
  readonly actions: Many<Value>;
  readonly resources: Many<Value>;
  readonly conditions: Many<Condition>;
  readonly at: At | undefined;
}

const effects = { allow: "allow", deny: "deny" } as const;

/** The statements of a policy written as text, as `jsonencode`, or as a policy data source. */
export function statementsOf(policy: Value): Many<Statement> {
  const body = settled(structureOf(settled(policy) ?? null));
  if (!isMap(body)) {
    const why = typeof body === "object" && body !== null && body.is === "unresolved" ? body.why : because("unexpected-value", "policy");
    return opened([], why);
  }
  // Every policy has statements: one that shows none was not read.
  if (isAbsent(body, "Statement")) return opened([], because("unexpected-value", "policy without Statement", body.at));
  const parts = blocks(body, "Statement");
  return opened(parts.items.map(statementOf), ...parts.open);
}

/** A statement that may not be there has an effect that is not known. */
function statementOf(body: MapValue): Statement {
  const without = unknown("unexpected-value", "statement without Effect", body.at);
  const effect = body.doubt === undefined ? word(body, "Effect", effects, without) : unknownBecause(body.doubt, body.at);
  return {
    effect,
    anyone: anyone(body, effect),
    actions: list(body, "Action"),
    resources: list(body, "Resource"),
    conditions: conditionsOf(body),
    at: body.at,
  };
}

/** Sorts of principal whose wildcard is everybody. That of a service or an identity provider is all of these alone. */
const CALLERS = /^(AWS|RAM)$/i;

/**
 * `*`, `{"AWS": "*"}`, or a `NotPrincipal`: in an allow it lets everybody else in, in a deny it spares somebody. A wildcard of services
 * lets too many in, and keeps too few out.
 */
function anyone(body: MapValue, effect: Fact<"allow" | "deny">): Fact<boolean> {
  if (body.open[0] !== undefined) return unknownBecause(body.open[0], body.at);
  if (!isAbsent(body, "NotPrincipal")) return mapFact(effect, (word) => word === "allow");
  const principal = settled(body.get("Principal"));
  if (principal === undefined || principal === null) return known(false, { at: body.at });
  const denies = effect.state === "known" && effect.value === "deny";
  const names = isMap(principal) ? principal.names().filter((name) => !denies || CALLERS.test(name)) : [];
  const lists = isMap(principal) ? names.map((name) => list(principal, name)) : [elements(principal)];
  const open = lists.flatMap((each) => each.open);
  const doubts: Unknown[] = isMap(principal) ? [...principal.open, ...open] : open;
  for (const each of lists.flatMap((all) => all.items)) {
    const name = settled(each);
    if (name === "*") return known(true, { at: body.at });
    const why = unreadPart(name);
    if (why !== undefined && /^\*+$/.test(widest(name))) doubts.push(why);
  }
  return doubts.length > 0 ? unknownBecause(doubts[0] as Unknown, body.at) : known(false, { at: body.at });
}

function conditionsOf(body: MapValue): Many<Condition> {
  const written = settled(body.get("Condition"));
  if (written === undefined || written === null) return opened([]);
  if (!isMap(written)) return opened([], because("unexpected-value", "Condition"));
  const items: Condition[] = [];
  const open: Unknown[] = [...written.open];
  for (const operator of written.names()) {
    const keys = settled(written.get(operator));
    if (!isMap(keys)) open.push(because("unexpected-value", `Condition.${operator}`));
    else for (const key of keys.names()) items.push({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: list(keys, key) });
  }
  return opened(items, ...open);
}

/** Whether a statement opens the store to everybody. A condition that names callers, networks or addresses narrows it, unless its values are wildcards. */
export function grantsToEverybody(statement: Statement, dialect: PolicyDialect): Fact<boolean> {
  const { effect, anyone: everybody, conditions, at } = statement;
  if (effect.state === "known" && effect.value === "deny") return known(false, { at });
  if (everybody.state === "known" && !everybody.value) return known(false, { at });
  const narrowed = conditions.items.map((each) => narrows(each, dialect));
  if (narrowed.includes(true)) return known(false, { at });
  const doubt = [effect, everybody].flatMap((fact) => (fact.state === "unknown" ? [fact.why] : []));
  const [why] = [...doubt, ...conditions.open, ...narrowed.filter((each) => typeof each === "object")];
  return why === undefined ? known(true, { at }) : unknownBecause(why, at);
}

/** Narrowing works with operators that demand a match; `…IfExists`, negated and null tests let others through. */
const demanding = /^(foranyvalue:)?(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress)$/;

function narrows(condition: Condition, dialect: PolicyDialect): boolean | Unknown {
  if (!demanding.test(condition.operator)) return false;
  if (dialect.addresses.includes(condition.key)) return narrowsAddresses(condition.values, dialect.broad);
  if (dialect.delegating?.includes(condition.key) === true) return because("not-visible", `the policies behind ${condition.key}`);
  if (!dialect.narrowing.includes(condition.key)) return false;
  if (condition.values.open.length > 0) return condition.values.open[0] as Unknown;
  const patterns = /(like|^(foranyvalue:)?arnequals)$/.test(condition.operator);
  let narrow = condition.values.items.length > 0;
  for (const each of condition.values.items) {
    const value = settled(each);
    if (patterns ? fixesOwner(widest(value)) : !/^[*?]*$/.test(widest(value))) continue;
    const why = unreadPart(value);
    if (why !== undefined) return why;
    narrow = false;
  }
  return narrow;
}

/**
 * Whether a pattern leaves the owner fixed: `vpc-*` and `arn:aws:iam::*:role/x` do not; an account or a bucket in an ARN and the
 * organisation before the slash of a path do. AWS takes values with wildcards for public (same page as the narrowing keys).
 */
function fixesOwner(pattern: string): boolean {
  if (!/[*?]/.test(pattern)) return true;
  if (!/^arn:/i.test(pattern)) return /^[^*?/]+\//.test(pattern);
  const [, , , , account = "", ...rest] = pattern.split(":");
  return account === "" ? /^[^*?/]+(\/|$)/.test(rest.join(":")) : !/[*?]/.test(account);
}

/** Why a part of a text is not known. References stand for resources of this code. */
function unreadPart(value: Value | undefined): Unknown | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value.is === "unresolved") return value.why;
  const part = value.is === "template" ? value.parts.find((each) => typeof each === "object" && each.is === "unresolved") : undefined;
  return part?.why;
}

/** The text with a wildcard for each part that is not known: what is literal in `x${var.y}` already tells that it is not everybody. */
function widest(value: Value | undefined): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if (value.is === "template") return value.parts.map(widest).join("");
  return value.is === "unresolved" ? "*" : value.is;
}

function narrowsAddresses(values: Many<Value>, broad?: PolicyDialect["broad"]): boolean | Unknown {
  const sets: Addresses[] = [];
  for (const each of values.items) {
    const read = factOf(each, "source address", (value) => (typeof value === "string" ? parseCidr(value) : undefined));
    if (read.state !== "known") return read.state === "unknown" ? read.why : false;
    if (broad !== undefined && isBroad(read.value, broad)) return false;
    sets.push(read.value);
  }
  if (values.open.length > 0) return values.open[0] as Unknown;
  return sets.length > 0 && !coversInternet(unite(sets));
}

function isBroad({ v4, v6 }: Addresses, lengths: NonNullable<PolicyDialect["broad"]>): boolean {
  return (
    v4.some(({ from, to }) => to - from + 1 > 2 ** (32 - lengths.v4)) ||
    v6.some(({ from, to }) => to - from + 1n > 1n << BigInt(128 - lengths.v6))
  );
}

/** Whether some statement denies everybody everything on a plain connection. `covers` tells whether the resources are the whole store. */
export function refusesPlainTransport(
  statements: Many<Statement>,
  dialect: PolicyDialect,
  covers: (resources: Many<Value>) => boolean | Unknown,
): Fact<boolean> {
  return refused(statements, (each) => refuses(each, meansPlainTransport(each.conditions, dialect), dialect, covers));
}

/** Whether some statement denies everybody everything that does not come through a named private network or endpoint of one. */
export function refusesOtherNetworks(
  statements: Many<Statement>,
  dialect: PolicyDialect,
  covers: (resources: Many<Value>) => boolean | Unknown,
): Fact<boolean> {
  return refused(statements, (each) => refuses(each, meansOtherNetworks(each.conditions, dialect), dialect, covers));
}

/** Whether some statement denies everybody everything that comes neither through a named private network nor from the listed addresses. */
export function refusesStrangers(
  statements: Many<Statement>,
  dialect: PolicyDialect,
  covers: (resources: Many<Value>) => boolean | Unknown,
): Fact<boolean> {
  return refused(statements, (each) => refuses(each, meansStrangers(each.conditions, dialect), dialect, covers));
}

function refused(statements: Many<Statement>, answerTo: (statement: Statement) => boolean | Unknown): Fact<boolean> {
  let doubt: Unknown | undefined = statements.open[0];
  for (const each of statements.items) {
    const answer = answerTo(each);
    if (answer === true) return known(true, { at: each.at });
    if (typeof answer === "object") doubt ??= answer;
  }
  if (doubt !== undefined) return unknownBecause(doubt);
  const [first] = statements.items;
  return known(false, first === undefined ? { basis: "default" } : { at: first.at });
}

function refuses(
  statement: Statement,
  when: boolean | Unknown,
  dialect: PolicyDialect,
  covers: (resources: Many<Value>) => boolean | Unknown,
): boolean | Unknown {
  const tests: (boolean | Unknown)[] = [
    answerOf(statement.effect, (effect) => effect === "deny"),
    answerOf(statement.anyone, (everybody) => everybody),
    when,
    includesEvery(statement.actions, dialect),
    covers(statement.resources),
  ];
  return tests.includes(false) ? false : (tests.find((test) => typeof test === "object") ?? true);
}

function answerOf<T>(fact: Fact<T>, test: (value: T) => boolean): boolean | Unknown {
  return fact.state === "unknown" ? fact.why : fact.state === "known" && test(fact.value);
}

/** One condition and no other: with a second one, some plain connections would still get through. */
function meansPlainTransport(conditions: Many<Condition>, dialect: PolicyDialect): boolean | Unknown {
  const [only, second] = conditions.items;
  if (second !== undefined) return false;
  const answer = only === undefined ? undefined : testsPlainTransport(only, dialect);
  return answer === false ? false : (conditions.open[0] ?? answer ?? false);
}

/** A negated test also holds where the key is missing, so that what comes over the internet is refused. One condition and no other, as above. */
function meansOtherNetworks({ items: [only, second], open }: Many<Condition>, dialect: PolicyDialect): boolean | Unknown {
  if (second !== undefined || only === undefined) return second === undefined && open[0] !== undefined ? open[0] : false;
  if (!/^(string|arn)not(equals|like|equalsignorecase)(ifexists)?$/.test(only.operator) || dialect.networks?.includes(only.key) !== true)
    return false;
  const values = only.values.items.map((each) => settled(each));
  if (values.length === 0 || values.some((each) => typeof each === "string" && /^[*?]*$/.test(each))) return only.values.open[0] ?? false;
  const [unread] = values.flatMap((each) => (typeof each === "object" && each?.is === "unresolved" ? [each.why] : []));
  return unread ?? open[0] ?? true;
}

/** Several conditions hold together, so every one of them must spare nobody but those inside. */
function meansStrangers({ items, open }: Many<Condition>, dialect: PolicyDialect): boolean | Unknown {
  const answers = items.map((each) =>
    dialect.addresses.includes(each.key)
      ? /^notipaddress(ifexists)?$/.test(each.operator) && narrowsAddresses(each.values)
      : meansOtherNetworks({ items: [each], open: [] }, dialect),
  );
  if (answers.includes(false)) return false;
  const doubt = open[0] ?? answers.find((each) => typeof each === "object");
  return doubt ?? items.length > 0;
}

function testsPlainTransport({ operator, key, values }: Condition, dialect: PolicyDialect): boolean | Unknown {
  // A plain connection has no TLS version at all, so only the test that lets a missing key match stops it.
  if (key === dialect.tlsVersion) return operator === "numericlessthanifexists";
  if (key !== dialect.secureTransport || !/^bool(ifexists)?$/.test(operator)) return false;
  const [value, another] = values.items;
  if (values.open[0] !== undefined) return values.open[0];
  return value === undefined || another !== undefined ? false : answerOf(factOf(value, key, asBoolean), (secure) => !secure);
}

function includesEvery(actions: Many<Value>, dialect: PolicyDialect): boolean | Unknown {
  let doubt = actions.open[0];
  for (const each of actions.items) {
    const action = settled(each);
    if (typeof action === "string" && dialect.everyAction.includes(action.toLowerCase())) return true;
    if (typeof action === "object" && action?.is === "unresolved") doubt ??= action.why;
  }
  return doubt ?? false;
}
