/** Listeners of application and network load balancers, in code and in live answers alike. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact, type NotKnown } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { blocks, number, presenceOf, settled, text, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { notOffered } from "../clouds.ts";
import { DEFAULT_POLICY_TLS, tlsPolicies } from "../tls-policies.ts";

export type BalancerType = "application" | "network" | "gateway";

/** What a format calls the attributes of a listener, and what it means there that one is missing. */
export interface Spelling {
  readonly port: string;
  readonly protocol: string;
  readonly policy: string;
  readonly defaultActions: string;
  readonly actions: string;
  readonly actionType: string;
  readonly redirectProtocol: string;
  readonly missing: (body: MapValue, path: string) => NotKnown;
  /** Whether what is not written has the default of the API. An answer writes everything. */
  readonly defaults: boolean;
}

export interface Surroundings {
  readonly type: Fact<BalancerType>;
  /** Rules of the listener beyond its default action. */
  readonly rules: Many<Doc>;
  /** The lowest version of a policy that is not in the table. */
  readonly policyNamed?: (name: string) => Fact<TlsVersion>;
}

export function listenerOf(doc: Doc, spelling: Spelling, around: Surroundings): Listener {
  const port = number(doc.body, spelling.port, spelling.missing(doc.body, spelling.port));
  const protocol = protocolOf(doc, spelling, around.type, port);
  return {
    protocol,
    port,
    minTls: minTlsOf(doc, spelling, protocol, around),
    // Who may connect is the business of the groups in front; a listener has no list of its own.
    allowList: closed([]),
    redirectsToHttps: redirects(doc, spelling, around.rules),
    presence: doc.presence,
    at: doc.at,
    label: port.state === "known" ? `port ${String(port.value)}` : "listener",
  };
}

function minTlsOf(
  doc: Doc,
  { policy, protocol: name, defaults, missing }: Spelling,
  protocol: Fact<ListenerProtocol>,
  around: Surroundings,
) {
  const written = settled(doc.body.get(name));
  const passedOn = typeof written === "string" && PASSED_THROUGH.test(written);
  const speaksTls = protocol.state === "known" && (protocol.value === "https" || protocol.value === "tls");
  if (passedOn || (protocol.state === "known" && !speaksTls)) return notOffered["load-balancer/listener-without-tls"];
  const byDefault: Fact<TlsVersion> = defaults ? known(DEFAULT_POLICY_TLS, { basis: "default", at: doc.at }) : missing(doc.body, policy);
  const listed = word(doc.body, policy, tlsPolicies, speaksTls ? byDefault : (protocol as Fact<TlsVersion>));
  const unlisted = settled(doc.body.get(policy));
  const strange = listed.state === "unknown" && typeof unlisted === "string" && around.policyNamed !== undefined;
  return strange ? around.policyNamed(unlisted) : listed;
}

const words: Readonly<Record<string, ListenerProtocol>> = { HTTP: "http", HTTPS: "https", TLS: "tls", QUIC: "other" };
const PASSED_THROUGH = /^(TCP|UDP|TCP_UDP|TCP_QUIC)$/i;

/** An application load balancer's listener speaks HTTP unless told otherwise. */
function protocolOf(
  doc: Doc,
  { protocol: name, defaults, missing }: Spelling,
  type: Fact<BalancerType>,
  port: Fact<number>,
): Fact<ListenerProtocol> {
  const unwritten = chain(type, (kind): Fact<string> =>
    kind === "application" && defaults ? known("HTTP", { basis: "default", at: doc.at }) : missing(doc.body, name),
  );
  const written = text(doc.body, name, unwritten);
  if (written.state !== "known" || !PASSED_THROUGH.test(written.value)) {
    return written.state !== "known" ? written : word(doc.body, name, words, known("http", written));
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
function redirects(doc: Doc, spelling: Spelling, rules: Many<Doc>): Fact<boolean> {
  const byDefault = allRedirect(blocks(doc.body, spelling.defaultActions), doc, spelling);
  if (byDefault.state !== "known" || !byDefault.value) return byDefault;
  const others = rules.items.map((rule): Fact<boolean> => {
    const sent = allRedirect(blocks(rule.body, spelling.actions), rule, spelling);
    return rule.presence.state === "unknown" && sent.state === "known" && !sent.value ? unknownBecause(rule.presence.why, rule.at) : sent;
  });
  return both(byDefault, ...others, ...rules.open.map((why) => unknownBecause(why, doc.at)));
}

const targets = { HTTPS: true, HTTP: false, "#{protocol}": false } as const;

function allRedirect(actions: Many<MapValue>, doc: Doc, { actionType, redirectProtocol, defaults, missing }: Spelling): Fact<boolean> {
  const sent = actions.items.map((action): Fact<boolean> => {
    const presence = presenceOf(action);
    if (presence.state === "unknown") return unknownBecause(presence.why, action.at);
    const type = text(action, actionType, missing(action, actionType));
    if (type.state !== "known" || type.value.toLowerCase() !== "redirect") return mapFact(type, () => false);
    // Left out, the protocol of the request stays.
    const stays: Fact<boolean> = defaults ? known(false, { basis: "default", at: action.at }) : missing(action, redirectProtocol);
    return word(action, redirectProtocol, targets, stays);
  });
  const doubts = actions.open.map((why) => unknownBecause(why, doc.at));
  return sent.length + doubts.length === 0 ? unknown("unexpected-value", "listener without an action", doc.at) : both(...sent, ...doubts);
}
