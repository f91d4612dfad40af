/** Which listings AWS Config can stand in for: those of types that it records with every member that is judged. */
import type { Json } from "../../../src/provider/json.ts";
import { databases } from "./database-shapes.ts";
import { machines } from "./machine-shapes.ts";
import { networks } from "./network-shapes.ts";
import { traffic } from "./traffic-shapes.ts";
import { shaped, type Shape } from "./take.ts";

/**
 * Not among them, though recorded: keys (the ones that AWS manages are not), trails (those of an organisation or another region are not), buckets
 * (they live in many regions and are listed with one call), and all types of which settings are read that Config does not record.
 */
export interface Carried {
  readonly operation: string;
  /** As Config names it. */
  readonly type: string;
  /** The list in the direct answer; `within`: a list around it. */
  readonly list: string;
  readonly within?: string;
  /** Members of the direct answer. */
  readonly shape: Shape;
  /** What else must hold of the members for them to be all that the direct answer has. */
  readonly whole?: (body: Json) => boolean;
}

export const carried: readonly Carried[] = [...networks, ...traffic, ...machines, ...databases];

/** A resource in the shape of the direct answer; `whole`: nothing is missing that the direct answer would have. */
export function directly(
  { shape, list, within, whole = () => true }: Carried,
  configuration: Json,
): { readonly body: Json; readonly whole: boolean } {
  const taken = shaped(configuration, shape);
  const alone = { [list]: [taken.value] };
  return { body: within === undefined ? alone : { [within]: [alone] }, whole: taken.whole && whole(taken.value) };
}
