import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import type { AnswerSet, RecordedAnswer as Answer } from "../../../src/provider/recorded.ts";
import { recordedIn } from "../../support/recorded.ts";
import { facts, factsOf, pinned } from "./mapped.ts";

const file = fileURLToPath(new URL("../../../fixtures/api/azure.json", import.meta.url));
const recorded = JSON.parse(readFileSync(file, "utf8")) as AnswerSet;

function read(set: AnswerSet = recorded): readonly Resource[] {
  const { mapped } = recordedIn(set);
  expect(mapped.gaps).toEqual([]);
  return mapped.resources;
}

function named(kind: KindName, name: string, set: AnswerSet = recorded): Readonly<Record<string, unknown>> {
  const found = read(set).find((each) => each.kind === kind && each.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return factsOf(found);
}

/** The recorded answers, each changed or left out. */
const changed = (change: (answer: Answer) => Answer | undefined): AnswerSet => ({
  ...recorded,
  answers: recorded.answers.flatMap((each) => change(each) ?? []),
});

const rule = (body: string): string =>
  `  security_rule {\n    name = "r"\n    direction = "Inbound"\n    source_port_range = "*"\n    destination_address_prefix = "*"\n    ${body.split(";").join("\n    ")}\n  }\n`;
const group = (...rules: readonly string[]): string =>
  `resource "azurerm_network_security_group" "g" {\n  name = "g"\n${rules.map(rule).join("")}}\n`;
const account = (body: string, more = ""): string => `resource "azurerm_storage_account" "a" {\n  name = "acc"\n  ${body}\n}\n${more}`;
const container = (access: string, name: string): string =>
  `resource "azurerm_storage_container" "${name}" {\n  name = "${name}"\n  storage_account_id = azurerm_storage_account.a.id\n  container_access_type = "${access}"\n}\n`;

describe("a running subscription and the code that made it have the same facts", () => {
  it.each<[string, string]>([
    [
      "example-open",
      group(
        'priority = 100;access = "Allow";protocol = "Tcp";destination_port_range = "22";source_address_prefix = "*"',
        'priority = 110;access = "Allow";protocol = "Tcp";destination_port_ranges = ["80", "443"];source_address_prefix = "Internet"',
      ),
    ],
    [
      "example-closed",
      group(
        'priority = 200;access = "Deny";protocol = "*";destination_port_range = "*";source_address_prefix = "*"',
        'priority = 300;access = "Allow";protocol = "Tcp";destination_port_range = "22";source_address_prefix = "*"',
        'priority = 100;access = "Allow";protocol = "Tcp";destination_port_range = "22";source_address_prefixes = ["198.51.100.0/24", "203.0.113.7"]',
      ),
    ],
  ])("security group %s", (name, code) => {
    expect(named("security-group", name)).toEqual(facts("security-group", "azurerm_network_security_group.g", code));
  });

  it.each<[string, string]>([
    [
      "examplepublic",
      account(
        "allow_nested_items_to_be_public = true\n  https_traffic_only_enabled = false",
        container("blob", "site") + container("private", "inner"),
      ),
    ],
    ["examplepublicold", account("allow_nested_items_to_be_public = true", container("private", "inner"))],
    [
      "exampleclosed",
      account(
        "allow_nested_items_to_be_public = false",
        'resource "azurerm_storage_management_policy" "p" {\n  storage_account_id = azurerm_storage_account.a.id\n  rule {\n    name = "expire"\n    enabled = true\n    filters {\n      prefix_match = ["insights-"]\n      blob_types = ["blockBlob", "appendBlob"]\n    }\n    actions {\n      base_blob {\n        delete_after_days_since_modification_greater_than = 400\n      }\n    }\n  }\n}\n',
      ),
    ],
  ])("storage account %s", (name, code) => {
    // What the listing of accounts does not carry.
    const unasked = { accessLogged: "?not-listed diagnostic setting", networkDefaultDeny: "?owed properties.publicNetworkAccess" };
    const written = facts("object-store", "azurerm_storage_account.a", pinned("~> 4.0") + code);
    expect(named("object-store", name)).toEqual({ ...written, ...unasked });
  });
});

describe("trails", () => {
  it("are the settings of the subscription, each with its stores by id", () => {
    const trails = read().filter((each) => each.kind === "audit-trail");
    expect(trails.map((each) => each.name)).toEqual(["example-short-trail", "example-long-trail", "example-kept-trail"]);
    const stores = read().filter((each) => each.kind === "log-store" || each.kind === "object-store");
    for (const trail of trails) {
      expect(factsOf(trail)).toMatchObject({ active: true, allRegions: true });
      for (const { store } of trail.destinations.items) {
        const ref = store.state === "known" ? store.value : "";
        expect(stores.filter((each) => each.aliases.includes(ref)).length).toBe(1);
      }
    }
  });
});

describe("what was not answered", () => {
  it("is unknown where a call was denied, and said so in a gap", () => {
    expect(named("object-store", "exampleunread")["publicGrants"]).toEqual([
      "…denied Microsoft.Storage/storageAccounts/blobServices/containers/read",
    ]);
    const { gaps } = recordedIn(recorded).reading;
    expect(gaps.map((gap) => `${gap.why.code} ${gap.why.subject}`)).toEqual([
      "denied Microsoft.Storage/storageAccounts/blobServices/containers/read",
    ]);
  });

  it("is unknown where nobody asked", () => {
    const set = changed((each) => (/containers|managementPolicies/.test(each.operation) ? undefined : each));
    expect(named("object-store", "examplepublicold", set)).toMatchObject({
      publicGrants: ["…not-listed Microsoft.Storage/storageAccounts/blobServices"],
      retention: "?not-listed Microsoft.Storage/storageAccounts/managementPolicies",
    });
  });

  it("is unknown where another page was due", () => {
    const set = changed((each) =>
      each.operation.includes("containers") && each.status === 200
        ? { ...each, body: { ...(each.body as object), nextLink: "/next" } }
        : each,
    );
    expect(named("object-store", "exampleclosed", set)["publicGrants"]).toEqual(["…truncated container"]);
  });

  it.each<[string, KindName, string, object]>([
    [
      "securityRules",
      "security-group",
      "example-open",
      { rules: [expect.objectContaining({ order: 65001 }), "…owed properties.securityRules"] },
    ],
    ["supportsHttpsTrafficOnly", "object-store", "exampleclosed", { tlsOnly: "?owed properties.supportsHttpsTrafficOnly" }],
    ["retentionInDays", "log-store", "example-long", { retention: "?owed properties.retentionInDays" }],
    [
      "publicAccess",
      "object-store",
      "examplepublicold",
      { publicGrants: [{ channel: "container", open: "?owed properties.publicAccess" }] },
    ],
    ["enabled", "audit-trail", "example-long-trail", { active: "?owed logs[].enabled" }],
    ["logs", "audit-trail", "example-long-trail", { active: "?owed properties.logs" }],
  ])("is unknown where %s was left out", (field, kind, name, expected) => {
    const without = JSON.parse(JSON.stringify(recorded, (key, value: unknown) => (key === field ? undefined : value))) as AnswerSet;
    expect(named(kind, name, without)).toMatchObject(expected);
  });
});
