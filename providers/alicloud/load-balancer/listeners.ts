import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import type { Listener, ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import { mapMany, none, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { number, text, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { applicationAllowList, classicAllowList } from "./allow-list.ts";
import { classicRedirect, ruleRedirect } from "./redirects.ts";
import { policyVersion } from "./tls.ts";

/** How one sort of load balancer writes its listeners. */
export interface Family {
  readonly protocols: Readonly<Record<string, ListenerProtocol>>;
  readonly protocolAt: string;
  readonly portAt: string;
  readonly policyAt: string;
  /** The type of a policy that tenants make. */
  readonly policies: string;
  readonly redirects: (listener: Doc, siblings: Many<Doc>, links: Links) => Fact<boolean>;
  readonly allowList: (listener: Doc, links: Links) => Many<AllowedAddresses>;
}

export const classic: Family = {
  protocols: { http: "http", https: "https", tcp: "tcp", udp: "udp" },
  protocolAt: "protocol",
  portAt: "frontend_port",
  policyAt: "tls_cipher_policy",
  policies: "alicloud_slb_tls_cipher_policy",
  redirects: classicRedirect,
  allowList: classicAllowList,
};

export const albRules = "alicloud_alb_rule";

/** QUIC carries TLS by design. */
export const application: Family = {
  protocols: { HTTP: "http", HTTPS: "https", QUIC: "tls" },
  protocolAt: "listener_protocol",
  portAt: "listener_port",
  policyAt: "security_policy_id",
  policies: "alicloud_alb_security_policy",
  redirects: (listener, _siblings, links) => ruleRedirect(listener, links.attached(listener, [albRules], ["listener_id"], ["id"])),
  allowList: applicationAllowList,
};

/** Listeners of a network load balancer have no list of their own. */
export const network: Family = {
  protocols: { TCP: "tcp", UDP: "udp", TCPSSL: "tls" },
  protocolAt: "listener_protocol",
  portAt: "listener_port",
  policyAt: "security_policy_id",
  policies: "alicloud_nlb_security_policy",
  redirects: () => known(false),
  allowList: () => none,
};

export function listenersOf(listeners: Many<Doc>, family: Family, links: Links): Many<Listener> {
  return mapMany(listeners, (doc): Listener => {
    const protocol = protocolOf(doc, family);
    const plain = protocol.state !== "known" || protocol.value === "http";
    return {
      presence: doc.presence,
      at: doc.at,
      label: doc.name,
      protocol,
      port: number(doc.body, family.portAt, unknown("unexpected-value", `listener without ${family.portAt}`, doc.at)),
      minTls: chain(protocol, (speaks) => minTls(doc, speaks, family, links)),
      allowList: family.allowList(doc, links),
      redirectsToHttps: plain ? family.redirects(doc, listeners, links) : passedOn(protocol.value, doc),
    };
  });
}

export function protocolOf(listener: Doc, { protocolAt, protocols }: Family): Fact<ListenerProtocol> {
  return word(listener.body, protocolAt, protocols, unknown("unexpected-value", "listener without a protocol"));
}

/** A TCP listener hands the stream on; whether the servers behind it speak TLS is not in the listener. */
function passedOn(protocol: ListenerProtocol, doc: Doc): Fact<boolean> {
  return protocol === "tcp" ? unknown("not-visible", "what the servers behind a TCP listener speak", doc.at) : known(false, { at: doc.at });
}

/** QUIC has TLS 1.3 built in. */
function minTls(doc: Doc, protocol: ListenerProtocol, family: Family, links: Links): Fact<TlsVersion> {
  if (protocol !== "https" && protocol !== "tls") return notOffered["load-balancer/listener-without-tls"];
  const spelled = text(doc.body, family.protocolAt, known(""));
  if (spelled.state === "known" && spelled.value.toUpperCase() === "QUIC") return known("1.3", { basis: "platform", at: doc.at });
  return policyVersion(doc, family.policyAt, family.policies, links);
}
