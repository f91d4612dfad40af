/** Diagnostic settings, which send the logs of a resource elsewhere: https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue } from "../../src/iac/value.ts";
import { known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import { mapMany, union, type Many } from "../../src/model/many.ts";
import type { Retention } from "../../src/model/retention.ts";
import type { Unknown } from "../../src/model/unknown.ts";
import type { Links } from "../../src/provider/link.ts";
import { blocks, boolean, isAbsent, number, presenceOf, text } from "../../src/provider/read.ts";
import { childrenListed, isLive, itemsOf } from "./arm-document.ts";
import { armTypes } from "./arm-types.ts";
import { satellites } from "./satellites.ts";
import { allOn, anyOn, ifThere } from "./switches.ts";

export const settingTypes = ["azurerm_monitor_diagnostic_setting", armTypes.diagnosticSetting, armTypes.settingsPage] as const;
const inCode = settingTypes.slice(0, 2);

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
interface EntryNames {
  readonly group: string;
  readonly policy: string;
  readonly enabled: Fact<boolean>;
}

const terraform: EntryNames = { group: "category_group", policy: "retention_policy", enabled: known(true, { basis: "default" }) };
const arm: EntryNames = { group: "categoryGroup", policy: "retentionPolicy", enabled: unknown("owed", "logs[].enabled") };

/** The log entries of a setting. `enabled_log` and the older `log` say the same; metrics are no logs. */
export function entriesOf({ type, body }: Doc): Many<LogEntry> {
  const names = type === armTypes.diagnosticSetting ? arm : terraform;
  const bodies = names === arm ? blocks(body, "properties.logs") : union([blocks(body, "enabled_log"), blocks(body, "log")]);
  return mapMany(bodies, (entry) => ({
    body: entry,
    category: lower(text(entry, "category", known(""))),
    group: lower(text(entry, names.group, known(""))),
    enabled: boolean(entry, "enabled", names.enabled),
    retention: policyRetention(entry, names.policy),
  }));
}

function lower(fact: Fact<string>): Fact<string> {
  return mapFact(fact, (word) => word.toLowerCase());
}

/** Off or zero days: kept until the store deletes it. https://learn.microsoft.com/azure/azure-monitor/platform/migrate-to-azure-storage-lifecycle-policy */
export function policyRetention(body: MapValue, policy: string): Fact<Retention> {
  if (isAbsent(body, policy)) return setElsewhere("store");
  const enabled = boolean(body, `${policy}.enabled`, unknown("unexpected-value", `${policy} without enabled`, body.at));
  if (enabled.state !== "known") return enabled;
  const days = number(body, `${policy}.days`, known(0, { basis: "default" }));
  return !enabled.value || (days.state === "known" && days.value === 0) ? setElsewhere("store") : days;
}

/** Whether entries that are on take a category, by its own name or by a group that holds it. */
export function takes(entries: Many<LogEntry>, wanted: string, groups: readonly string[]): Fact<boolean> {
  const doubts: Unknown[] = [...entries.open];
  for (const { body, category, group, enabled } of entries.items) {
    const presence = presenceOf(body);
    if (enabled.state === "known" && !enabled.value) continue;
    const hit =
      (category.state === "known" && category.value === wanted.toLowerCase()) || (group.state === "known" && groups.includes(group.value));
    const unread = [presence, enabled, ...(hit ? [] : [category, group])].flatMap((fact) => (fact.state === "unknown" ? [fact.why] : []));
    if (hit && unread.length === 0) return known(true, { at: body.at });
    doubts.push(...unread);
  }
  return doubts[0] === undefined ? known(false) : unknownBecause(doubts[0]);
}

/** The diagnostic settings of a resource, or of the part of it under `tail`. Answers come for each resource that was asked about, as pages. */
export function settingsOf(doc: Doc, links: Links, tail = ""): Many<Doc> {
  if (!isLive(doc)) return satellites(doc, links, inCode, ["target_resource_id", "parent_id"], tail);
  const pages = satellites(doc, links, [armTypes.settingsPage], ["parent_id"], tail);
  return itemsOf(childrenListed(pages, "diagnostic setting"), armTypes.diagnosticSetting);
}

interface Wanted {
  /** All of these; of an inner list, one is enough. */
  readonly categories: readonly (string | readonly string[])[];
  /** Groups that hold them: `alllogs` does always. */
  readonly groups?: readonly string[];
}

/** Whether the settings of a resource together export the categories. No setting means no export. */
export function exported(settings: Many<Doc>, { categories, groups = ["alllogs"] }: Wanted, doc: Doc): Fact<boolean> {
  const absent: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const one = (category: string): Fact<boolean> =>
    anyOn(
      settings.items.map((each) => ifThere(each.presence, takes(entriesOf(each), category, groups))),
      settings.open,
      absent,
    );
  return allOn(categories.map((each) => (typeof each === "string" ? one(each) : anyOn(each.map(one)))));
}
