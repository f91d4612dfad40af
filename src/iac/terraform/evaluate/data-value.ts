import type { At } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import { unresolved, type MapValue, type Value } from "../../value.ts";
import { WrittenBody } from "./instances.ts";

/** A data source that is read only at apply. What its block writes is handed out as written; everything else is unresolved. */
export class DataValue extends WrittenBody {
  readonly open: readonly Unknown[];
  readonly #body: MapValue;
  readonly #why: Unknown;

  constructor(body: MapValue, why: Unknown) {
    super();
    this.#body = body;
    this.#why = why;
    this.open = [why];
  }

  get at(): At | undefined {
    return this.#body.at;
  }

  get(name: string): Value {
    const value = this.#body.get(name);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : unresolved(this.#why);
  }

  placeOf(name: string): At | undefined {
    return this.#body.placeOf(name);
  }

  names(): readonly string[] {
    return this.#body.names();
  }
}
