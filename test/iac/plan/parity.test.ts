/** The same tree as code and as a plan gives equal facts, wherever the plan knows. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { providers } from "../../../providers/index.ts";
import { readInputs } from "../../../src/cli/read-inputs.ts";
import { readTerraform } from "../../../src/iac/terraform/read.ts";
import type { Reading } from "../../../src/iac/reader.ts";
import { Positions } from "../../../src/model/at.ts";
import { kindFields, type Resource } from "../../../src/model/kinds.ts";
import { mapDocuments } from "../../../src/provider/map.ts";

const root = fileURLToPath(new URL("../../../fixtures/plans", import.meta.url));
const given = { exclude: [], variables: new Map<string, string>(), variableFiles: [], environment: {} };

/** Facts and joins that a plan tells without its code. */
const knownAlone: Readonly<Record<string, readonly (readonly [fact: string, id: string])[]>> = {
  aws: [
    ["rules", "aws_security_group.web"],
    ["target", "aws_flow_log.main"],
    ["encrypted", "aws_ebs_volume.data[0]"],
    ["encrypted", "aws_ebs_volume.data[1]"],
    ["metadataTokenRequired", "aws_instance.app"],
    ["blocks", 'module.logs["flow"].aws_s3_bucket.this'],
    ["customerKey", 'module.logs["flow"].aws_s3_bucket.this'],
    ["rotates", "aws_kms_key.main"],
  ],
  azure: [
    ["rules", "azurerm_network_security_group.web"],
    ["minTls", 'module.store["data"].azurerm_storage_account.this'],
    ["publicGrants", 'module.store["data"].azurerm_storage_account.this'],
    ["accessLogged", 'module.store["data"].azurerm_storage_account.this'],
    ["encrypted", "azurerm_managed_disk.data"],
  ],
  alicloud: [
    ["rules", "alicloud_security_group.web"],
    ["encrypted", "alicloud_ecs_disk.data"],
    ["customerKey", "alicloud_ecs_disk.data"],
    ["publicGrants", "module.store[0].alicloud_oss_bucket.this"],
    ["customerKey", "module.store[0].alicloud_oss_bucket.this"],
  ],
};

describe.each(["aws", "azure", "alicloud"])("%s", (cloud) => {
  const folder = join(root, cloud);
  const code = resourcesIn(readTerraform({ paths: [folder], positions: new Positions() }));
  const beside = resourcesIn(readInputs({ ...given, paths: [folder] }, providers));
  const alone = resourcesIn(readInputs({ ...given, paths: [folder], exclude: ["*.tf", "**/*.tf"] }, providers), "plan.json#");

  it("has the resources of the code", () => {
    expect([...beside.keys()].sort()).toEqual([...code.keys()].sort());
    expect([...alone.keys()].sort()).toEqual([...code.keys()].sort());
    expect(code.size).toBeGreaterThan(3);
  });

  it("gives the facts of the code when it lies beside it", () => {
    for (const [id, resource] of code) expect(facts(beside.get(id)), id).toEqual(facts(resource));
  });

  it("alone, never contradicts the code", () => {
    for (const [id, resource] of code) {
      const planned = facts(alone.get(id));
      const written = facts(resource);
      for (const name of Object.keys(written))
        expect(agrees(planned[name], written[name]), `${id} ${name}: ${show(planned[name])} ≠ ${show(written[name])}`).toBe(true);
    }
  });

  it.each(knownAlone[cloud] ?? [])("alone, knows %s of %s", (fact, id) => {
    expect(facts(code.get(id))).toHaveProperty(fact);
    expect(facts(alone.get(id))[fact]).toEqual(facts(code.get(id))[fact]);
  });
});

function resourcesIn({ docs }: Reading, prefix = ""): ReadonlyMap<string, Resource> {
  const adapted = providers.reduce<Reading["docs"]>((all, { adapt }) => (adapt === undefined ? all : adapt(all)), docs);
  const { resources, gaps } = mapDocuments(
    adapted,
    providers.flatMap((each) => each.mappers),
  );
  expect(gaps).toEqual([]);
  return new Map(resources.map((each) => [each.id.replaceAll(prefix, ""), unprefixed(each, prefix) as Resource]));
}

/** Numbers as text, too, so that all can be shown. */
function unprefixed(value: unknown, prefix: string): unknown {
  if (typeof value === "string") return value.replaceAll(prefix, "");
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((each) => unprefixed(each, prefix));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unprefixed(each, prefix)]));
}

/** The facts of a resource without places, and without how they came to be known. */
function facts(resource: Resource | undefined): Readonly<Record<string, unknown>> {
  if (resource === undefined) return {};
  const entries = Object.keys(kindFields[resource.kind]).map((name) => [
    name,
    bare((resource as unknown as Record<string, unknown>)[name]),
  ]);
  return Object.fromEntries([
    ...entries,
    ["region", resource.region],
    ["cloud", resource.cloud],
    ["presence", bare(resource.presence)],
  ]) as Record<string, unknown>;
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare).sort((a, b) => (show(a) < show(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  if ("subject" in value && "code" in value) return { code: value.code };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (["at", "basis", "assumes"].includes(name) ? [] : [[name, bare(each)]])),
  );
}

/** Equal, or not known; a list that is open may hold less. */
function agrees(planned: unknown, written: unknown): boolean {
  if (show(planned) === show(written)) return true;
  if (typeof planned !== "object" || planned === null || typeof written !== "object" || written === null) return false;
  if ("state" in planned) return planned.state === "unknown";
  if ("open" in planned && "open" in written) return Array.isArray(planned.open) && planned.open.length > 0;
  return false;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
