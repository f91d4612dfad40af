import type { MapValue, Value } from "../../value.ts";

/** What outputs are asked of. */
export interface Outputs {
  readonly code: { readonly outputs: ReadonlyMap<string, unknown> };
  output(name: string): Value;
}

/** A module as its caller sees it: an object of its outputs, each evaluated when asked for. */
export class ModuleValue implements MapValue {
  readonly is = "map";
  readonly open = [];
  readonly #outputs: Outputs;

  constructor(outputs: Outputs) {
    this.#outputs = outputs;
  }

  get(name: string): Value {
    return this.#outputs.output(name);
  }

  placeOf(): undefined {
    return undefined;
  }

  names(): readonly string[] {
    return [...this.#outputs.code.outputs.keys()];
  }
}
