import type { At } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import type { ListValue, MapValue, Value } from "../../value.ts";

/** All instances of a block under `count`. `any` stands for each instance that could not be told. */
export class CountedInstances implements ListValue {
  readonly is = "list";
  readonly items: readonly Value[];
  readonly open: readonly Unknown[];
  readonly any: Value | undefined;

  constructor(items: readonly Value[], any: Value | undefined, open: readonly Unknown[]) {
    this.items = any === undefined ? items : [...items, any];
    this.open = open;
    this.any = any;
  }
}

/** All instances of a block under `for_each`. */
export class KeyedInstances implements MapValue {
  readonly is = "map";
  readonly open: readonly Unknown[];
  readonly any: Value | undefined;
  readonly #items: ReadonlyMap<string, Value>;

  constructor(items: ReadonlyMap<string, Value>, any: Value | undefined, open: readonly Unknown[]) {
    this.#items = items;
    this.any = any;
    this.open = open;
  }

  get(name: string): Value | undefined {
    return this.#items.get(name);
  }

  placeOf(): undefined {
    return undefined;
  }

  names(): readonly string[] {
    return [...this.#items.keys()];
  }
}

/** A body as written, to which the provider adds more when it is applied. */
export abstract class WrittenBody implements MapValue {
  readonly is = "map";
  abstract readonly open: readonly Unknown[];
  abstract get(name: string): Value | undefined;
  abstract placeOf(name: string): At | undefined;
  abstract names(): readonly string[];
}
