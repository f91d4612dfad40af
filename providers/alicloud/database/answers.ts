/** What answers of the database services have in common: whitelists in named groups, and addresses. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { blocks, isAbsent, presenceOf } from "../../../src/provider/read.ts";
import { owedNumber, owedWord } from "../answered.ts";
import { written } from "../base.ts";
import { entriesAt } from "./whitelist.ts";

interface Groups {
  readonly operation: string;
  /** The list of groups, wrapped twice, and the member of a group that holds its addresses. */
  readonly outer: string;
  readonly inner: string;
  readonly path: string;
}

/**
 * The addresses of all groups of a whitelist. Groups that services made for themselves admit as the others do. A group without an address admits
 * nobody or, where the whole whitelist is empty, everybody ("Configure an IP address whitelist" of MongoDB): it says nothing.
 */
export function groupsIn(docs: Many<Doc>, { operation, outer, inner, path }: Groups): Many<AllowedAddresses> {
  const [doc] = docs.items;
  if (doc === undefined) return opened([], docs.open[0] ?? because("not-listed", operation));
  const wrapped = blocks(doc.body, outer);
  const [found] = wrapped.items;
  if (found === undefined) return opened([], wrapped.open[0] ?? because("owed", outer, doc.at));
  const groups = blocks(found, inner);
  if (groups.items.length === 0 && groups.open.length === 0) return opened([], because("owed", `${outer}.${inner}`, doc.at));
  return union([
    opened([], ...groups.open),
    ...groups.items.map((group) =>
      isAbsent(group, path) || written(group, path) === undefined
        ? opened<AllowedAddresses>([], because("owed", path, group.at))
        : entriesAt(group, path, presenceOf(group)),
    ),
  ]);
}

/** Addresses by which an instance of RDS is reached. The classic intranet (`Inner`) is not public. */
const sorts = { Public: true, Private: false, Inner: false } as const;

export function netOf(docs: Many<Doc>, operation: string): { readonly open: Fact<boolean>; readonly port: Fact<number> } {
  const [doc] = docs.items;
  if (doc === undefined) {
    const why = unknownBecause(docs.open[0] ?? because("not-listed", operation));
    return { open: why, port: why };
  }
  const outer = blocks(doc.body, "DBInstanceNetInfos");
  const [found] = outer.items;
  const all = found === undefined ? undefined : blocks(found, "DBInstanceNetInfo");
  if (all === undefined || (all.items.length === 0 && all.open.length === 0)) {
    const owed =
      outer.open[0] === undefined ? unknown("owed", "DBInstanceNetInfos.DBInstanceNetInfo", doc.at) : unknownBecause(outer.open[0]);
    return { open: owed, port: owed };
  }
  const [first] = all.items;
  return {
    open: strictest([...all.items.map((net) => owedWord(net, "IPType", sorts)), ...all.open.map((why) => unknownBecause(why))]),
    port: first === undefined ? unknown("owed", "Port", doc.at) : owedNumber(first, "Port"),
  };
}

/** An instance in a VPC is reached through it, as long as no public address stands beside it. */
export function ofVpc(network: Fact<string>, open: Fact<boolean>): Fact<boolean> {
  return chain(open, (is): Fact<boolean> => {
    if (is) return known(false, { at: open.at });
    return chain(network, (name): Fact<boolean> => {
      const table: Readonly<Record<string, boolean>> = { vpc: true, classic: false };
      const inside = table[name.toLowerCase()];
      return inside === undefined
        ? unknown("unexpected-value", `NetworkType = ${JSON.stringify(name)}`, network.at)
        : known(inside, { at: network.at });
    });
  });
}

/** Whether any of the addresses in a list of answers is public. */
export function anyPublic(docs: Many<Doc>, operation: string, lists: (doc: Doc) => Many<Fact<boolean>>): Fact<boolean> {
  const [doc] = docs.items;
  if (doc === undefined) return unknownBecause(docs.open[0] ?? because("not-listed", operation));
  const all = lists(doc);
  return strictest([known(false, { at: doc.at }), ...all.items, ...all.open.map((why) => unknownBecause(why))]);
}
