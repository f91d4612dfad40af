import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { none, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { notOffered } from "../clouds.ts";
import { anyOf, isSet } from "../satellites.ts";
import { applicationListTypes, classicListTypes } from "./allow-list.ts";
import { guardsOf } from "./guards.ts";
import { albRules, application, classic, listenersOf, network, protocolOf } from "./listeners.ts";

/** Who may connect is decided listener by listener, or by the groups in front; there is nothing for the balancer as a whole. */
const byListener = { unguarded: known(false, { basis: "platform" }) } as const;
const facing = { Internet: true, Intranet: false } as const;
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** `alicloud_slb` is the older name, under which `internet` once stood for `address_type`. */
const classicBalancer = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_slb_load_balancer", "alicloud_slb"],
  kinds: ["load-balancer"],
  identity: ["id"],
  with: { listeners: attached("alicloud_slb_listener", "load_balancer_id") },
  also: [...classicListTypes, classic.policies],
  map: (doc, { listeners }, links): LoadBalancer => ({
    internetFacing: classicFacing(doc),
    listeners: listenersOf(listeners, classic, links),
    guards: none,
    accessLogged: classicLogged(doc, listeners),
    deletionProtected: deletionProtected(doc.body, word(doc.body, "delete_protection", { on: true, off: false }, off(doc)), [
      "payment_type",
      "instance_charge_type",
    ]),
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name", "name"] }),
    ...byListener,
  }),
});

/** Nothing written: a balancer in a vSwitch is private, any other is public (CreateLoadBalancer, AddressType). */
function classicFacing(doc: Doc): Fact<boolean> {
  if (!isAbsent(doc.body, "address_type")) return word(doc.body, "address_type", facing, off(doc));
  if (!isAbsent(doc.body, "internet")) return boolean(doc.body, "internet", off(doc));
  return mapFact(isSet(doc.body, "vswitch_id"), (inside) => !inside);
}

/** Access logs exist for HTTP and HTTPS, and are set up in the console or by the log service. */
function classicLogged(doc: Doc, listeners: Many<Doc>): Fact<boolean> {
  const protocols = listeners.items.map((each) => protocolOf(each, classic));
  const lower = protocols.every((each) => each.state === "known" && (each.value === "tcp" || each.value === "udp"));
  if (lower && protocols.length > 0 && listeners.open.length === 0) return notOffered["load-balancer/layer-four-access-logs"];
  return unknown("not-in-format", "the access log of a classic load balancer", doc.at);
}

const albLog = "alicloud_alb_load_balancer_access_log_config_attachment";

const applicationBalancer = defineMapper({
  provider: "alicloud",
  reads: "alicloud_alb_load_balancer",
  kinds: ["load-balancer"],
  identity: ["id"],
  with: {
    listeners: attached("alicloud_alb_listener", "load_balancer_id"),
    groups: attached("alicloud_alb_load_balancer_security_group_attachment", "load_balancer_id"),
    logs: attached(albLog, "load_balancer_id"),
  },
  also: [albRules, ...applicationListTypes, application.policies],
  map: (doc, { listeners, groups, logs }, links): LoadBalancer => ({
    internetFacing: newerFacing(doc),
    listeners: listenersOf(listeners, application, links),
    guards: guardsOf(doc, groups),
    accessLogged: strictest([isSet(doc.body, "access_log_config.log_store"), anyOf(logs)]),
    deletionProtected: newerProtected(doc),
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name"] }),
    ...byListener,
  }),
});

const networkBalancer = defineMapper({
  provider: "alicloud",
  reads: "alicloud_nlb_load_balancer",
  kinds: ["load-balancer"],
  identity: ["id"],
  with: {
    listeners: attached("alicloud_nlb_listener", "load_balancer_id"),
    groups: attached("alicloud_nlb_load_balancer_security_group_attachment", "load_balancer_id"),
  },
  also: [network.policies],
  map: (doc, { listeners, groups }, links): LoadBalancer => ({
    internetFacing: newerFacing(doc),
    listeners: listenersOf(listeners, network, links),
    guards: guardsOf(doc, groups),
    accessLogged: unknown("not-in-format", "the access log of a network load balancer", doc.at),
    deletionProtected: newerProtected(doc),
    ...alicloudBase("load-balancer", doc, { named: ["load_balancer_name"] }),
    ...byListener,
  }),
});

/** Public through either family of addresses; IPv6 is private unless told otherwise. */
function newerFacing(doc: Doc): Fact<boolean> {
  return strictest([
    word(doc.body, "address_type", facing, unknown("unexpected-value", "load balancer without address_type", doc.at)),
    word(doc.body, "ipv6_address_type", facing, off(doc)),
  ]);
}

function newerProtected(doc: Doc): Fact<boolean> {
  const path = ["deletion_protection_config.enabled", "deletion_protection_enabled"].find((each) => written(doc.body, each) !== undefined);
  return path === undefined ? off(doc) : boolean(doc.body, path, off(doc));
}

export const mappers = [classicBalancer, applicationBalancer, networkBalancer];
