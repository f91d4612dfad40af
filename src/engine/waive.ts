import type { Waiver } from "../result/finding.ts";

/** What waivers make of a violation: the one that is laid over it, or the one that was until it expired. */
export type Laid = { readonly waiver: Waiver } | { readonly lapsed: Waiver };

/** The first waiver of a rule that fits the resource. One that has expired is not laid over it: the violation is open again, and says so. */
export function laidOver(resource: string, waivers: readonly Waiver[], asOf: string): Laid | undefined {
  const fitting = waivers.filter((each) => fits(each.resource, resource));
  const [first] = fitting;
  if (first === undefined) return undefined;
  const waiver = fitting.find((each) => asOf.slice(0, 10) <= each.expires);
  return waiver === undefined ? { lapsed: lastOf(fitting, first) } : { waiver };
}

function lastOf(waivers: readonly Waiver[], first: Waiver): Waiver {
  return waivers.reduce((latest, each) => (each.expires > latest.expires ? each : latest), first);
}

/** `*` stands for any run of characters; everything else for itself, brackets included. */
function fits(pattern: string, id: string): boolean {
  const parts = pattern.split("*");
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return pattern === id;
  if (!id.startsWith(first)) return false;
  let from = first.length;
  const last = rest.pop() ?? "";
  for (const part of rest) {
    const found = id.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return id.length - from >= last.length && id.endsWith(last);
}
