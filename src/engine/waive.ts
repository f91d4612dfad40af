import type { Finding, Waiver } from "../result/finding.ts";

/** Lays the first waiver that fits over a fail. One that has expired does not: the finding is open again, and says so. */
export function waived(finding: Finding, waivers: readonly Waiver[], asOf: string): Finding {
  if (finding.outcome !== "fail") return finding;
  const fitting = waivers.filter((each) => each.rule === finding.rule && fits(each.resource, finding.resource.id));
  const [first] = fitting;
  if (first === undefined) return finding;
  const waiver = fitting.find((each) => asOf.slice(0, 10) <= each.expires);
  return waiver === undefined ? { ...finding, lapsed: lastOf(fitting, first) } : { ...finding, waiver };
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
