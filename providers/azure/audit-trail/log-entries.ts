import { known, setElsewhere, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { takes, type LogEntry } from "../diagnostics.ts";
import { allOn } from "../switches.ts";

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

/** Whether what people and services did to the account is among what is written. */
export function logsAdministration(entries: Many<LogEntry>): Fact<boolean> {
  return takes(entries, "administrative", ["alllogs", "audit"]);
}

/** Changes, security alerts and decisions of policies. Reads are no part of the activity log, so nothing can ask for them. */
export function logsEverything(entries: Many<LogEntry>): Fact<boolean> {
  return allOn(["administrative", "security", "policy"].map((category) => takes(entries, category, ["alllogs"])));
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
