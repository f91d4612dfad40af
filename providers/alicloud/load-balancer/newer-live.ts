/** Application and network load balancers, which answer alike. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { Listener, ListenerProtocol, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { mapMany, none, present, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { list, refOf } from "../../../src/provider/read.ts";
import { owedNumber, owedText, owedWord, toggle } from "../answered.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { applicationList } from "./lists-live.ts";
import { APPLICATION_ENTRIES, APPLICATION_LIST } from "./lists-questions.ts";
import { negotiated, type PolicyAnswers } from "./negotiation-live.ts";
import {
  APPLICATION,
  APPLICATION_ATTRIBUTE,
  APPLICATION_LISTENER,
  APPLICATION_POLICY,
  APPLICATION_RULE,
  NETWORK,
  NETWORK_LISTENER,
  NETWORK_POLICY,
} from "./questions.ts";
import { redirectsAll } from "./rules-live.ts";

const application: PolicyAnswers = { type: APPLICATION_POLICY, id: "SecurityPolicyId", versions: "TLSVersions" };
const network: PolicyAnswers = { type: NETWORK_POLICY, id: "SecurityPolicyId", versions: "TlsVersion" };
const spoken: Readonly<Record<string, ListenerProtocol>> = {
  HTTP: "http",
  HTTPS: "https",
  QUIC: "tls",
  TCP: "tcp",
  UDP: "udp",
  TCPSSL: "tls",
};
const facing = { Internet: true, Intranet: false } as const;

function common(doc: Doc): Pick<LoadBalancer, "internetFacing" | "guards" | "unguarded" | "deletionProtected"> {
  const sixth = written(doc.body, "Ipv6AddressType") === undefined ? [] : [owedWord(doc.body, "Ipv6AddressType", facing)];
  return {
    internetFacing: strictest([owedWord(doc.body, "AddressType", facing), ...sixth]),
    guards: guardsOf(doc),
    unguarded: known(false, { basis: "platform" }),
    deletionProtected: toggle(doc.body, "DeletionProtectionConfig.Enabled"),
  };
}

/** A balancer without groups leaves the member out, or empty. */
function guardsOf(doc: Doc): Many<DatabaseGuard> {
  return mapMany(list(doc.body, "SecurityGroupIds"), (each) => ({
    presence: present,
    at: doc.at,
    label: "security group",
    group: refOf(each, doc.at),
  }));
}

export const applicationLive = defineMapper({
  provider: "alicloud",
  reads: APPLICATION,
  kinds: ["load-balancer"],
  identity: ["LoadBalancerId"],
  with: { listeners: attached(APPLICATION_LISTENER, "LoadBalancerId") },
  also: [APPLICATION_ATTRIBUTE, APPLICATION_RULE, APPLICATION_POLICY, APPLICATION_LIST, APPLICATION_ENTRIES],
  map: (doc, { listeners }, links): LoadBalancer => ({
    ...common(doc),
    listeners: mapMany(listeners, (each) => ({
      ...listenerOf(each, application, links),
      allowList: applicationList(each, links),
      redirectsToHttps: chain(protocolOf(each), (speaks) =>
        speaks === "http"
          ? redirectsAll(each, links.attached(each, [APPLICATION_RULE], ["ListenerId"], ["ListenerId"]))
          : known(false, { at: each.at }),
      ),
    })),
    // Left out where no log is written.
    accessLogged: known(written(doc.body, "AccessLogConfig.LogStore") !== undefined, { at: doc.at }),
    ...alicloudBase("load-balancer", doc, { named: ["LoadBalancerName"], handles: ["LoadBalancerId"] }),
  }),
});

export const networkLive = defineMapper({
  provider: "alicloud",
  reads: NETWORK,
  kinds: ["load-balancer"],
  identity: ["LoadBalancerId"],
  with: { listeners: attached(NETWORK_LISTENER, "LoadBalancerId") },
  also: [NETWORK_POLICY],
  map: (doc, { listeners }, links): LoadBalancer => ({
    ...common(doc),
    listeners: mapMany(listeners, (each) => listenerOf(each, network, links)),
    accessLogged: unknown("not-visible", "the access log of a network load balancer", doc.at),
    ...alicloudBase("load-balancer", doc, { named: ["LoadBalancerName"], handles: ["LoadBalancerId"] }),
  }),
});

const protocolOf = ({ body }: Doc): Fact<ListenerProtocol> => owedWord(body, "ListenerProtocol", spoken);

function listenerOf(doc: Doc, policies: PolicyAnswers, links: Links): Listener {
  const protocol = protocolOf(doc);
  return {
    presence: present,
    at: doc.at,
    label: doc.name,
    protocol,
    port: owedNumber(doc.body, "ListenerPort"),
    minTls: chain(protocol, (speaks) => {
      if (speaks !== "https" && speaks !== "tls") return notOffered["load-balancer/listener-without-tls"];
      const own = owedText(doc.body, "ListenerProtocol");
      // QUIC has TLS 1.3 built in.
      if (own.state === "known" && own.value === "QUIC") return known("1.3", { basis: "platform", at: doc.at });
      return negotiated(doc, "SecurityPolicyId", policies, links);
    }),
    allowList: none,
    redirectsToHttps: chain(protocol, (speaks): Fact<boolean> =>
      speaks === "tcp" ? unknown("not-visible", "what the servers behind a TCP listener speak", doc.at) : known(false, { at: doc.at }),
    ),
  };
}
