import type { Catalogue, Control, Framework } from "./framework.ts";

/** How an id that a user typed led to a control: by its own id, its group, an ISO id its text is about, or an ISO id it misprints. */
export type Via = "id" | "group" | "iso" | "misprint";

export interface Match {
  readonly control: Control;
  readonly via: Via;
}

export interface Found {
  readonly matches: readonly Match[];
  /** Only where the framework asked has no match: which other documents know the id. */
  readonly elsewhere: readonly { readonly framework: Framework; readonly matches: readonly Match[] }[];
}

export function frameworkById(catalogue: Catalogue, id: string): Framework | undefined {
  return catalogue.frameworks.find((each) => each.id === id.trim().toLowerCase());
}

export function controlById(framework: Framework, id: string): Control | undefined {
  return framework.controls.find((each) => each.id === id);
}

/** Finds what a user means by an id in one framework, and says where else it is known when that framework does not have it. */
export function findControl(catalogue: Catalogue, framework: Framework, typed: string): Found {
  const matches = matchesIn(framework, typed);
  if (matches.length > 0) return { matches, elsewhere: [] };
  const others = catalogue.frameworks.filter((each) => each !== framework);
  const elsewhere = others.map((each) => ({ framework: each, matches: matchesIn(each, typed) })).filter((each) => each.matches.length > 0);
  return { matches, elsewhere };
}

/** Controls of one framework that a typed id names, the surest first. Misprinted ids are understood in their own document only. */
export function matchesIn(framework: Framework, typed: string): readonly Match[] {
  const id = normalised(typed);
  const named = (ids: readonly string[]): boolean => ids.some((each) => normalised(each) === id);
  const found = framework.controls.flatMap((control): readonly Match[] => {
    if (named([control.id, control.shown])) return [{ control, via: "id" }];
    if (framework.groups.some((group) => named([group.id]) && control.id.startsWith(`${group.id}.`))) return [{ control, via: "group" }];
    if (named(control.iso)) return [{ control, via: "iso" }];
    return named(control.misprinted) ? [{ control, via: "misprint" }] : [];
  });
  return found.toSorted((a, b) => order.indexOf(a.via) - order.indexOf(b.via));
}

const order: readonly Via[] = ["id", "group", "iso", "misprint"];

/** `CLD. 9. 5. 2`, `cld.9.5.2` and `８.４.１２ c）` become comparable. */
function normalised(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s()]/g, "")
    .replace(/(\d)([a-z])$/, "$1.$2");
}
