import type { Positions } from "../../model/at.ts";
import { type Key } from "./address.ts";
import type { Module, Modules } from "./modules.ts";
import type { Change, Listed } from "./plan-text.ts";
import { memberOf } from "./plain.ts";

/** What all documents of one plan share. */
export interface Estate {
  readonly positions: Positions;
  readonly text: string;
  /** The plan file as a source of positions. */
  readonly source: number;
  readonly modules: Modules;
  readonly changes: ReadonlyMap<string, Change>;
  readonly resources: Instances;
  readonly data: Instances;
  /** The id of the document at an address. */
  readonly idOf: (address: string) => string;
  /** The id of a document of the code in this plan; `undefined` when the plan does not hold it. */
  readonly fromCode: (id: string) => string | undefined;
}

/** The instances of one block in one module instance. */
export interface Group {
  readonly all: readonly Listed[];
  readonly byKey: ReadonlyMap<Key, Listed>;
}

/** Resources or data sources by module instance, name and key. */
export class Instances {
  readonly #groups = new Map<string, { readonly all: Listed[]; readonly byKey: Map<Key, Listed> }>();

  constructor(listed: Iterable<Listed>) {
    for (const each of listed) {
      const name = keyOf(each.module, each.type, each.name);
      let group = this.#groups.get(name);
      if (group === undefined) this.#groups.set(name, (group = { all: [], byKey: new Map() }));
      group.all.push(each);
      if (each.key !== undefined) group.byKey.set(each.key, each);
    }
  }

  of(module: string, type: string, name: string): Group | undefined {
    return this.#groups.get(keyOf(module, type, name));
  }
}

function keyOf(module: string, type: string, name: string): string {
  return `${module}\u0000${type}.${name}`;
}

/** Where an expression stands: its module instance, and what `each` and `count` mean there. */
export interface Frame {
  readonly module: Module;
  readonly key: Key | undefined;
  /** The `for_each` or `count` expression of the block, in its module. */
  readonly repeated: unknown;
}

export function repetitionOf(block: unknown): unknown {
  return memberOf(block, "for_each_expression") ?? memberOf(block, "count_expression");
}
