import { describe, expect, it } from "vitest";
import { readCode } from "../../support/terraform.ts";
import { facts, factsOf, resourcesOf, rm } from "./mapped.ts";

const administrative = '  enabled_log {\n    category = "Administrative"\n  }\n';
const setting = (target: string, logs = administrative, more = ""): string =>
  `resource "azurerm_monitor_diagnostic_setting" "d" {\n  name = "d"\n  target_resource_id = ${target}\n${more}${logs}}\n`;
const given =
  'variable "x" {}\ndata "azurerm_subscription" "now" {}\ndata "azurerm_client_config" "me" {}\ndata "azurerm_key_vault" "kv" {\n  name = "kv"\n}\n';
const store = 'resource "azurerm_storage_account" "a" {\n  name = "acc"\n}\n';
const trails = (code: string): readonly unknown[] =>
  resourcesOf(readCode(given + store + code).docs).flatMap((each) => (each.kind === "audit-trail" ? [each.presence.state] : []));
const vaultLog = '  enabled_log {\n    category = "AuditEvent"\n  }\n';
const everything = '  enabled_log {\n    category_group = "allLogs"\n  }\n';

describe("a diagnostic setting is a trail", () => {
  it.each<[string, string]>([
    ["data.azurerm_subscription.now.id", everything],
    ['"/subscriptions/00000000-0000-0000-0000-000000000001"', everything],
    ['"/subscriptions/${var.x}"', everything],
    ['"/subscriptions/${data.azurerm_client_config.me.subscription_id}"', everything],
    ['"/providers/Microsoft.Management/managementGroups/root"', everything],
    ["var.x", administrative],
  ])("of %s", (target, logs) => {
    expect(trails(setting(target, logs))).toEqual(["known"]);
  });

  it.each<[string, string]>([
    ["azurerm_storage_account.a.id", everything],
    ["data.azurerm_key_vault.kv.id", everything],
    ['"/subscriptions/1/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v"', everything],
    ['"${data.azurerm_subscription.now.id}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v"', everything],
    ['"/subscriptions/${var.x}/resourceGroups/g"', everything],
    ["var.x", vaultLog],
  ])("but not of %s", (target, logs) => {
    expect(trails(setting(target, logs))).toEqual([]);
  });

  it("perhaps, where neither its target nor its categories tell", () => {
    expect(trails(setting("var.x", everything))).toEqual(["unknown"]);
    expect(facts("audit-trail", "azurerm_monitor_diagnostic_setting.d", given + setting("var.x", everything))["allRegions"]).toBe(
      "?variable-unset x",
    );
  });
});

const trail = (logs: string, more = "", before = ""): Readonly<Record<string, unknown>> =>
  facts(
    "audit-trail",
    "azurerm_monitor_diagnostic_setting.d",
    given + store + before + setting("data.azurerm_subscription.now.id", logs, more),
  );

describe("what it logs", () => {
  const log = (body: string): string => `  log {\n    ${body}\n  }\n`;
  it.each<[string, unknown]>([
    [administrative, true],
    [everything, true],
    [log('category = "Administrative"'), true],
    [log('category = "Administrative"\n    enabled = false'), false],
    [log('category = "Administrative"\n    enabled = var.x'), "?variable-unset x"],
    [log("category = var.x"), "?variable-unset x"],
    [log('category = "Policy"'), false],
    ["", false],
  ])("%s", (logs, active) => {
    expect(trail(logs)).toMatchObject({ active, allRegions: true });
  });
});

