import type { Text } from "../model/text.ts";
import type { Finding } from "../result/finding.ts";
import type { PlacedWaiver } from "./configuration.ts";
import { messages } from "./texts.ts";

/** What the owner of a configuration must know about the waivers in it: those that ran out, and those that fit nothing any more. */
export function waiverNotes(waivers: readonly PlacedWaiver[], findings: readonly Finding[], asOf: string): readonly Text[] {
  const laid = new Set(findings.map((each) => each.waiver));
  return waivers.flatMap((waiver) => {
    const { place, rule, resource, expires } = waiver;
    if (expires < asOf.slice(0, 10)) return [messages.waiverExpired(place, rule, resource, expires)];
    return laid.has(waiver) ? [] : [messages.waiverUnused(place, rule, resource)];
  });
}
