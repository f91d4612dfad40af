import { providers } from "../../../providers/index.ts";
import { adapt } from "../../../providers/azure/azapi.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { KindName, Resource } from "../../../src/model/kinds.ts";
import { mapDocuments } from "../../../src/provider/map.ts";
import { factsOf } from "../alicloud/mapped.ts";
import { readCode } from "../../support/terraform.ts";

const azure = providers.filter((each) => each.name === "azure");
const mappers = azure.flatMap((each) => each.mappers);

export { factsOf };

/** Everything that the documents stand for. */
export function resourcesOf(docs: readonly Doc[]): readonly Resource[] {
  const { resources, gaps } = mapDocuments(adapt(docs), mappers);
  if (gaps.length > 0) throw new Error(gaps.map((gap) => gap.text.en).join(" "));
  return resources;
}

/** The resource of the code with the address, mapped. */
export function mapped<K extends KindName>(kind: K, address: string, code: string): Resource<K> {
  const resources = resourcesOf(readCode(code).docs);
  const found = resources.find((each) => each.kind === kind && each.id === address);
  if (found === undefined) throw new Error(`no ${kind} ${address}, only ${resources.map((each) => `${each.kind} ${each.id}`).join(", ")}`);
  return found as Resource<K>;
}

/** The facts of a resource of the code. */
export function facts(kind: KindName, address: string, code: string): Readonly<Record<string, unknown>> {
  return factsOf(mapped(kind, address, code));
}

/** A provider pinned to a version of azurerm. */
export function pinned(version: string): string {
  return `terraform {\n  required_providers {\n    azurerm = {\n      source  = "hashicorp/azurerm"\n      version = "${version}"\n    }\n  }\n}\n`;
}

/** A block of HCL out of lines parted by `;`. */
export function block(header: string, body: string): string {
  const lines = body.split(";").map((line) => `  ${line.trim()}`);
  return `${header} {\n${lines.join("\n")}\n}\n`;
}

/** A resource of azapi with properties and further members of its body, all as HCL. */
export function arm(type: string, properties: string, { name = "a", parent = "", more = "" } = {}): string {
  const body = `body = { ${more} properties = { ${properties} } }`;
  const lines = [`type = "${type}@2024-05-01"`, `name = "${name}"`, ...(parent === "" ? [] : [`parent_id = ${parent}`]), body];
  return block(`resource "azapi_resource" "${name}"`, lines.join(";"));
}

/** A resource of azurerm named `a` and `name`d so, with lines parted by `;`. */
export function rm(type: string, body = "", name = "a"): string {
  return block(`resource "azurerm_${type}" "${name}"`, `name = "${name}"${body === "" ? "" : `;${body}`}`);
}
