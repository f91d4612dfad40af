import type { MapValue } from "../../src/iac/value.ts";
import { unknown, type NotKnown } from "../../src/model/fact.ts";

/** A field that the answer should have had. */
export function owed(body: MapValue, path: string): NotKnown {
  return unknown("owed", path, body.at);
}
