import type { MapValue } from "../../../src/iac/value.ts";
import { known, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { mapMany, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { boolean, isAbsent, number, presenceOf, text } from "../../../src/provider/read.ts";

/** One line of a diagnostic setting: a category or a group of categories, on or off. */
export interface LogEntry {
  readonly body: MapValue;
  /** In lower case; "" where none is written. */
  readonly category: Fact<string>;
  readonly group: Fact<string>;
  readonly enabled: Fact<boolean>;
  /** Days in storage that the setting itself sets; `set-elsewhere` where it sets none. */
  readonly retention: Fact<Retention>;
}

/** How a format spells an entry. `enabled`: what absence means. */
export interface EntryNames {
  readonly group: string;
  readonly policy: string;
  readonly enabled: Fact<boolean>;
}

/** Categories of the activity log; the marked ones occur nowhere else. https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema */
const activityCategories = [
  "administrative",
  "security",
  "servicehealth",
  "alert",
  "recommendation",
  "policy",
  "autoscale",
  "resourcehealth",
];
const onlyActivity = ["administrative", "servicehealth", "resourcehealth"];
const groupsWithAdministration = ["alllogs", "audit"];

export function logEntries(bodies: Many<MapValue>, names: EntryNames): Many<LogEntry> {
  return mapMany(bodies, (body) => ({
    body,
    category: lower(text(body, "category", known(""))),
    group: lower(text(body, names.group, known(""))),
    enabled: boolean(body, "enabled", names.enabled),
    retention: policyRetention(body, names.policy),
  }));
}

function lower(fact: Fact<string>): Fact<string> {
  return fact.state === "known" ? known(fact.value.toLowerCase(), fact) : fact;
}

/** Off or zero days: kept until the store deletes it. https://learn.microsoft.com/azure/azure-monitor/platform/migrate-to-azure-storage-lifecycle-policy */
export function policyRetention(body: MapValue, policy: string): Fact<Retention> {
  if (isAbsent(body, policy)) return setElsewhere("store");
  const enabled = boolean(body, `${policy}.enabled`, unknown("unexpected-value", `${policy} without enabled`, body.at));
  if (enabled.state !== "known") return enabled;
  const days = number(body, `${policy}.days`, known(0, { basis: "default" }));
  return !enabled.value || (days.state === "known" && days.value === 0) ? setElsewhere("store") : days;
}

/** Whether what people and services did to the account is among what is written. */
export function logsAdministration(entries: Many<LogEntry>): Fact<boolean> {
  const doubts: Unknown[] = [...entries.open];
  for (const { body, category, group, enabled } of entries.items) {
    const presence = presenceOf(body);
    if (enabled.state === "known" && !enabled.value) continue;
    const hit =
      (category.state === "known" && category.value === "administrative") ||
      (group.state === "known" && groupsWithAdministration.includes(group.value));
    const unread = [presence, enabled, ...(hit ? [] : [category, group])].flatMap((fact) => (fact.state === "unknown" ? [fact.why] : []));
    if (hit && unread.length === 0) return known(true, { at: body.at });
    doubts.push(...unread);
  }
  return doubts[0] === undefined ? known(false) : unknownBecause(doubts[0]);
}

/** What the categories say about a setting whose target is not known: the activity log's, some resource's, or `undefined` where they do not tell. */
export function areOfActivityLog(entries: Many<LogEntry>): boolean | undefined {
  const categories = entries.items.map(({ category }) => (category.state === "known" ? category.value : undefined));
  if (categories.some((each) => each !== undefined && onlyActivity.includes(each))) return true;
  const told =
    entries.open.length === 0 && categories.every((each) => each !== undefined && each !== "" && !activityCategories.includes(each));
  return told ? false : undefined;
}

/** How long a storage destination keeps the entries, as far as the setting decides it: the shortest of those that matter. */
export function storageRetention(entries: Many<LogEntry>): Fact<Retention> {
  const matter = entries.items.filter(
    ({ category, group }) =>
      category.state !== "known" || category.value === "administrative" || group.state !== "known" || group.value !== "",
  );
  const facts = (matter.length > 0 ? matter : entries.items).map((entry) => entry.retention);
  const unread = facts.find((fact) => fact.state === "unknown");
  if (unread !== undefined) return unread;
  const days = facts.flatMap((fact) => (fact.state === "known" && fact.value !== "forever" ? [fact.value] : []));
  return days.length > 0 ? known(Math.min(...days)) : (facts[0] ?? setElsewhere("store"));
}
