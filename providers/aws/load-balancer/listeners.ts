/** Listeners of application and network load balancers. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, number, presenceOf, settled, text, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { DEFAULT_POLICY_TLS, tlsPolicies } from "../tls-policies.ts";

export const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
export const LISTENER_RULES = ["aws_lb_listener_rule", "aws_alb_listener_rule"];

export type BalancerType = "application" | "network" | "gateway";

export function listenerOf(doc: Doc, type: Fact<BalancerType>, links: Links): Listener {
  const port = number(doc.body, "port", unknown("unexpected-value", "listener without port", doc.at));
  const protocol = protocolOf(doc, type, port);
  return {
    protocol,
    port,
    minTls: minTlsOf(doc, protocol),
    // Who may connect is the business of the groups in front; a listener has no list of its own.
    allowList: closed([]),
    redirectsToHttps: redirects(doc, links),
    presence: doc.presence,
    at: doc.at,
    label: port.state === "known" ? `port ${String(port.value)}` : "listener",
  };
}

function minTlsOf(doc: Doc, protocol: Fact<ListenerProtocol>): Fact<TlsVersion> {
  const written = settled(doc.body.get("protocol"));
  const passedOn = typeof written === "string" && PASSED_THROUGH.test(written);
  const speaksTls = protocol.state === "known" && (protocol.value === "https" || protocol.value === "tls");
  if (passedOn || (protocol.state === "known" && !speaksTls)) return notOffered["load-balancer/listener-without-tls"];
  const unwritten: Fact<TlsVersion> = speaksTls
    ? known(DEFAULT_POLICY_TLS, { basis: "default", at: doc.at })
    : (protocol as Fact<TlsVersion>);
  return word(doc.body, "ssl_policy", tlsPolicies, unwritten);
}

const words: Readonly<Record<string, ListenerProtocol>> = { HTTP: "http", HTTPS: "https", TLS: "tls", QUIC: "other" };
const PASSED_THROUGH = /^(TCP|UDP|TCP_UDP|TCP_QUIC)$/i;

/** An application load balancer's listener speaks HTTP unless told otherwise. */
function protocolOf(doc: Doc, type: Fact<BalancerType>, port: Fact<number>): Fact<ListenerProtocol> {
  const unwritten = chain(type, (kind): Fact<string> =>
    kind === "application"
      ? known("HTTP", { basis: "default", at: doc.at })
      : unknown("unexpected-value", "listener without protocol", doc.at),
  );
  const written = text(doc.body, "protocol", unwritten);
  if (written.state !== "known" || !PASSED_THROUGH.test(written.value)) {
    return written.state !== "known" ? written : word(doc.body, "protocol", words, known("http", written));
  }
  return passedThrough(written.value, port, written);
}

/** What is passed through may be encrypted end to end. On port 80 it is not. */
function passedThrough(protocol: string, port: Fact<number>, written: Fact<string>): Fact<ListenerProtocol> {
  return chain(port, (number) =>
    number === 80 && /^TCP/i.test(protocol)
      ? known("tcp", { at: written.at })
      : unknown("not-visible", `whether clients encrypt what passes through ${protocol} port ${String(number)}`, written.at),
  );
}

/** The default action sends everything on to HTTPS, and no rule of the listener does anything else. */
function redirects(doc: Doc, links: Links): Fact<boolean> {
  const byDefault = allRedirect(blocks(doc.body, "default_action"), doc);
  if (byDefault.state !== "known" || !byDefault.value) return byDefault;
  const rules = links.attached(doc, LISTENER_RULES, ["listener_arn"], ["arn"]);
  const others = rules.items.map((rule): Fact<boolean> => {
    const sent = allRedirect(blocks(rule.body, "action"), rule);
    return rule.presence.state === "unknown" && sent.state === "known" && !sent.value ? unknownBecause(rule.presence.why, rule.at) : sent;
  });
  return all([byDefault, ...others, ...rules.open.map((why) => unknownBecause(why, doc.at))]);
}

const targets = { HTTPS: true, HTTP: false, "#{protocol}": false } as const;

function allRedirect(actions: Many<MapValue>, doc: Doc): Fact<boolean> {
  const sent = actions.items.map((action): Fact<boolean> => {
    const presence = presenceOf(action);
    if (presence.state === "unknown") return unknownBecause(presence.why, action.at);
    const type = text(action, "type", unknown("unexpected-value", "action without type", action.at));
    if (type.state !== "known" || type.value.toLowerCase() !== "redirect") return mapFact(type, () => false);
    // Left out, the protocol of the request stays.
    return word(action, "redirect.protocol", targets, known(false, { basis: "default", at: action.at }));
  });
  const doubts = actions.open.map((why) => unknownBecause(why, doc.at));
  return sent.length + doubts.length === 0 ? unknown("unexpected-value", "listener without an action", doc.at) : all([...sent, ...doubts]);
}

/** False if any is, else unknown if any is, else true. */
function all(facts: readonly Fact<boolean>[]): Fact<boolean> {
  const decisive = facts.find((fact) => fact.state === "known" && !fact.value) ?? facts.find((fact) => fact.state !== "known");
  return decisive ?? facts[0] ?? known(true);
}
