/** Lists of addresses and of ports that rules of running groups name. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import { portSet, type Peer, type Ports } from "../../../src/model/traffic.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, isAbsent, settled } from "../../../src/provider/read.ts";
import { factOf } from "../answers.ts";
import { about, listed } from "../asking.ts";
import { tokened } from "../paging.ts";
import { asAddresses } from "../traffic.ts";

const LISTED_PREFIXES = "ecs.ListedPrefixList";
const PREFIXES = "ecs.PrefixList";
const LISTED_PORTS = "ecs.ListedPortRangeList";
const PORTS = "ecs.PortRangeList";
export const listTypes: readonly string[] = [LISTED_PREFIXES, PREFIXES, LISTED_PORTS, PORTS];

export const listCalls: readonly Call[] = [
  listed("ecs.DescribePrefixLists", {
    yields: LISTED_PREFIXES,
    items: "PrefixLists.PrefixList",
    id: "PrefixListId",
    pages: tokened(100),
    includes: [PREFIXES],
  }),
  about("ecs.DescribePrefixListAttributes", { of: LISTED_PREFIXES, yields: PREFIXES, from: "PrefixListId", holds: "Entries" }),
  listed("ecs.DescribePortRangeLists", {
    yields: LISTED_PORTS,
    items: "PortRangeLists",
    id: "PortRangeListId",
    pages: tokened(100),
    includes: [PORTS],
  }),
  about("ecs.DescribePortRangeListEntries", { of: LISTED_PORTS, yields: PORTS, from: "PortRangeListId", holds: "Entries" }),
];

/** What the lists that a rule names hold. */
export interface NamedLists {
  readonly addresses: (id: string) => Many<Peer>;
  readonly ports: (id: string) => Fact<Ports>;
}

export function namedLists(group: Doc, links: Links): NamedLists {
  return {
    addresses: (id) => {
      const found = links.target(group, id, [PREFIXES], ["PrefixListId"]);
      return found.state === "known" ? addressesOf(found.value) : opened([], ...(found.state === "unknown" ? [found.why] : []));
    },
    ports: (id) => chain(links.target(group, id, [PORTS], ["PortRangeListId"]), portsOf),
  };
}

function addressesOf(list: Doc): Many<Peer> {
  const outer = blocks(list.body, "Entries");
  const [found] = outer.items;
  if (found === undefined) return opened([], outer.open[0] ?? because("owed", "Entries", list.at));
  return flatMapMany(blocks(found, "Entry"), (entry): Many<Peer> => {
    const read = factOf(entry, "Cidr", asAddresses);
    return read.state === "known" ? opened([{ addresses: read.value }]) : opened([], ...(read.state === "unknown" ? [read.why] : []));
  });
}

function portsOf(list: Doc): Fact<Ports> {
  const entries = blocks(list.body, "Entries");
  const [why] = entries.open;
  if (why !== undefined) return unknownBecause(why, list.at);
  if (isAbsent(list.body, "Entries")) return unknown("owed", "Entries", list.at);
  const spans = entries.items.map((entry) => spanOf(settled(entry.get("PortRange"))));
  const read = spans.filter((each) => each !== undefined);
  return read.length === spans.length ? known(portSet(...read), { at: list.at }) : unknown("unexpected-value", "PortRange", list.at);
}

/** `80/80`; `-1/-1` stands for every port. */
function spanOf(value: ReturnType<typeof settled>): readonly [number, number] | undefined {
  const [, first, last] = typeof value === "string" ? (/^(-?\d+)\/(-?\d+)$/.exec(value) ?? []) : [];
  const [from, to] = [Number(first), Number(last)];
  if (from === -1 && to === -1) return [0, 65535];
  return from >= 0 && from <= to && to <= 65535 ? [from, to] : undefined;
}
