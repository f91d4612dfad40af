import type { MapValue } from "../../../src/iac/value.ts";
import { mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { closed, present, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { ref, valueAt } from "../../../src/provider/read.ts";
import { comparable } from "../reference.ts";

/** The attributes of a format that name stores, each with the retention behind it. */
export type Destinations = Readonly<Record<string, Fact<Retention>>>;

/** What becomes of events behind a hub cannot be seen from Azure's side. */
export function behindHub(name: string): Fact<Retention> {
  return unknown("not-visible", `the retention behind ${name}`);
}

/** The stores that are written. One whose attribute is not resolved may be null, so it may not be there. */
export function destinationsOf(body: MapValue, written: Destinations): Many<TrailDestination> {
  const items = Object.entries(written).flatMap(([name, retention]): readonly TrailDestination[] => {
    const { value, at } = valueAt(body, name);
    if (value === undefined || value === "") return [];
    const unread = typeof value === "object" && value !== null && value.is === "unresolved" ? value.why : undefined;
    const presence = unread === undefined ? present : unknownBecause(unread, at);
    const store = mapFact(ref(body, name, unknown("unexpected-value", name, at)), comparable);
    return [{ presence, ...(at === undefined ? undefined : { at }), label: name, store, retention }];
  });
  return closed(items);
}
