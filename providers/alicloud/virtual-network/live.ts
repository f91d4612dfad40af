import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FlowLog } from "../../../src/model/kinds/flow-log.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import type { VirtualNetwork } from "../../../src/model/kinds/virtual-network.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { asText, blocks, factOf, isAbsent, list } from "../../../src/provider/read.ts";
import { owedText, owedWord, toggle } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { STORE_NAMES, storeHandle } from "../log-store/handle.ts";
import { numbered } from "../paging.ts";

const VPC = "vpc.Vpc";
const VSWITCH = "vpc.VSwitch";
const FLOW_LOG = "vpc.FlowLog";

export const calls: readonly Call[] = [
  listed("vpc.DescribeVpcs", {
    yields: VPC,
    items: "Vpcs.Vpc",
    id: "VpcId",
    pages: numbered({ items: "Vpcs.Vpc", size: 50 }),
    lists: ["virtual-network"],
  }),
  listed("vpc.DescribeVSwitches", {
    yields: VSWITCH,
    items: "VSwitches.VSwitch",
    id: "VSwitchId",
    pages: numbered({ items: "VSwitches.VSwitch", size: 50 }),
    lists: ["subnet"],
  }),
  listed("vpc.DescribeFlowLogs", {
    yields: FLOW_LOG,
    items: "FlowLogs.FlowLog",
    id: "FlowLogId",
    pages: numbered({ items: "FlowLogs.FlowLog", size: 50 }),
    lists: ["flow-log"],
  }),
];

const vpc = defineMapper({
  provider: "alicloud",
  reads: VPC,
  kinds: ["virtual-network"],
  identity: ["VpcId"],
  map: (doc): VirtualNetwork => ({
    isDefault: toggle(doc.body, "IsDefault"),
    ...alicloudBase("virtual-network", doc, { named: ["VpcName"], handles: ["VpcId"] }),
  }),
});

/** An empty id of a network ACL says that none stands before the vSwitch; there is none by default. */
const vswitch = defineMapper({
  provider: "alicloud",
  reads: VSWITCH,
  kinds: ["subnet"],
  identity: ["VSwitchId"],
  map: (doc): Subnet => ({
    network: owedText(doc.body, "VpcId"),
    securityGroup: known(null, { basis: "platform" }),
    filtered: mapFact(owedText(doc.body, "NetworkAclId"), (acl) => acl !== ""),
    autoPublicAddress: notOffered["subnet/auto-public-address"],
    ...alicloudBase("subnet", doc, { named: ["VSwitchName"], handles: ["VSwitchId"] }),
  }),
});

type Traffic = "all" | "accepted" | "rejected";
const traffic = { All: "all", Allow: "accepted", Drop: "rejected" } as const;

const flowLog = defineMapper({
  provider: "alicloud",
  reads: FLOW_LOG,
  kinds: ["flow-log"],
  identity: ["FlowLogId"],
  with: { names: sameAccount(STORE_NAMES) },
  map: (doc, { names }): FlowLog => ({
    target: written(doc.body, "ResourceId") === undefined ? unknown("owed", "ResourceId", doc.at) : owedText(doc.body, "ResourceId"),
    active: active(doc),
    traffic: trafficOf(doc),
    store: storeHandle(owedText(doc.body, "ProjectName"), owedText(doc.body, "LogStoreName"), names),
    retention: setElsewhere("store"),
    ...alicloudBase("flow-log", doc, { named: ["FlowLogName"], handles: ["FlowLogId"] }),
  }),
});

/** A log that is on and whose records do not arrive keeps nothing. Where nothing was delivered yet no word of delivery is given. */
function active({ body }: Doc): Fact<boolean> {
  const on = owedWord(body, "Status", { Active: true, Inactive: false });
  if (written(body, "FlowLogDeliverStatus") === undefined) return on;
  return chain(on, (is): Fact<boolean> => (is ? owedWord(body, "FlowLogDeliverStatus", { SUCCESS: true, FAILED: false }) : on));
}

/** `TrafficPath` may narrow the log to what passes some gateways; that is less than all traffic and no other word of the model. */
function trafficOf({ body, at }: Doc): Fact<Traffic> {
  const [outer] = blocks(body, "TrafficPath").items;
  const paths = outer === undefined || isAbsent(outer, "TrafficPathList") ? undefined : list(outer, "TrafficPathList");
  const [why] = paths?.open ?? [];
  if (why !== undefined) return unknownBecause(why, at);
  for (const each of paths?.items ?? []) {
    const path = factOf(each, "TrafficPath", asText, at);
    if (path.state !== "known") return path;
    if (path.value !== "all") return unknown("not-visible", `traffic outside ${path.value}`, at);
  }
  return owedWord<Traffic>(body, "TrafficType", traffic);
}

export const mappers = [vpc, vswitch, flowLog];
