import { unknownBecause, type Fact } from "../../../model/fact.ts";
import { present } from "../../../model/many.ts";
import type { Unknown } from "../../../model/unknown.ts";
import { unresolved, type ListValue, type Value } from "../../value.ts";
import type { Declaration } from "../declarations.ts";
import { BlockBody } from "./block-body.ts";
import { doubtOf, expand, keySuffix, type Expansion, type Slot } from "./expand.ts";
import type { Frame, ModuleScope } from "./frame.ts";
import { CountedInstances, KeyedInstances } from "./instances.ts";

/** One instance of a resource or data source. */
export interface Instance {
  /** Unique in the scan: the root, the address and the key. */
  readonly id: string;
  readonly type: string;
  /** Last part of the address, with its key. */
  readonly name: string;
  readonly declaration: Declaration;
  readonly body: BlockBody;
  readonly presence: Fact<true>;
}

/** All instances of a block of a module, and what the block's name stands for in expressions. */
export interface Expanded {
  readonly instances: readonly Instance[];
  readonly value: Value;
}

/** Works out the instances of a resource or data block, whose id without keys is `id`. `valueOf` says what one of them stands for in expressions. */
export function instancesOf(
  declaration: Declaration,
  id: string,
  module: ModuleScope,
  doubt: Unknown | undefined,
  valueOf: (instance: Instance) => Value,
): Expanded {
  const expansion = expand(declaration, module);
  const refused = module.root.admit(expansion.slots.length + 1);
  if (refused !== undefined) return { instances: [], value: unresolved(refused) };
  const make = (slot: Slot): Instance => {
    const [first] = declaration.layers;
    const frame: Frame = { module, source: first.source, names: slot.names };
    const key = keySuffix(slot, expansion);
    const why = doubt ?? doubtOf(slot, expansion);
    return {
      id: id + key,
      type: declaration.type,
      name: declaration.name + key,
      declaration,
      body: new BlockBody(declaration.layers, frame, { outermost: true }),
      presence: why === undefined ? present : unknownBecause(why),
    };
  };
  const instances = expansion.slots.map(make);
  const any = expansion.any === undefined ? undefined : make(expansion.any);
  const all = any === undefined ? instances : [...instances, any];
  return { instances: all, value: shaped(expansion, instances.map(valueOf), any === undefined ? undefined : valueOf(any)) };
}

/** One value, a list by `count`, or a map by `for_each`. */
export function shaped(expansion: Expansion, values: readonly Value[], any: Value | undefined): Value {
  switch (expansion.by) {
    case "none":
      return values[0] ?? null;
    case "count":
      return new CountedInstances(values, any, expansion.open) satisfies ListValue;
    case "for_each":
      return new KeyedInstances(
        new Map(expansion.slots.map((slot, index) => [String(slot.key), values[index] as Value])),
        any,
        expansion.open,
      );
  }
}
