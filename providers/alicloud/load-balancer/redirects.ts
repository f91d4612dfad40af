import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { asText, blocks, factOf, list, number, text, word } from "../../../src/provider/read.ts";

const onOff = { on: true, off: false } as const;

/** Classic: `listener_forward` sends everything on to `forward_port`, which must be an HTTPS listener of the same load balancer. */
export function classicRedirect(listener: Doc, siblings: Many<Doc>): Fact<boolean> {
  const forwards = word(listener.body, "listener_forward", onOff, known(false, { basis: "default", at: listener.at }));
  return chain(forwards, (on) => {
    if (!on) return known(false, forwards);
    const port = number(listener.body, "forward_port", unknown("unexpected-value", "listener_forward without forward_port", listener.at));
    return chain(port, (wanted): Fact<boolean> => {
      const target = siblings.items.find((each) => isPort(each, wanted));
      const why = target?.presence.state === "unknown" ? target.presence.why : siblings.open[0];
      if (target === undefined || why !== undefined)
        return unknownBecause(why ?? because("outside-scan", `forward_port ${String(wanted)}`), port.at);
      return word(
        target.body,
        "protocol",
        { https: true, http: false, tcp: false, udp: false },
        unknown("unexpected-value", "listener without protocol"),
      );
    });
  });
}

function isPort(listener: Doc, wanted: number): boolean {
  const port = number(listener.body, "frontend_port", unknown("unexpected-value", "frontend_port"));
  return port.state === "known" && port.value === wanted;
}

/**
 * Application: everything is sent on only where a forwarding rule that takes every request redirects to HTTPS and no rule of a
 * smaller priority does anything else. The default action of a listener can only forward.
 */
export function ruleRedirect(listener: Doc, rules: Many<Doc>): Fact<boolean> {
  const judged = rules.items
    .filter((rule) => !sameText(rule.body, "direction", "Response"))
    .map((rule) => ({
      rule,
      order: number(rule.body, "priority", unknown("unexpected-value", "priority")),
      https: toHttps(rule),
      all: takesAll(rule),
    }));
  const doubts: Unknown[] = [...rules.open];
  for (const { rule, order, https, all } of judged) {
    for (const fact of [order, https, all, rule.presence]) if (fact.state === "unknown") doubts.push(fact.why);
  }
  const [why] = doubts;
  if (why !== undefined) return unknownBecause(why, listener.at);
  const first = judged.filter(({ all }) => isTrue(all)).sort((one, other) => valueOf(one.order) - valueOf(other.order))[0];
  if (first === undefined) return known(false, { at: listener.at });
  const before = judged.filter(({ order }) => valueOf(order) <= valueOf(first.order));
  return known(
    before.every(({ https }) => isTrue(https)),
    { at: first.rule.at },
  );
}

const isTrue = (fact: Fact<boolean>): boolean => fact.state === "known" && fact.value;
const valueOf = (order: Fact<number>): number => (order.state === "known" ? order.value : 0);

function toHttps(rule: Doc): Fact<boolean> {
  const actions = blocks(rule.body, "rule_actions");
  const [open] = actions.open;
  if (open !== undefined) return unknownBecause(open);
  for (const action of actions.items) {
    const type = text(action, "type", unknown("unexpected-value", "action without type", action.at));
    if (type.state === "unknown") return type;
    if (type.state === "known" && type.value === "Redirect") return redirectProtocol(action);
  }
  return known(false, { at: rule.at });
}

/** Nothing written keeps the protocol of the request. */
function redirectProtocol(action: MapValue): Fact<boolean> {
  const protocol = text(action, "redirect_config.protocol", known("", { at: action.at }));
  return chain(protocol, (name) => known(name.toUpperCase() === "HTTPS", { at: protocol.at }));
}

/** A rule takes every request where its only condition is the path `/*`. A rule without conditions is refused. */
function takesAll(rule: Doc): Fact<boolean> {
  const conditions = blocks(rule.body, "rule_conditions");
  const [open] = conditions.open;
  const [only, second] = conditions.items;
  if (second !== undefined) return known(false);
  if (open !== undefined) return unknownBecause(open);
  const paths = only === undefined ? closed([]) : list(only, "path_config.values");
  const values = paths.items.map((each) => factOf(each, "path_config", asText));
  if (values.some((value) => value.state === "known" && value.value === "/*")) return known(true);
  const [why] = [...paths.open, ...values.flatMap((value) => (value.state === "unknown" ? [value.why] : []))];
  return why === undefined ? known(false) : unknownBecause(why);
}

function sameText(body: MapValue, path: string, wanted: string): boolean {
  const value = text(body, path, known(""));
  return value.state === "known" && value.value === wanted;
}