describe("where it goes and how long it stays there", () => {
  const elsewhere = "n/a set-elsewhere store";
  const kept = (policy: string): string =>
    `  enabled_log {\n    category = "Administrative"\n    retention_policy {\n      ${policy}\n    }\n  }\n`;
  const workspace = 'resource "azurerm_log_analytics_workspace" "w" {\n  name = "w"\n}\n';
  const table = (days: string, name = "AzureActivity"): string =>
    `resource "azurerm_log_analytics_workspace_table" "t" {\n  name = "${name}"\n  workspace_id = azurerm_log_analytics_workspace.w.id\n  ${days}\n}\n`;
  const lifecycle = (days: number): string =>
    `resource "azurerm_storage_management_policy" "p" {\n  storage_account_id = azurerm_storage_account.a.id\n  rule {\n    name = "r"\n    enabled = true\n    actions {\n      base_blob {\n        delete_after_days_since_modification_greater_than = ${days}\n      }\n    }\n  }\n}\n`;
  const toStore = "  storage_account_id = azurerm_storage_account.a.id\n";
  const toWorkspace = "  log_analytics_workspace_id = azurerm_log_analytics_workspace.w.id\n";
  it.each<[string, string, string, string, unknown]>([
    ["a store that decides", administrative, toStore, "", elsewhere],
    ["a store, for the days of the setting", kept("enabled = true\n      days = 30"), toStore, "", 30],
    ["a store, for ever as far as the setting goes", kept("enabled = true\n      days = 0"), toStore, "", elsewhere],
    ["a store, with the days switched off", kept("enabled = false\n      days = 7"), toStore, "", elsewhere],
    ["a store that deletes earlier than the setting", kept("enabled = true\n      days = 365"), toStore, lifecycle(30), 30],
    ["a store that deletes later than the setting", kept("enabled = true\n      days = 90"), toStore, lifecycle(365), 90],
    ["a store, for unread days", kept("enabled = true\n      days = var.x"), toStore, "", "?variable-unset x"],
    ["a workspace that decides", administrative, toWorkspace, workspace, elsewhere],
    ["a workspace with a table of its own", administrative, toWorkspace, workspace + table("total_retention_in_days = 730"), 730],
    [
      "a workspace with another table",
      administrative,
      toWorkspace,
      workspace + table("total_retention_in_days = 730", "Heartbeat"),
      elsewhere,
    ],
    [
      "a hub, behind which nothing is seen",
      administrative,
      '  eventhub_authorization_rule_id = "/hub"\n',
      "",
      "?not-visible the retention behind the event hub",
    ],
  ])("%s", (_, logs, to, before, retention) => {
    expect(trail(logs, to, before)["destinations"]).toEqual([expect.objectContaining({ retention })]);
  });

  it("perhaps a store, where the attribute is unread", () => {
    expect(trail(administrative, "  storage_account_id = var.x\n")["destinations"]).toEqual([
      { store: "?variable-unset x", retention: elsewhere, presence: "?variable-unset x" },
    ]);
  });
});

describe("a log profile", () => {
  const profile = (locations: string, more = ""): string =>
    `variable "x" {}\nresource "azurerm_resource_group" "g" {\n  name = "g"\n  location = "West Europe"\n}\nresource "azurerm_monitor_log_profile" "p" {\n  name = "p"\n  categories = ["Action"]\n  locations = ${locations}\n${more}}\n`;
  it.each<[string, unknown]>([
    ['["global", "westeurope"]', true],
    ['["Global", "West Europe", "northeurope"]', true],
    ['["westeurope"]', false],
    ['["global"]', false],
    ['["global", var.x]', "?variable-unset x"],
    ["var.x", "?variable-unset x"],
  ])("for %s", (locations, allRegions) => {
    const found = resourcesOf(readCode(profile(locations)).docs).find((each) => each.kind === "audit-trail");
    expect(found && factsOf(found)["allRegions"]).toBe(allRegions);
  });
});

describe("what a trail records, and how", () => {
  const trail = (target: string, body: string): Readonly<Record<string, unknown>> =>
    facts(
      "audit-trail",
      "azurerm_monitor_diagnostic_setting.d",
      `variable "x" {}\n${rm("monitor_diagnostic_setting", `target_resource_id = ${target};${body}`, "d")}`,
    );
  const logs = (...names: readonly string[]): string => names.map((name) => `enabled_log {;category = ${name};}`).join(";");
  const all = ['"Administrative"', '"Security"', '"Policy"'];

  it.each<[string, unknown]>([
    ['"/subscriptions/1"', "code/.#account/azure"],
    ['"/providers/Microsoft.Management/managementGroups/root"', "?not-visible the subscriptions below the management group of d"],
    ["var.x", "?variable-unset x"],
  ])("the account behind %s", (target, expected) => {
    expect(trail(target, logs(...(target === "var.x" ? ['"Security"'] : all)))["recordedAccount"]).toBe(expected);
  });

  it.each<[string, string, object]>([
    ["all events", logs(...all), { managementEvents: true, allEvents: true }],
    ["the group of all", 'enabled_log {;category_group = "allLogs";}', { allEvents: true }],
    ["some events", logs('"Administrative"'), { managementEvents: true, allEvents: false }],
    ["perhaps all", logs('"Administrative"', '"Security"', "var.x"), { allEvents: "?variable-unset x" }],
    ["to a workspace", `${logs(...all)};log_analytics_workspace_id = "/w"`, { toLogService: true, customerKey: "n/a set-elsewhere store" }],
    ["to an account", `${logs(...all)};storage_account_id = "/s"`, { toLogService: false }],
    ["to a hub elsewhere", `${logs(...all)};eventhub_authorization_rule_id = "/h"`, { customerKey: "?outside-scan /h" }],
    ["to what is not read", `${logs(...all)};log_analytics_workspace_id = var.x`, { toLogService: "?variable-unset x" }],
  ])("%s", (_, body, expected) => {
    expect(trail('"/subscriptions/1"', body)).toMatchObject({ ...expected, integrityValidated: "n/a not-offered audit-trail/integrity" });
  });
});
