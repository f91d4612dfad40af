import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause } from "../../../src/model/fact.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import { everyPort, type Ports, type TrafficRule } from "../../../src/model/traffic.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, presenceOf, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { peersOf, policies, portsAt, protocols } from "../traffic.ts";

export interface Direction {
  readonly name: "ingress" | "egress";
  /** Where the ACL itself holds the entries, and where the separate resource does. */
  readonly inline: string;
  readonly split: string;
  readonly peer: string;
}

export const directions: readonly Direction[] = [
  { name: "ingress", inline: "ingress_acl_entries", split: "ingress", peer: "source_cidr_ip" },
  { name: "egress", inline: "egress_acl_entries", split: "egress", peer: "destination_cidr_ip" },
];

/**
 * The entries of one direction, the position being the priority. They are set as a whole, so exactly one place may write them.
 * Where none does they are computed: a new ACL brings entries of its own, and `source_network_acl_id` copies others.
 */
export function entriesOf(acl: Doc, split: Many<Doc>, links: Links, direction: Direction): readonly TrafficRule[] {
  const places = [{ doc: acl, at: direction.inline }, ...split.items.map((doc) => ({ doc, at: direction.split }))]
    .map(({ doc, at }) => ({ doc, list: blocks(doc.body, at) }))
    .filter(({ list }) => list.items.length > 0 || list.open.length > 0);
  const [place, second] = places;
  const doubts: Unknown[] = [...split.open, ...split.items.flatMap(({ presence }) => (presence.state === "unknown" ? [presence.why] : []))];
  if (place === undefined) doubts.push(because("computed", `${acl.name}.${direction.inline}`, acl.at));
  if (second !== undefined) doubts.push(because("unexpected-value", `${direction.inline} in two places`, second.doc.at));
  const hidden = [...doubts, ...(place?.list.open ?? [])].map((why) => hiddenRule(direction.name, why));
  return [...(place?.list.items ?? []).map((entry, index) => ruleOf(place?.doc ?? acl, entry, index, links, direction)), ...hidden];
}

function ruleOf(doc: Doc, entry: MapValue, index: number, links: Links, { name, peer }: Direction): TrafficRule {
  const at = entry.at ?? doc.at;
  const protocol = word(entry, "protocol", protocols, unknown("unexpected-value", "entry without protocol", at));
  const portless: Ports | undefined =
    protocol.state === "known" && protocol.value !== "tcp" && protocol.value !== "udp" ? everyPort : undefined;
  const absentPort =
    portless === undefined ? unknown("unexpected-value", "entry without port", at) : known(portless, { basis: "default", at });
  const noPeer = opened([], because("unexpected-value", `entry without ${peer}`, at));
  return {
    presence: presenceOf(entry),
    at,
    label: `${name} ${String(index + 1)}`,
    direction: known(name, { at }),
    action: word(entry, "policy", policies, unknown("unexpected-value", "entry without policy", at)),
    order: known(index + 1, { at }),
    protocol,
    ports: portsAt(entry, "port", absentPort),
    peers: written(entry, peer) === undefined ? noPeer : peersOf({ ...doc, body: entry }, peer, links),
  };
}

/** Entries that are there or not, of one direction only, so that they leave the other direction alone. */
function hiddenRule(direction: "ingress" | "egress", why: Unknown): TrafficRule {
  const nothing = unknownBecause(why);
  return {
    presence: nothing,
    direction: known(direction),
    action: nothing,
    order: nothing,
    protocol: nothing,
    ports: nothing,
    peers: opened([], why),
  };
}
