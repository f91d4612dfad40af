/** Whether a machine has a public address of its own. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, mapFact, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, union } from "../../../src/model/many.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, boolean, isAbsent, list, number, valueAt } from "../../../src/provider/read.ts";
import { anyOf } from "../satellites.ts";
import { givesAddresses, SUBNETS } from "../virtual-network/subnet.ts";
import { interfacesOf, startsOnInterface } from "./interfaces.ts";

export const ELASTIC = ["aws_eip", "aws_eip_association"];

const inDefaultSubnet: Text = {
  en: "the machine starts in a default subnet, which gives out public addresses",
  zh: "该实例在默认子网中启动，而默认子网会自动分配公网地址",
};

/**
 * An Elastic IP, an IPv6 address that is asked for, or an address that comes by itself: the machine decides, else its template, else the subnet
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html). An interface made before brings no automatic address.
 */
export function publicAddress(doc: Doc, template: Fact<Doc> | undefined, links: Links): Fact<boolean> {
  return strictest([elastic(doc, links), asksForIpv6(doc.body, doc), automatic(doc, template, links)]);
}

function elastic(doc: Doc, links: Links): Fact<boolean> {
  const own = links.attached(doc, ELASTIC, ["instance", "instance_id", "network_interface", "network_interface_id"], ["id"]);
  const others = flatMapMany(interfacesOf(doc, links), (each) =>
    links.attached(each, ELASTIC, ["network_interface", "network_interface_id"], ["id"]),
  );
  return anyOf(union([own, others]));
}

/** Every IPv6 address of a VPC is public. */
function asksForIpv6(body: MapValue, doc: Doc): Fact<boolean> {
  const { items, open } = list(body, "ipv6_addresses");
  const none = known(false, { basis: "default", at: doc.at } as const);
  if (items.length > 0) return known(true, { at: valueAt(body, "ipv6_addresses").at });
  const count = mapFact(number(body, "ipv6_address_count", known(0, none)), (many) => many > 0);
  return strictest([count, boolean(body, "enable_primary_ipv6", none), ...open.map((why) => unknownBecause(why))]);
}

const SWITCH = "associate_public_ip_address";

function automatic(doc: Doc, template: Fact<Doc> | undefined, links: Links): Fact<boolean> {
  const bySubnet = addressBySubnet(doc, template, links);
  if (!isAbsent(doc.body, SWITCH)) return boolean(doc.body, SWITCH, bySubnet);
  if (startsOnInterface(doc)) return known(false, { basis: "platform", at: doc.at });
  if (template === undefined) return bySubnet;
  if (template.state !== "known") return template;
  const interfaces = blocks(template.value.body, "network_interfaces");
  if (interfaces.open[0] !== undefined) return unknownBecause(interfaces.open[0], doc.at);
  if (interfaces.items.some((each) => !isAbsent(each, "network_interface_id"))) return known(false, { basis: "platform", at: doc.at });
  const speaking = interfaces.items.find((each) => !isAbsent(each, SWITCH));
  return speaking === undefined ? bySubnet : boolean(speaking, SWITCH, bySubnet);
}

/** Without a subnet EC2 takes the default one. */
function addressBySubnet(doc: Doc, template: Fact<Doc> | undefined, links: Links): Fact<boolean> {
  const inherited = template?.state === "known" ? valueAt(template.value.body, "network_interfaces.subnet_id").value : undefined;
  const written = valueAt(doc.body, "subnet_id").value ?? inherited;
  if (written === undefined) return known(true, { basis: "default", assumes: inDefaultSubnet, at: doc.at });
  const subnet = links.target(doc, written, SUBNETS, ["id"]);
  return subnet.state === "known" ? givesAddresses(subnet.value) : subnet;
}
