import { pendingListener } from "../../../src/provider/pending.ts";
import { known, unknown } from "../../../src/model/fact.ts";
import type { Listener, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, mapMany, opened, present } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, number, presenceOf, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { LISTENER_RULES, listenerOf, LISTENERS, type BalancerType } from "./listeners.ts";

const types: Readonly<Record<string, BalancerType>> = { application: "application", network: "network", gateway: "gateway" };
const gatewayListener: Listener = {
  protocol: notOffered["load-balancer/gateway-listeners"],
  port: notOffered["load-balancer/gateway-listeners"],
  ...pendingListener,
  redirectsToHttps: notOffered["load-balancer/gateway-listeners"],
  presence: present,
};

const balancer = defineMapper({
  provider: "aws",
  reads: ["aws_lb", "aws_alb"],
  kinds: ["load-balancer"],
  with: { listeners: attached(LISTENERS, "load_balancer_arn") },
  also: LISTENER_RULES,
  map: (doc, { listeners }, links): LoadBalancer => {
    const base = awsBase("load-balancer", doc, { handles: ["id", "name", "arn"] });
    const type = word(doc.body, "load_balancer_type", types, known("application", { basis: "default", at: doc.at }));
    if (type.state === "known" && type.value === "gateway") return { ...base, listeners: closed([gatewayListener]) };
    const found = mapMany(listeners, (listener) => listenerOf(listener, type, links));
    const none = found.items.length === 0 ? [because("outside-scan", `the listeners of ${base.name}`, doc.at)] : [];
    return { ...base, listeners: opened(found.items, ...found.open, ...none) };
  },
});

const classicProtocols = { http: "http", https: "https", tcp: "tcp", ssl: "tls" } as const;

/** Listeners of a classic load balancer are blocks, and cannot redirect. */
const classic = defineMapper({
  provider: "aws",
  reads: "aws_elb",
  kinds: ["load-balancer"],
  map: (doc): LoadBalancer => ({
    ...awsBase("load-balancer", doc),
    listeners: mapMany(blocks(doc.body, "listener"), (block): Listener => {
      const port = number(block, "lb_port", unknown("unexpected-value", "listener without lb_port", block.at));
      return {
        protocol: word(block, "lb_protocol", classicProtocols, unknown("unexpected-value", "listener without lb_protocol", block.at)),
        port,
        ...pendingListener,
        redirectsToHttps: known(false, { basis: "platform" }),
        presence: presenceOf(block),
        ...(block.at === undefined ? undefined : { at: block.at }),
        label: port.state === "known" ? `port ${String(port.value)}` : "listener",
      };
    }),
  }),
});

export const mappers = [balancer, classic];
