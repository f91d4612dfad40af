/** What the forwarding rules of a running application listener do with plain requests. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks, isAbsent, list, settled } from "../../../src/provider/read.ts";
import { owedNumber, owedWord } from "../answered.ts";

/**
 * Everything is sent on only where a rule that takes every request redirects to HTTPS and no rule before it does anything else. The default action
 * of a listener can only forward.
 */
export function redirectsAll(listener: Doc, rules: Many<Doc>): Fact<boolean> {
  const judged = rules.items
    .filter(({ body }) => settled(body.get("Direction")) !== "Response")
    .map((rule) => ({ rule, order: owedNumber(rule.body, "Priority"), https: toHttps(rule), all: takesAll(rule) }));
  const doubts = judged.flatMap(({ order, https, all }) =>
    [order, https, all].flatMap((fact) => (fact.state === "unknown" ? [fact.why] : [])),
  );
  const [why] = [...rules.open, ...doubts];
  if (why !== undefined) return unknownBecause(why, listener.at);
  const place = (order: Fact<number>): number => (order.state === "known" ? order.value : 0);
  const first = judged.filter(({ all }) => isTrue(all)).toSorted((one, other) => place(one.order) - place(other.order))[0];
  if (first === undefined) return known(false, { at: listener.at });
  const before = judged.filter(({ order }) => place(order) <= place(first.order));
  return known(
    before.every(({ https }) => isTrue(https)),
    { at: first.rule.at },
  );
}

const isTrue = (fact: Fact<boolean>): boolean => fact.state === "known" && fact.value;

/** Only the last action of a rule decides where a request goes; the others alter it on the way (CreateRule, RuleActions.Type). */
const redirecting: Readonly<Record<string, boolean>> = {
  Redirect: true,
  ForwardGroup: false,
  FixedResponse: false,
  Rewrite: false,
  InsertHeader: false,
  RemoveHeader: false,
  TrafficLimit: false,
  TrafficMirror: false,
  Cors: false,
};

function toHttps(rule: Doc): Fact<boolean> {
  if (isAbsent(rule.body, "RuleActions")) return unknown("owed", "RuleActions", rule.at);
  const actions = blocks(rule.body, "RuleActions");
  const [open] = actions.open;
  if (open !== undefined) return unknownBecause(open);
  for (const action of actions.items) {
    const redirects = owedWord(action, "Type", redirecting);
    if (redirects.state !== "known") return redirects;
    if (redirects.value) return isHttps(action);
  }
  return known(false, { at: rule.at });
}

/** `${protocol}` keeps the protocol of the request. */
function isHttps(action: MapValue): Fact<boolean> {
  return owedWord(action, "RedirectConfig.Protocol", { HTTPS: true, HTTP: false, "${protocol}": false });
}

const byPath: Readonly<Record<string, boolean>> = {
  Path: true,
  Host: false,
  Header: false,
  QueryString: false,
  Method: false,
  Cookie: false,
  SourceIp: false,
  ResponseHeader: false,
  ResponseStatusCode: false,
};

/** A rule takes every request where its only condition is the path `/*`. */
function takesAll(rule: Doc): Fact<boolean> {
  if (isAbsent(rule.body, "RuleConditions")) return unknown("owed", "RuleConditions", rule.at);
  const conditions = blocks(rule.body, "RuleConditions");
  const [open] = conditions.open;
  if (open !== undefined) return unknownBecause(open);
  const [only, second] = conditions.items;
  if (only === undefined || second !== undefined) return known(false, { at: rule.at });
  return chain(owedWord(only, "Type", byPath), (path): Fact<boolean> => {
    if (!path) return known(false, { at: rule.at });
    if (isAbsent(only, "PathConfig.Values")) return unknown("owed", "PathConfig.Values", rule.at);
    const values = list(only, "PathConfig.Values");
    if (values.open[0] !== undefined) return unknownBecause(values.open[0], rule.at);
    return known(
      values.items.some((each) => settled(each) === "/*"),
      { at: rule.at },
    );
  });
}
