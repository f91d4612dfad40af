/** How long the stores keep what diagnostic settings send them. */
import type { Doc } from "../../src/iac/document.ts";
import { known, setElsewhere, unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Many } from "../../src/model/many.ts";
import type { Retention } from "../../src/model/retention.ts";
import type { Links } from "../../src/provider/link.ts";
import { valueAt } from "../../src/provider/read.ts";
import { armIdentity } from "./arm-document.ts";
import { armTypes } from "./arm-types.ts";
import { entriesOf, takes } from "./diagnostics.ts";
import { workspaceRetention } from "./log-store/retention.ts";
import { armPolicyRules } from "./object-store/arm-policy.ts";
import { keptFor } from "./object-store/lifecycle.ts";
import { policyRules, policyType } from "./object-store/policy-rules.ts";
import { comparable } from "./reference.ts";
import { firstValue } from "./satellites.ts";

const workspaces = ["azurerm_log_analytics_workspace", armTypes.workspace];
const accounts = ["azurerm_storage_account", armTypes.storageAccount];
/** Types that are looked up here. */
export const retentionTypes: readonly string[] = [...workspaces, ...accounts, policyType, armTypes.managementPolicy];

/** How long a category is kept: the longest of the stores that take it. Nothing takes it: not a day. */
export function exportRetention(settings: Many<Doc>, category: string, groups: readonly string[], links: Links): Fact<Retention> {
  const kept: Fact<Retention>[] = settings.open.map((why) => unknownBecause(why));
  for (const setting of settings.items) {
    const taken = takes(entriesOf(setting), category, groups);
    if (taken.state === "known" && !taken.value) continue;
    const sure = taken.state === "known" ? setting.presence : taken;
    kept.push(...(sure.state === "unknown" ? [sure] : storesOf(setting, category, groups, links)));
  }
  return longest(kept);
}

export function longest(kept: readonly Fact<Retention>[]): Fact<Retention> {
  const forever = kept.find((each) => each.state === "known" && each.value === "forever");
  const unread = kept.find((each) => each.state === "unknown");
  const days = kept.filter((each) => each.state === "known").toSorted((a, b) => Number(b.value) - Number(a.value));
  return forever ?? unread ?? days[0] ?? known(0, { basis: "default" });
}

function storesOf(setting: Doc, category: string, groups: readonly string[], links: Links): readonly Fact<Retention>[] {
  const kept: Fact<Retention>[] = [];
  const workspace = firstValue(setting, ["log_analytics_workspace_id", "properties.workspaceId"]);
  if (workspace !== undefined && workspace !== "") kept.push(inWorkspace(setting, workspace, links));
  const account = firstValue(setting, ["storage_account_id", "properties.storageAccountId"]);
  if (account !== undefined && account !== "") {
    const own = entriesOf(setting).items.find((entry) => {
      const answer = takes({ items: [entry], open: [] }, category, groups);
      return answer.state !== "known" || answer.value;
    });
    kept.push(inAccount(setting, account, own?.retention ?? setElsewhere("store"), links));
  }
  return kept.length > 0 ? kept : [unknown("not-visible", "the retention behind the event hub", setting.at)];
}

function inWorkspace(setting: Doc, written: Parameters<Links["target"]>[1], links: Links): Fact<Retention> {
  const found = links.target(setting, typeof written === "string" ? comparable(written) : written, workspaces, armIdentity);
  if (found.state !== "known") return found;
  const { body, at, type } = found.value;
  return type === armTypes.workspace
    ? workspaceRetention(body, "properties.retentionInDays", "properties.sku.name", at)
    : workspaceRetention(body, "retention_in_days", "sku", at);
}

/** Days that a log sets for its account, or those of the account's lifecycle where they are fewer. Sets it none, the account decides. */
export function withinLifecycle(from: Doc, path: string, own: Fact<Retention>, links: Links): Fact<Retention> {
  const { value } = valueAt(from.body, path);
  return own.state !== "known" || value === undefined ? own : inAccount(from, value, own, links);
}

/** As above, where the account is asked at once. */
function inAccount(from: Doc, written: Parameters<Links["target"]>[1], own: Fact<Retention>, links: Links): Fact<Retention> {
  if (own.state === "unknown") return own;
  const found = links.target(from, typeof written === "string" ? comparable(written) : written, accounts, armIdentity);
  if (found.state !== "known") return own.state === "known" ? own : found;
  const account = found.value;
  const rules = policyRules(links.attached(account, [policyType], ["storage_account_id"], armIdentity));
  const arm = links.attached(account, [armTypes.managementPolicy], ["parent_id"], armIdentity);
  const inner = arm.items.map(armPolicyRules);
  const kept = keptFor({
    items: [...rules.items, ...inner.flatMap(({ items }) => items)],
    open: [...rules.open, ...arm.open, ...inner.flatMap(({ open }) => open)],
  });
  if (own.state !== "known" || own.value === "forever" || kept.state !== "known") return kept;
  return kept.value !== "forever" && kept.value < own.value ? kept : own;
}
