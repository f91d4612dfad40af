import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Subnet } from "../../../src/model/kinds/subnet.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, presenceOf, ref, settled, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { policyRetention } from "../diagnostics.ts";
import { retentionTypes, withinLifecycle } from "../log-retention.ts";
import { exactRef } from "../reference.ts";
import { filterOf } from "./filter.ts";

const association = "azurerm_subnet_network_security_group_association";
const noGroup = known(null, { basis: "default" });

/** Azure brings no network of its own. Subnets may stand in blocks of the network. */
const network = defineMapper({
  provider: "azure",
  reads: "azurerm_virtual_network",
  kinds: ["virtual-network", "subnet"],
  with: { associations: attached(association, "subnet_id") },
  map: (doc, { associations }) => [
    { ...azureBase("virtual-network", doc), isDefault: known(false, { basis: "platform" }) },
    ...inlineSubnets(doc, associations),
  ],
});

/** An association that points into a network leaves open which of its subnets it means. */
function inlineSubnets(doc: Doc, associations: Many<Doc>): readonly Subnet[] {
  const { items, open } = blocks(doc.body, "subnet");
  const unclear = associations.items[0];
  const otherwise: Fact<Ref | null> =
    associations.open[0] !== undefined
      ? unknownBecause(associations.open[0])
      : unclear === undefined
        ? noGroup
        : unknown("computed", `the subnet of ${unclear.name}`, unclear.at);
  const written = items.map((block, index): Subnet => {
    const name = settled(block.get("name"));
    const label = typeof name === "string" ? name : String(index);
    return {
      network: known(doc.id),
      ...filterOf(label, ref(block, "security_group", otherwise as Fact<Ref>)),
      ...azureBase("subnet", doc, { part: `subnets/${label}`, partName: label }),
      presence: doc.presence.state === "known" ? presenceOf(block) : doc.presence,
      at: block.at ?? doc.at,
    };
  });
  return open.length === 0 ? written : [...written, hidden(doc, open[0] as Unknown)];
}

/** Stands for subnets that the code does not let us see. */
function hidden(doc: Doc, why: Unknown): Subnet {
  const presence = unknownBecause(why, doc.at);
  return {
    network: known(doc.id),
    ...filterOf("*", unknownBecause(why, doc.at)),
    ...azureBase("subnet", doc, { part: "subnets/*", partName: "*" }),
    presence,
  };
}

/** `network_security_group_id_wo` (5.x) is written into code only; before, a resource of its own ties the group to the subnet. */
const subnet = defineMapper({
  provider: "azure",
  reads: "azurerm_subnet",
  kinds: ["subnet"],
  with: { associations: attached(association, "subnet_id") },
  map: (doc, { associations }) => {
    const network = ref(doc.body, "virtual_network_name", unknown("unexpected-value", "subnet without virtual_network_name", doc.at));
    const name = settled(doc.body.get("name"));
    const aliases = network.state === "known" && typeof name === "string" ? [`${network.value}/subnets/${name}`] : [];
    return { ...azureBase("subnet", doc, { handles: [], aliases }), network, ...filterOf(name, groupOf(doc, associations)) };
  },
});

function groupOf(doc: Doc, associations: Many<Doc>): Fact<Ref | null> {
  const written = ["network_security_group_id_wo", "network_security_group_id"].find((name) => valueAt(doc.body, name).value !== undefined);
  if (written !== undefined) return ref(doc.body, written, unknown("computed", written));
  const [only] = associations.items;
  if (associations.open[0] !== undefined) return unknownBecause(associations.open[0]);
  if (only === undefined) return noGroup;
  if (only.presence.state === "unknown") return only.presence;
  return ref(
    only.body,
    "network_security_group_id",
    unknown("unexpected-value", `${only.name} without network_security_group_id`, only.at),
  );
}

/** A flow log of Azure always holds accepted and refused traffic. `enabled` is required. Target: a group (until 4.x), a network, a subnet or an interface. */
const flowLog = defineMapper({
  provider: "azure",
  reads: "azurerm_network_watcher_flow_log",
  kinds: ["flow-log"],
  also: retentionTypes,
  map: (doc, _, links) => ({
    target: targetOf(doc.body),
    active: boolean(doc.body, "enabled", unknown("unexpected-value", "flow log without enabled", doc.at)),
    traffic: known("all", { basis: "platform" }),
    store: ref(doc.body, "storage_account_id", unknown("unexpected-value", "flow log without storage_account_id", doc.at)),
    retention: withinLifecycle(doc, "storage_account_id", policyRetention(doc.body, "retention_policy"), links),
    ...azureBase("flow-log", doc),
  }),
});

function targetOf(body: MapValue): Fact<Ref> {
  const missing = unknown("unexpected-value", "flow log without a target", body.at);
  return exactRef(body, "target_resource_id", exactRef(body, "network_security_group_id", missing));
}

export const mappers = [network, subnet, flowLog];
