/** Whether a route leads to the whole network behind a peering. */
import type { MapValue, Value } from "../../../src/iac/value.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { At } from "../../../src/model/at.ts";
import { coversInternet, isEmpty, without, type Addresses } from "../../../src/model/addresses.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { factOf, valueAt } from "../../../src/provider/read.ts";
import { asAddresses } from "../traffic.ts";

export const CONNECTION = "alicloud_vpc_peer_connection";
export const ATTACHMENT = "alicloud_cen_transit_router_vpc_attachment";
export const VPC = "alicloud_vpc";

/** The smallest VPC is a /28. */
const SMALLEST = 16;

/** What lies at the other end: `vpc` where the code tells. */
export function covers(body: MapValue, path: string, vpc: () => Fact<Doc>): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  const destination = value === undefined ? unknown("unexpected-value", `route without ${path}`, at) : factOf(value, path, asAddresses, at);
  return coversNetwork(destination, at, () =>
    chain(vpc(), (peer): Fact<Addresses> => {
      const network = valueAt(peer.body, "cidr_block");
      return network.value === undefined
        ? unknown("computed", `${peer.name}.cidr_block`, peer.at)
        : factOf(network.value, "cidr_block", asAddresses, network.at);
    }),
  );
}

/** Whether a destination takes in the whole network at the other end. `network`: its addresses, asked for where they matter. */
export function coversNetwork(destination: Fact<Addresses>, at: At | undefined, network: () => Fact<Addresses>): Fact<boolean> {
  return chain(destination, (block): Fact<boolean> => {
    if (coversInternet(block)) return known(true, { at });
    if (isSmall(block)) return known(false, { at });
    return chain(network(), (whole) => known(isEmpty(without(whole, block)), { at }));
  });
}

function isSmall(block: Addresses): boolean {
  const size = block.v4.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return block.v6.length === 0 && size < SMALLEST;
}

/** The VPC at the other end of a peering connection. `own`: the VPC that the route belongs to. */
export function peerOf(doc: Doc, hop: Value | undefined, own: string | undefined, links: Links): Fact<Doc> {
  return chain(links.target(doc, hop ?? null, [CONNECTION], ["id"]), (connection): Fact<Doc> => {
    const ends = ["vpc_id", "accepting_vpc_id"].map((path) => links.target(connection, connection.body.get(path) ?? null, [VPC], ["id"]));
    const mine = ends.findIndex((end) => end.state === "known" && end.value.id === own);
    const other = mine < 0 ? undefined : ends[1 - mine];
    return other ?? unknown("not-visible", `which end of ${connection.name} the route leads to`, doc.at);
  });
}

/** The VPC behind an attachment of a transit router. */
export function attachedVpc(doc: Doc, hop: Value | undefined, links: Links): Fact<Doc> {
  return chain(links.target(doc, hop ?? null, [ATTACHMENT], ["id"]), (attachment) =>
    links.target(attachment, attachment.body.get("vpc_id") ?? null, [VPC], ["id"]),
  );
}
