import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { asText, boolean, factOf, list, ref, word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { logStoreIn, logStores } from "../log-store/find.ts";
import { filtered, filterTypes, vswitches } from "./filters.ts";

const vpc = defineMapper({
  provider: "alicloud",
  reads: "alicloud_vpc",
  kinds: ["virtual-network"],
  identity: ["id"],
  map: (doc) => ({
    isDefault: boolean(doc.body, "is_default", known(false, { basis: "default" })),
    ...alicloudBase("virtual-network", doc, { named: ["vpc_name", "name"] }),
  }),
});

/** `alicloud_subnet` is another name of the vSwitch. */
const vswitch = defineMapper({
  provider: "alicloud",
  reads: vswitches,
  kinds: ["subnet"],
  identity: ["id"],
  also: filterTypes,
  map: (doc, _joined, links) => ({
    network: ref(doc.body, "vpc_id", unknown("not-visible", "the default VPC", doc.at)),
    securityGroup: known(null, { basis: "platform" }),
    filtered: filtered(doc, links),
    autoPublicAddress: notOffered["subnet/auto-public-address"],
    ...alicloudBase("subnet", doc, { named: ["vswitch_name", "name"] }),
  }),
});

type Traffic = "all" | "accepted" | "rejected";
const traffic = { All: "all", Allow: "accepted", Drop: "rejected" } as const;
const status = { Active: true, Inactive: false } as const;

/** A new flow log is active; the provider waits for it. Covers a VPC, a vSwitch or a network interface. */
const flowLog = defineMapper({
  provider: "alicloud",
  reads: "alicloud_vpc_flow_log",
  kinds: ["flow-log"],
  also: [logStores],
  map: (doc, _joined, links) => ({
    target: ref(doc.body, "resource_id", unknown("unexpected-value", "flow log without resource_id", doc.at)),
    active: word(doc.body, "status", status, known(true, { basis: "default", at: doc.at })),
    traffic: trafficOf(doc),
    store: logStoreIn(doc, { project: doc.body.get("project_name"), name: doc.body.get("log_store_name") }, links),
    retention: setElsewhere("store"),
    ...alicloudBase("flow-log", doc, { named: ["flow_log_name"] }),
  }),
});

/** `traffic_path` may narrow the log to what passes the internet gateway; that is less than all traffic and no other word of the model. */
function trafficOf(doc: Doc): Fact<Traffic> {
  const paths = list(doc.body, "traffic_path");
  const [open] = paths.open;
  if (open !== undefined) return { state: "unknown", why: open };
  for (const each of paths.items) {
    const path = factOf(each, "traffic_path", asText, doc.body.placeOf("traffic_path"));
    if (path.state !== "known") return path;
    if (path.value !== "all") return unknown("not-visible", `traffic outside ${path.value}`, path.at);
  }
  return word<Traffic>(doc.body, "traffic_type", traffic, unknown("unexpected-value", "flow log without traffic_type", doc.at));
}

export const mappers = [vpc, vswitch, flowLog];
