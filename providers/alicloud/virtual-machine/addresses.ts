import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, number, settled } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { provided } from "../satellites.ts";
import { inherited } from "./launch-template.ts";

const ASSOCIATION = "alicloud_eip_association";
const ATTACHMENTS = ["alicloud_ecs_network_interface_attachment", "alicloud_network_interface_attachment"];
const INTERFACES = ["alicloud_ecs_network_interface", "alicloud_network_interface"];
export const addressTypes: readonly string[] = [ASSOCIATION, ...ATTACHMENTS, ...INTERFACES];

/**
 * A public address comes with outgoing bandwidth (RunInstances, InternetMaxBandwidthOut; none by default), or as an elastic one
 * that is bound to the machine or to one of its network interfaces. Gateways and balancers in front do not count.
 */
export function publicAddress(doc: Doc, template: Fact<Doc | null>, links: Links): Fact<boolean> {
  const interfaces = interfacesOf(doc, links);
  return strictest([
    inherited(doc, template, bandwidth, known(false, { basis: "default", at: doc.at })),
    ...elastic(doc, links, "ecsinstance"),
    ...interfaces.items.flatMap((each) => elastic(each, links, "networkinterface")),
    ...interfaces.open.map((why) => unknownBecause(why)),
  ]);
}

function bandwidth(doc: Doc): Fact<boolean> | undefined {
  if (written(doc.body, "internet_max_bandwidth_out") === undefined) return undefined;
  return mapFact(number(doc.body, "internet_max_bandwidth_out", known(0)), (megabits) => megabits > 0);
}

function interfacesOf(doc: Doc, links: Links): Many<Doc> {
  const attached = links.attached(doc, ATTACHMENTS, ["instance_id"], ["id"]);
  const named = [...attached.items.map(({ body }) => body), ...blocks(doc.body, "network_interfaces").items];
  return union([
    { items: [], open: attached.open },
    ...named.map((body) => links.targets(doc, body.get("network_interface_id"), INTERFACES)),
  ]);
}

/** Elastic addresses bound to the document. One that is bound to something unread may be its own, unless it says what sort of thing that is. */
function elastic(doc: Doc, links: Links, sort: string): readonly Fact<boolean>[] {
  const bound = links.attached(doc, [ASSOCIATION], ["instance_id"], ["id"]).items;
  const astray = links.astray(doc, [ASSOCIATION], "instance_id").filter((each) => mayBeBoundTo(each.doc, sort));
  return [...bound.map((each) => provided(each, known(true, { at: each.at }))), ...astray.map(({ why }) => unknownBecause(why))];
}

function mayBeBoundTo(association: Doc, sort: string): boolean {
  const type = settled(written(association.body, "instance_type")) ?? "EcsInstance";
  return typeof type !== "string" || type.toLowerCase() === sort;
}
