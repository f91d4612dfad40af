import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import type { Ref } from "../../../src/model/resource.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, isAbsent, presenceOf, settled } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, armRef, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { azureBase } from "../base.ts";
import { policyRetention } from "../diagnostics.ts";
import { retentionTypes, withinLifecycle } from "../log-retention.ts";
import { filterOf } from "./filter.ts";
import { comparable, exactRef } from "../reference.ts";

const network = defineMapper({
  provider: "azure",
  reads: armTypes.network,
  kinds: ["virtual-network", "subnet"],
  identity: armIdentity,
  map: (doc) => [{ ...armBase("virtual-network", doc), isDefault: known(false, { basis: "platform" }) }, ...subnetsOf(doc)],
});

/** Subnets stand inside their network. Those that cannot be seen are one subnet of unknown existence. */
function subnetsOf(doc: Doc): readonly Subnet[] {
  const path = "properties.subnets";
  const { items, open } = blocks(doc.body, path);
  const subnets = items.map((body, index): Subnet => {
    const name = settled(body.get("name"));
    const label = typeof name === "string" ? name : String(index);
    const id = settled(body.get("id"));
    return {
      network: known(doc.id),
      ...filterOf(label, groupOf(body)),
      ...azureBase("subnet", doc, { part: `subnets/${label}`, partName: label, aliases: typeof id === "string" ? [comparable(id)] : [] }),
      presence: doc.presence.state === "known" ? presenceOf(body) : doc.presence,
      at: body.at ?? doc.at,
    };
  });
  const owed = isLive(doc) && isAbsent(doc.body, path) ? unknown("owed", path, doc.at).why : undefined;
  const why = open[0] ?? owed;
  if (why === undefined) return subnets;
  const unread = unknownBecause(why, doc.at);
  return [
    ...subnets,
    {
      network: known(doc.id),
      ...filterOf("*", unread),
      ...azureBase("subnet", doc, { part: "subnets/*", partName: "*" }),
      presence: unread,
    },
  ];
}

/** An optional reference: where it is left out there is none, in templates and answers alike. */
function groupOf(body: MapValue): Fact<Ref | null> {
  const path = "properties.networkSecurityGroup.id";
  return isAbsent(body, path) ? known(null, { basis: "default", at: body.at }) : armRef(body, path, unknown("unexpected-value", path));
}

const subnet = defineMapper({
  provider: "azure",
  reads: armTypes.subnet,
  kinds: ["subnet"],
  identity: armIdentity,
  map: (doc) => ({
    network: armRef(doc.body, "parent_id", unknown("unexpected-value", "subnet without a network", doc.at)),
    ...filterOf(settled(doc.body.get("name")), groupOf(doc.body)),
    ...armBase("subnet", doc),
  }),
});

/** Not written in a template, a flow log is off: https://learn.microsoft.com/azure/templates/microsoft.network/networkwatchers/flowlogs */
const flowLog = defineMapper({
  provider: "azure",
  reads: armTypes.flowLog,
  kinds: ["flow-log"],
  also: [armTypes.networkWatcher, ...retentionTypes],
  map: (doc, _, links) => ({
    target: exactRef(doc.body, "properties.targetResourceId", unknown("owed", "properties.targetResourceId", doc.at)),
    active: boolean(doc.body, "properties.enabled", absentIn(doc, "properties.enabled", known(false, { basis: "default", at: doc.at }))),
    traffic: known("all", { basis: "platform" }),
    store: armRef(doc.body, "properties.storageId", unknown("owed", "properties.storageId", doc.at)),
    retention: withinLifecycle(doc, "properties.storageId", policyRetention(doc.body, "properties.retentionPolicy"), links),
    ...armBase("flow-log", doc),
  }),
});

export const mappers = [network, subnet, flowLog];
