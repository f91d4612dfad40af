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

/** Resources or data sources by module instance and name. */
export class Instances {
  readonly #all = new Map<string, Listed[]>();

  constructor(listed: Iterable<Listed>) {
    for (const each of listed) {
      const key = keyOf(each.module, each.type, each.name);
      const list = this.#all.get(key);
      if (list === undefined) this.#all.set(key, [each]);
      else list.push(each);
    }
  }

  of(module: string, type: string, name: string): readonly Listed[] {
    return this.#all.get(keyOf(module, type, name)) ?? [];
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
