/** Address ranges in answers of EC2: written out, or as prefix lists. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue, Value } from "../../src/iac/value.ts";
import { parseCidr, type Addresses } from "../../src/model/addresses.ts";
import { mapFact, type Fact } from "../../src/model/fact.ts";
import { closed, flatMapMany, none, opened, type Many } from "../../src/model/many.ts";
import type { Peer } from "../../src/model/traffic.ts";
import { because } from "../../src/model/unknown.ts";
import type { Links } from "../../src/provider/link.ts";
import { factOf, settled, text, valueAt } from "../../src/provider/read.ts";
import { owed } from "./answers.ts";
import { ANSWERED, AWS, PREFIX_LIST, PREFIX_LIST_ENTRY } from "./virtual-network/answers.ts";

export const PREFIX_LIST_TYPES = [PREFIX_LIST, PREFIX_LIST_ENTRY];

function addressesIn(value: Value, subject: string): Fact<Addresses> {
  return factOf(value, subject, (word) => (typeof word === "string" ? parseCidr(word) : undefined));
}

/** The range at a member that must be there. */
export function rangeAt(body: MapValue, path: string): Fact<Addresses> {
  const { value } = valueAt(body, path);
  return value === undefined ? owed(body, path) : addressesIn(value, path);
}

/** A list of the tenant's, entry by entry. A list of AWS names one of its services, never everybody. */
export function prefixListPeers(doc: Doc, list: Value, links: Links): Many<Peer> {
  const found = links.target(doc, list, [PREFIX_LIST], ["PrefixListId"]);
  if (found.state !== "known") return found.state === "unknown" ? opened<Peer>([], found.why) : none;
  const { value } = found;
  const owner = text(value.body, "OwnerId", owed(value.body, "OwnerId"));
  if (owner.state === "known" && owner.value === AWS) return closed([{ members: nameOf(value) }]);
  const entries = links.attached(value, [PREFIX_LIST_ENTRY], ["PrefixListId"], ["PrefixListId"]);
  if (entries.items.length === 0) return opened([], entries.open[0] ?? because("not-listed", "ec2.GetManagedPrefixListEntries"));
  const written = opened(
    entries.items.filter(({ body }) => settled(body.get(ANSWERED)) !== true),
    ...entries.open,
  );
  return flatMapMany(written, (entry) => asPeers(mapFact(rangeAt(entry.body, "Cidr"), (addresses) => ({ addresses }))));
}

function nameOf({ body, name }: Doc): string {
  const told = settled(body.get("PrefixListName"));
  return typeof told === "string" ? told : name;
}

/** A peer that may not be known, as a list of one. */
export function asPeers(peer: Fact<Peer>): Many<Peer> {
  if (peer.state === "known") return closed([peer.value]);
  return peer.state === "unknown" ? opened<Peer>([], peer.why) : none;
}
