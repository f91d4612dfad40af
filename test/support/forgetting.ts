import { because } from "../../src/model/unknown.ts";
import type { KindName } from "../../src/model/kinds.ts";
import type { Example } from "../../src/rule/example.ts";

/** A path to something that can be forgotten: a fact, or the closedness of a list. */
export type Spot = readonly (string | number)[];

const why = because("not-visible", "forgotten");

/** Everything in an example that could be less known: every fact, the presence of every part, and every closed list. */
export function spots(example: Example<KindName>): Spot[] {
  const found: Spot[] = [];
  walk(example, [], (path) => found.push(path));
  return found;
}

/** The example with the facts at these places unknown and the lists there open. */
export function forget(example: Example<KindName>, places: readonly Spot[]): Example<KindName> {
  const forgotten = new Set(places.map((place) => place.join("/")));
  return copy(example, [], (path) => forgotten.has(path.join("/"))) as Example<KindName>;
}

/** Nothing known of the judged resource: no fact, and every list open and empty. Nothing else in the world. */
export function forgetEverything(example: Example<KindName>): Example<KindName> {
  const resource = copy(example.resource, [], () => true) as Record<string, unknown>;
  for (const [name, value] of Object.entries(resource)) if (isMany(value)) resource[name] = { items: [], open: [why] };
  return { resource: { ...resource, presence: example.resource.presence, escapes: [why] } as never };
}

/** The same example with every list and the other resources the other way round. */
export function reversed(example: Example<KindName>): Example<KindName> {
  const turn = (value: unknown): unknown => {
    if (isMany(value)) return { items: [...value.items].reverse().map(turn), open: [...value.open].reverse() };
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turn(each)]));
  };
  return { resource: turn(example.resource) as never, with: [...(example.with ?? [])].reverse().map((each) => turn(each) as never) };
}

function walk(value: unknown, path: Spot, visit: (path: Spot) => void): void {
  if (isFact(value) || isMany(value)) visit(path);
  if (isFact(value) || typeof value !== "object" || value === null) return;
  for (const [name, each] of Object.entries(value)) walk(each, [...path, name], visit);
}

function copy(value: unknown, path: Spot, lost: (path: Spot) => boolean): unknown {
  if (isFact(value)) return lost(path) ? { state: "unknown", why } : value;
  if (Array.isArray(value)) return value.map((each, index) => copy(each, [...path, index], lost));
  if (typeof value !== "object" || value === null) return value;
  const copied = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copy(each, [...path, name], lost)]));
  return isMany(value) && lost(path) ? { ...copied, open: [...value.open, why] } : copied;
}

function isFact(value: unknown): value is { state: string } {
  return typeof value === "object" && value !== null && "state" in value;
}

function isMany(value: unknown): value is { items: readonly unknown[]; open: readonly unknown[] } {
  return typeof value === "object" && value !== null && "items" in value && "open" in value;
}
