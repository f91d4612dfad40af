import { known, mapFact, strictest, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { MapValue } from "../../src/iac/value.ts";
import type { Many } from "../../src/model/many.ts";
import type { Unknown } from "../../src/model/unknown.ts";
import { presenceOf, valueAt } from "../../src/provider/read.ts";

export function not(fact: Fact<boolean>): Fact<boolean> {
  return mapFact(fact, (on) => !on);
}

/** On where one is on. What is open may be another that is on. Nothing at all: `none`. */
export function anyOn(
  facts: readonly Fact<boolean>[],
  open: readonly Unknown[] = [],
  none: Fact<boolean> = known(false, { basis: "default" }),
): Fact<boolean> {
  return facts.length + open.length === 0 ? none : strictest([...facts, ...open.map((why) => unknownBecause(why))]);
}

/** On where all are on. */
export function allOn(facts: readonly Fact<boolean>[]): Fact<boolean> {
  return not(strictest(facts.map(not)));
}

/** What holds only if its carrier is there: a switch that is on in a block of unknown existence is not known. */
export function ifThere(presence: Fact<true>, fact: Fact<boolean>): Fact<boolean> {
  return presence.state === "unknown" && fact.state === "known" && fact.value ? presence : fact;
}

/** Whether any of the blocks turns something on. */
export function anyBlock(blocks: Many<MapValue>, read: (block: MapValue) => Fact<boolean>, none?: Fact<boolean>): Fact<boolean> {
  return anyOn(
    blocks.items.map((block) => ifThere(presenceOf(block), read(block))),
    blocks.open,
    none,
  );
}

/** Whether an optional attribute names something: a key, an address, a store. Nothing written, or empty text, is `false` by default. */
export function isNamed(body: MapValue, path: string): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  if (value === undefined || value === "") return known(false, { basis: "default", at });
  return typeof value === "object" && value !== null && value.is === "unresolved" ? unknownBecause(value.why, at) : known(true, { at });
}

/** Whether an optional block is written. */
export function isWritten(blocks: Many<MapValue>, none?: Fact<boolean>): Fact<boolean> {
  return anyBlock(blocks, (block) => known(true, { at: block.at }), none);
}
