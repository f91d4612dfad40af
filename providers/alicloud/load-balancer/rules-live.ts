/** What the forwarding rules of a running application listener do with plain requests. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { blocks, list, settled } from "../../../src/provider/read.ts";
import { owedNumber, owedText } from "../answered.ts";
import { written } from "../base.ts";

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

function toHttps(rule: Doc): Fact<boolean> {
  const actions = blocks(rule.body, "RuleActions");
  const [open] = actions.open;
  if (open !== undefined) return unknownBecause(open);
  for (const action of actions.items) {
    const type = owedText(action, "Type");
    if (type.state !== "known") return type.state === "unknown" ? type : unknown("owed", "Type", action.at);
    if (type.value === "Redirect") {
      return chain(owedText(action, "RedirectConfig.Protocol"), (name) => known(name.toUpperCase() === "HTTPS", { at: action.at }));
    }
  }
  return known(false, { at: rule.at });
}

/** A rule takes every request where its only condition is the path `/*`. */
function takesAll(rule: Doc): Fact<boolean> {
  const conditions = blocks(rule.body, "RuleConditions");
  const [open] = conditions.open;
  if (open !== undefined) return unknownBecause(open);
  const [only, second] = conditions.items;
  if (only === undefined || second !== undefined || written(only, "PathConfig") === undefined) return known(false, { at: rule.at });
  const values = list(only, "PathConfig.Values");
  if (values.open[0] !== undefined) return unknownBecause(values.open[0], rule.at);
  return known(
    values.items.some((each) => settled(each) === "/*"),
    { at: rule.at },
  );
}
