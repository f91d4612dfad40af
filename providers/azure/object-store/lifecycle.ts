import type { MapValue } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { flatMapMany, union, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { asText, factOf, isAbsent, list, number } from "../../../src/provider/read.ts";

/** A rule of a management policy, in the words of no format. */
export interface LifecycleRule {
  readonly presence: Fact<true>;
  readonly at: At | undefined;
  readonly enabled: Fact<boolean>;
  /** The filter set, and the names of its fields. */
  readonly filters: Many<MapValue>;
  readonly prefixes: string;
  readonly tags: string;
  /** What is done to base blobs, and under which names stand the days after which they are deleted. */
  readonly deletions: Many<MapValue>;
  readonly days: readonly string[];
}

/** Containers that Azure Monitor writes exported logs to begin so: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log */
const LOGS = "insights-";

/**
 * How long blobs stay until a lifecycle rule deletes them: the earliest rule that reaches them, and without any rule for ever.
 * What matters is how long logs stay, so rules for other prefixes, and for index tags that exported logs do not carry, are passed over.
 */
export function keptFor(rules: Many<LifecycleRule>): Fact<Retention> {
  let shortest: Fact<Retention> = known("forever", { basis: "default" });
  const doubts: { readonly why: Unknown; readonly days: number }[] = rules.open.map((why) => ({ why, days: 0 }));
  for (const rule of rules.items) {
    const reach = reaches(rule);
    if (reach === false) continue;
    const deletions = union<Fact<number>>([
      { items: [], open: rule.deletions.open },
      ...rule.deletions.items.map((body) => ({
        items: rule.days.filter((name) => !isAbsent(body, name)).map((name) => number(body, name, known(-1))),
        open: [],
      })),
    ]);
    doubts.push(...deletions.open.map((why) => ({ why, days: 0 })));
    for (const days of deletions.items) {
      // Plans write -1 where the code sets nothing.
      if (days.state === "known" && days.value < 0) continue;
      if (days.state === "unknown") doubts.push({ why: days.why, days: 0 });
      else if (days.state === "known" && reach !== true) doubts.push({ why: reach, days: days.value });
      else if (days.state === "known" && isShorter(days.value, shortest)) shortest = known(days.value, { at: days.at ?? rule.at });
    }
  }
  const open = doubts.find((doubt) => isShorter(doubt.days, shortest));
  return open === undefined ? shortest : unknownBecause(open.why);
}

function isShorter(days: number, than: Fact<Retention>): boolean {
  return than.state !== "known" || than.value === "forever" || days < than.value;
}

/** Whether a rule is in force and reaches exported logs, or why that is not known. */
function reaches(rule: LifecycleRule): boolean | Unknown {
  if (rule.enabled.state === "known" && !rule.enabled.value) return false;
  if (rule.filters.items.some((filter) => !isAbsent(filter, rule.tags))) return false;
  const prefixes = flatMapMany(rule.filters, (filter) => list(filter, rule.prefixes));
  const doubts: Unknown[] = [...rule.filters.open, ...prefixes.open];
  let reached = prefixes.items.length === 0 && prefixes.open.length === 0;
  for (const each of prefixes.items) {
    const prefix = factOf(each, rule.prefixes, asText);
    if (prefix.state === "known") reached ||= LOGS.startsWith(prefix.value) || prefix.value.startsWith(LOGS);
    else if (prefix.state === "unknown") doubts.push(prefix.why);
  }
  if (!reached) return doubts[0] ?? false;
  const [unsure] = [rule.presence, rule.enabled].flatMap((fact) => (fact.state === "unknown" ? [fact.why] : []));
  return unsure ?? rule.filters.open[0] ?? true;
}
