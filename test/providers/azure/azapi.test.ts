import { describe, expect, it } from "vitest";
import { adapt } from "../../../providers/azure/azapi.ts";
import type { Doc } from "../../../src/iac/document.ts";
import { readCode, shown } from "../../support/terraform.ts";
import { facts } from "./mapped.ts";

const resource = (body: string, type = '"Microsoft.Storage/storageAccounts@2023-01-01"', holder = "azapi_resource"): string =>
  `variable "x" {}\nresource "${holder}" "a" {\n  type = ${type}\n  name = "acc"\n  parent_id = "/subscriptions/1/resourceGroups/g"\n  location = "westeurope"\n  ${body}\n}\n`;
const adapted = (code: string): Doc => adapt([readCode(code).doc("azapi_resource.a")])[0] as Doc;

describe("an ARM resource behind azapi", () => {
  const plain = { name: "acc", location: "westeurope", parent_id: "/subscriptions/1/resourceGroups/g", apiVersion: "2023-01-01" };
  it.each<[string, object]>([
    ["body = { properties = { isHnsEnabled = true } }", { properties: { isHnsEnabled: true } }],
    ["body = jsonencode({ properties = { isHnsEnabled = true } })", { properties: { isHnsEnabled: true } }],
    ['body = "{\\"properties\\": {\\"isHnsEnabled\\": true}}"', { properties: { isHnsEnabled: true } }],
    ["", {}],
    ["body = var.x", { "…": ["variable-unset x"] }],
  ])("%s", (body, more) => {
    expect(shown(adapted(resource(body)).body)).toEqual({ ...plain, ...more });
  });

  it.each([
    ['"microsoft.storage/StorageAccounts@2023-01-01"', "Microsoft.Storage/storageAccounts"],
    ['"Microsoft.Storage/storageAccounts@${var.x}"', "Microsoft.Storage/storageAccounts"],
    ['"Microsoft.Quantum/workspaces@2022-01-10-preview"', "Microsoft.Quantum/workspaces"],
    ["var.x", "azapi_resource"],
  ])("of type %s", (written, type) => {
    expect(adapted(resource("", written)).type).toBe(type);
  });

  it("leaves other documents alone", () => {
    const doc = readCode('resource "azurerm_lb" "b" {\n  name = "b"\n}\n').doc("azurerm_lb.b");
    expect(adapt([doc])).toEqual([doc]);
  });
});

describe("a storage account behind azapi", () => {
  const of = (body: string, version: string, more = ""): Readonly<Record<string, unknown>> =>
    facts("object-store", "azapi_resource.a", resource(body, `"Microsoft.Storage/storageAccounts@${version}"`) + more);
  it.each<[string, string, boolean, boolean]>([
    ["2023-01-01", "", true, true],
    ["2022-09-01", "", false, true],
    ["2018-11-01", "", false, false],
    ["2018-11-01", "body = { properties = { allowBlobPublicAccess = false, supportsHttpsTrafficOnly = true } }", true, true],
  ])("of version %s with %s", (version, body, on, tlsOnly) => {
    expect(of(body, version)).toMatchObject({ blocks: [{ on }], tlsOnly, publicGrants: [], retention: "forever" });
  });

  it("has no known defaults without a known version", () => {
    expect(of("", "${var.x}")).toMatchObject({ tlsOnly: "?unexpected-value API version" });
  });

  const container = (type: string, line: string): string => `resource "${type}" "c" {\n  name = "c"\n  ${line}\n}\n`;
  const arm =
    'type = "Microsoft.Storage/storageAccounts/blobServices/containers@2023-01-01"\n  body = { properties = { publicAccess = "Blob" } }\n';
  it.each<[string, string]>([
    ["a child", container("azapi_resource", `${arm}  parent_id = "\${azapi_resource.a.id}/blobServices/default"`)],
    [
      "a container of azurerm",
      container("azurerm_storage_container", 'storage_account_id = azapi_resource.a.id\n  container_access_type = "blob"'),
    ],
    [
      "a child of its blob service",
      `resource "azapi_resource" "s" {\n  type = "Microsoft.Storage/storageAccounts/blobServices@2023-01-01"\n  name = "default"\n  parent_id = azapi_resource.a.id\n}\n${container("azapi_resource", `${arm}  parent_id = azapi_resource.s.id`)}`,
    ],
  ])("takes %s", (_, more) => {
    expect(of("", "2023-01-01", more)["publicGrants"]).toEqual([{ channel: "container", open: true }]);
  });
});

it("an update leaves unknown what it does not write", () => {
  const code = resource("body = { properties = { supportsHttpsTrafficOnly = true } }", undefined, "azapi_update_resource");
  const found = facts("object-store", "azapi_update_resource.a", code);
  expect(found).toMatchObject({ tlsOnly: true, blocks: [{ on: "?not-visible what a leaves as it was" }] });
  expect(found["publicGrants"]).toContain("…not-visible what a leaves as it was");
});
