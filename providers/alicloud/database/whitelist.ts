import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue, Value } from "../../../src/iac/value.ts";
import { everyAddress, everyV4, everyV6, parseCidr, unite, type Addresses } from "../../../src/model/addresses.ts";
import { known } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { closed, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asText, blocks, elements, factOf, presenceOf, settled, valueAt } from "../../../src/provider/read.ts";
import { written } from "../base.ts";

/** How the services spell "any address": a bare zero address stands for the block of length zero. */
const any: Readonly<Record<string, Addresses>> = { "0.0.0.0": everyV4, "::": everyV6, "%": everyAddress };

/** Addresses separated by commas, as the services keep a whitelist. */
function asWhitelist(value: Value): Addresses | undefined {
  const entries = (asText(value) ?? "").split(",").map((entry) => entry.trim());
  const sets = entries.map((entry) => any[entry] ?? parseCidr(entry));
  return sets.includes(undefined) ? undefined : unite(sets as readonly Addresses[]);
}

/** The entries of a list attribute, each of them one address or several joined by commas. Entries taken off a list leave another one behind. */
export function entriesAt(body: MapValue, path: string, presence = present): Many<AllowedAddresses> {
  const { value, at } = valueAt(body, path);
  if (settled(body.get("modify_mode")) === "Delete") return opened([], because("not-visible", "modify_mode = Delete", at));
  const all = value === undefined ? closed([]) : elements(value);
  const items = all.items
    .filter((each) => settled(each) !== "")
    .map((each): AllowedAddresses => ({
      presence,
      ...(at === undefined ? undefined : { at }),
      label: path,
      addresses: factOf(each, path, asWhitelist, at),
    }));
  return opened(items, ...all.open);
}

/** The entries of named groups, written as blocks. */
export function groupEntries(body: MapValue, name: string, path: string): Many<AllowedAddresses> {
  const groups = blocks(body, name);
  return union([opened([], ...groups.open), ...groups.items.map((group) => entriesAt(group, path, presenceOf(group)))]);
}

/** What shared templates add to the whitelist. */
export function templateEntries(doc: Doc, path: string, type: string, list: string, links: Links): Many<AllowedAddresses> {
  const templates = links.targets(doc, written(doc.body, path), [type], ["id"]);
  return union([opened([], ...templates.open), ...templates.items.map((each) => entriesAt(each.body, list, each.presence))]);
}

/** What a new instance has when nobody writes a whitelist: the loopback address, which admits nobody. */
export function nobody(doc: Doc): Many<AllowedAddresses> {
  const loopback = parseCidr("127.0.0.1");
  if (loopback === undefined) return closed([]);
  return closed([{ presence: present, at: doc.at, label: "127.0.0.1", addresses: known(loopback, { basis: "default", at: doc.at }) }]);
}

/** A copy begins with the whitelist of what it was made from. */
export function inherited(doc: Doc): Many<AllowedAddresses> {
  return opened([], because("not-visible", `the whitelist that ${doc.name} takes over`, doc.at));
}

/** A whitelist of which nothing is written is what `absent` says. */
export function orElse(list: Many<AllowedAddresses>, absent: Many<AllowedAddresses>): Many<AllowedAddresses> {
  return list.items.length === 0 && list.open.length === 0 ? absent : list;
}
