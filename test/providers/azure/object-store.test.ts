import { describe, expect, it } from "vitest";
import { facts, pinned } from "./mapped.ts";

const address = "azurerm_storage_account.a";
const account = (body = ""): string => `resource "azurerm_storage_account" "a" {\n  name = "acc"\n${body}\n}\n`;
const container = (body: string): string => `resource "azurerm_storage_container" "c" {\n  name = "c"\n${body}\n}\n`;
const of = (code: string): Readonly<Record<string, unknown>> => facts("object-store", address, code);
const grant = (open: unknown): object => ({ channel: "container", open });

describe("the switch of the account", () => {
  const on = (code: string): unknown => (of(code)["blocks"] as { on: unknown }[])[0]?.on;
  const unfixed = "?provider-version default of allow_nested_items_to_be_public";
  it.each<[string, string, unknown]>([
    ["~> 2.99.0", "", true],
    ["~> 3.100", "", false],
    ["~> 4.0", "", false],
    ["~> 5.1", "", true],
    [">= 5.0", "", true],
    [">= 3.0, < 5.0", "", false],
    [">= 4.0", "", unfixed],
    [">= 1.0", "", unfixed],
    ["~> 2.99.0", "allow_blob_public_access = true", false],
    ["~> 4.0", "allow_nested_items_to_be_public = false", true],
    ["~> 4.0", "allow_nested_items_to_be_public = var.x", "?variable-unset x"],
  ])("azurerm %s, %s", (version, line, expected) => {
    expect(on(`variable "x" {}\n${pinned(version)}${account(line)}`)).toBe(expected);
  });

  it("has no known default while no version is fixed", () => {
    expect(on(account())).toBe(unfixed);
  });
});

describe("containers", () => {
  it.each<[string, string, readonly unknown[]]>([
    ["none", "", []],
    ["private by default", container("storage_account_name = azurerm_storage_account.a.name"), [grant(false)]],
    ["by id", container('storage_account_id = azurerm_storage_account.a.id\ncontainer_access_type = "blob"'), [grant(true)]],
    ["by name", container('storage_account_name = "acc"\ncontainer_access_type = "container"'), [grant(true)]],
    ["of another account", container('storage_account_name = "other"\ncontainer_access_type = "container"'), []],
    ["of an unread account", container("storage_account_name = var.x"), ["…variable-unset x"]],
    ["with an unread level", container('storage_account_name = "acc"\ncontainer_access_type = var.x'), [grant("?variable-unset x")]],
    [
      "with an unknown level",
      container('storage_account_name = "acc"\ncontainer_access_type = "world"'),
      [grant('?unexpected-value container_access_type = "world"')],
    ],
  ])("%s", (_, code, grants) => {
    expect(of(`variable "x" {}\n${account()}${code}`)["publicGrants"]).toEqual(grants);
  });
});

describe("a static website", () => {
  const website = { channels: ["container", "website"], publicGrants: [{ channel: "website", open: true }] };
  it.each([
    ["in the account", account('  static_website {\n    index_document = "index.html"\n  }')],
    [
      "of its own",
      `${account()}resource "azurerm_storage_account_static_website" "w" {\n  storage_account_id = azurerm_storage_account.a.id\n}\n`,
    ],
  ])("%s is open, and no switch stops it", (_, code) => {
    expect(of(code)).toMatchObject({ ...website, blocks: [{ stops: ["container"] }] });
  });
});

describe("plain transport", () => {
  it.each<[string, unknown]>([
    ["", true],
    ["https_traffic_only_enabled = false", false],
    ["enable_https_traffic_only = false", false],
    ["https_traffic_only_enabled = var.x", "?variable-unset x"],
  ])("%s", (line, tlsOnly) => {
    expect(of(`variable "x" {}\n${account(line)}`)["tlsOnly"]).toBe(tlsOnly);
  });
});

describe("how long blobs are kept", () => {
  const rule = (days: string, more = ""): string =>
    `  rule {\n    name = "r"\n    enabled = true\n${more}    actions {\n      base_blob {\n        delete_after_days_since_modification_greater_than = ${days}\n      }\n    }\n  }\n`;
  const filter = (line: string): string => `    filters {\n      blob_types = ["blockBlob"]\n      ${line}\n    }\n`;
  it.each<[string, string, unknown]>([
    ["without a rule", "", "forever"],
    ["by one rule", rule("30"), 30],
    ["by the shortest rule", rule("400") + rule("30"), 30],
    ["by a rule for logs", rule("30", filter('prefix_match = ["insights-activity-logs/"]')), 30],
    ["not by a rule for other blobs", rule("30", filter('prefix_match = ["uploads/"]')), "forever"],
    [
      "not by a rule for tagged blobs",
      rule("30", filter('match_blob_index_tag {\n        name = "a"\n        value = "b"\n      }')),
      "forever",
    ],
    ["not by a rule that is off", rule("30").replace("enabled = true", "enabled = false"), "forever"],
    ["not by a value that a plan writes for nothing", rule("-1"), "forever"],
    ["unread days", rule("var.x"), "?variable-unset x"],
    ["an unread switch", rule("30").replace("enabled = true", "enabled = var.x"), "?variable-unset x"],
    ["an unread switch that does not matter", rule("30") + rule("60").replace("enabled = true", "enabled = var.x"), 30],
    ["an unread prefix", rule("30", filter("prefix_match = [var.x]")), "?variable-unset x"],
  ])("%s", (_, rules, retention) => {
    const policy =
      rules === ""
        ? ""
        : `resource "azurerm_storage_management_policy" "p" {\n  storage_account_id = azurerm_storage_account.a.id\n${rules}}\n`;
    expect(of(`variable "x" {}\n${account()}${policy}`)["retention"]).toBe(retention);
  });
});

it("holds no files: a file account is no object store", () => {
  expect(() => of(account('account_kind = "FileStorage"'))).toThrow("no object-store");
});
