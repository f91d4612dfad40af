import { pendingListener } from "../../../src/provider/pending.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Listener, ListenerProtocol } from "../../../src/model/kinds/load-balancer.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { number, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { classicRedirect, ruleRedirect } from "./redirects.ts";

const rulesOf = "alicloud_alb_rule";
const noProtocol = unknown("unexpected-value", "listener without a protocol");

function listenerOf(doc: Doc, protocol: Fact<ListenerProtocol>, portAt: string, redirects: (doc: Doc) => Fact<boolean>): Listener {
  const plain = protocol.state !== "known" || protocol.value === "http";
  return {
    presence: doc.presence,
    at: doc.at,
    label: doc.name,
    protocol,
    port: number(doc.body, portAt, unknown("unexpected-value", `listener without ${portAt}`, doc.at)),
    ...pendingListener,
    redirectsToHttps: plain ? redirects(doc) : passedOn(protocol.value, doc),
  };
}

/** A TCP listener hands the stream on; whether the servers behind it speak TLS is not in the listener. */
function passedOn(protocol: ListenerProtocol, doc: Doc): Fact<boolean> {
  return protocol === "tcp" ? unknown("not-visible", "what the servers behind a TCP listener speak", doc.at) : known(false, { at: doc.at });
}

const classicProtocols = { http: "http", https: "https", tcp: "tcp", udp: "udp" } as const;

/** `alicloud_slb` is the older name. */
const classic = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_slb_load_balancer", "alicloud_slb"],
  kinds: ["load-balancer"],
  identity: ["id"],
  with: { listeners: attached("alicloud_slb_listener", "load_balancer_id") },
  map: (doc, { listeners }) => ({
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name", "name"] }),
    listeners: mapMany(listeners, (each) =>
      listenerOf(each, word<ListenerProtocol>(each.body, "protocol", classicProtocols, noProtocol), "frontend_port", () =>
        classicRedirect(each, listeners),
      ),
    ),
  }),
});

/** QUIC carries TLS by design. */
const applicationProtocols = { HTTP: "http", HTTPS: "https", QUIC: "tls" } as const;

const application = defineMapper({
  provider: "alicloud",
  reads: "alicloud_alb_load_balancer",
  kinds: ["load-balancer"],
  identity: ["id"],
  with: { listeners: attached("alicloud_alb_listener", "load_balancer_id") },
  also: [rulesOf],
  map: (doc, { listeners }, links) => ({
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name"] }),
    listeners: newer(listeners, applicationProtocols, (each) => ruleRedirect(each, rules(each, links))),
  }),
});

function rules(listener: Doc, links: Links): Many<Doc> {
  return links.attached(listener, [rulesOf], ["listener_id"], ["id"]);
}

const networkProtocols = { TCP: "tcp", UDP: "udp", TCPSSL: "tls" } as const;

const network = defineMapper({
  provider: "alicloud",
  reads: "alicloud_nlb_load_balancer",
  kinds: ["load-balancer"],
  identity: ["id"],
  with: { listeners: attached("alicloud_nlb_listener", "load_balancer_id") },
  map: (doc, { listeners }) => ({
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name"] }),
    listeners: newer(listeners, networkProtocols, () => known(false)),
  }),
});

function newer(
  listeners: Many<Doc>,
  table: Readonly<Record<string, ListenerProtocol>>,
  redirects: (doc: Doc) => Fact<boolean>,
): Many<Listener> {
  return mapMany(listeners, (each) =>
    listenerOf(each, word(each.body, "listener_protocol", table, noProtocol), "listener_port", redirects),
  );
}

export const mappers = [classic, application, network];
