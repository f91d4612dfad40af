import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { valueAt } from "../../../src/provider/read.ts";

/** A flexible server inside a delegated subnet has no public endpoint, whatever its switch says: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-private */
export function delegated(body: MapValue, path: string, otherwise: Fact<boolean>): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  if (value === undefined || value === "") return otherwise;
  if (typeof value === "object" && value !== null && value.is === "unresolved") {
    return otherwise.state === "known" && !otherwise.value ? otherwise : unknownBecause(value.why, at);
  }
  return known(false, { basis: "platform", at });
}
