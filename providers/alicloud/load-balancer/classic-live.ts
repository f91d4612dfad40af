import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { mapMany, none, present, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { owedNumber, owedText, owedWord } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { notOffered } from "../clouds.ts";
import { classicList } from "./lists-live.ts";
import { CLASSIC_ENTRIES, CLASSIC_LIST } from "./lists-questions.ts";
import { negotiated } from "./negotiation-live.ts";
import { CLASSIC, CLASSIC_LISTENER, CLASSIC_LOG, CLASSIC_POLICY } from "./questions.ts";

const policies = { type: CLASSIC_POLICY, id: "InstanceId", versions: "TLSVersions" };
const protocols: Readonly<Record<string, ListenerProtocol>> = { http: "http", https: "https", tcp: "tcp", udp: "udp" };

export const classicLive = defineMapper({
  provider: "alicloud",
  reads: CLASSIC,
  kinds: ["load-balancer"],
  identity: ["LoadBalancerId"],
  with: { listeners: attached(CLASSIC_LISTENER, "LoadBalancerId"), logs: attached(CLASSIC_LOG, "LoadBalancerId") },
  also: [CLASSIC_ENTRIES, CLASSIC_LIST, CLASSIC_POLICY],
  map: (doc, { listeners, logs }, links): LoadBalancer => ({
    internetFacing: owedWord(doc.body, "AddressType", { internet: true, intranet: false }),
    listeners: mapMany(listeners, (each) => listenerOf(each, listeners, links)),
    guards: none,
    unguarded: known(false, { basis: "platform" }),
    accessLogged: logged(listeners, logs, doc),
    deletionProtected: deletionProtected(doc.body, owedWord(doc.body, "DeleteProtection", { on: true, off: false }), ["PayType"]),
    ...alicloudBase("load-balancer", doc, { named: ["LoadBalancerName"], handles: ["LoadBalancerId"] }),
  }),
});

function listenerOf(doc: Doc, siblings: Many<Doc>, links: Links): Listener {
  const protocol = owedWord(doc.body, "ListenerProtocol", protocols);
  return {
    presence: present,
    at: doc.at,
    label: doc.name,
    protocol,
    port: owedNumber(doc.body, "ListenerPort"),
    minTls: chain(protocol, (speaks) =>
      speaks === "https"
        ? negotiated(doc, "HTTPSListenerConfig.TLSCipherPolicy", policies, links)
        : notOffered["load-balancer/listener-without-tls"],
    ),
    allowList: classicList(doc, links),
    redirectsToHttps: chain(protocol, (speaks): Fact<boolean> => {
      if (speaks === "http") return redirect(doc, siblings);
      return speaks === "tcp"
        ? unknown("not-visible", "what the servers behind a TCP listener speak", doc.at)
        : known(false, { at: doc.at });
    }),
  };
}

/** `ListenerForward` sends everything on to `ForwardPort`, an HTTPS listener of the same load balancer. */
function redirect(doc: Doc, siblings: Many<Doc>): Fact<boolean> {
  return chain(owedWord(doc.body, "HTTPListenerConfig.ListenerForward", { on: true, off: false }), (on): Fact<boolean> => {
    if (!on) return known(false, { at: doc.at });
    return chain(owedNumber(doc.body, "HTTPListenerConfig.ForwardPort"), (port): Fact<boolean> => {
      const target = siblings.items.find((each) => {
        const own = owedNumber(each.body, "ListenerPort");
        return own.state === "known" && own.value === port;
      });
      if (target === undefined) return unknownBecause(siblings.open[0] ?? because("outside-scan", `ForwardPort ${String(port)}`, doc.at));
      return owedWord(target.body, "ListenerProtocol", { https: true, http: false, tcp: false, udp: false });
    });
  });
}

/** Requests of HTTP and HTTPS listeners are logged where the balancer is named with a store. */
function logged(listeners: Many<Doc>, logs: Many<Doc>, { at }: Doc): Fact<boolean> {
  const spoken = listeners.items.map(({ body }) => owedWord(body, "ListenerProtocol", protocols));
  const lower = listeners.open.length === 0 && spoken.length > 0 && spoken.every((each) => isLower(each));
  if (lower) return notOffered["load-balancer/layer-four-access-logs"];
  const [log] = logs.items;
  if (log !== undefined) return mapFact(owedText(log.body, "LogStore"), (store) => store !== "");
  // Without its listeners it cannot be told whether there is anything to log.
  const why = logs.open[0] ?? listeners.open[0] ?? spoken.flatMap((each) => (each.state === "unknown" ? [each.why] : []))[0];
  return why === undefined ? known(false, { at }) : unknownBecause(why, at);
}

function isLower(protocol: Fact<ListenerProtocol>): boolean {
  return protocol.state === "known" && (protocol.value === "tcp" || protocol.value === "udp");
}
