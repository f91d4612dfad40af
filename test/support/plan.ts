import { CodeBeside } from "../../src/iac/plan/code-beside.ts";
import { openPlan } from "../../src/iac/plan/open.ts";
import { readPlan } from "../../src/iac/plan/read.ts";
import { variablesOf } from "../../src/iac/plan/variables.ts";
import { readTerraform } from "../../src/iac/terraform/read.ts";
import { memoryTree } from "../../src/iac/terraform/tree.ts";
import { Positions } from "../../src/model/at.ts";
import { shown, type Code } from "./terraform.ts";

/** Reads a plan held in memory, as text or as data, alone or beside its code (from path to text). */
export function planned(plan: unknown, code?: Readonly<Record<string, string>>): Code {
  const positions = new Positions();
  const text = typeof plan === "string" ? plan : JSON.stringify(plan);
  const tree = memoryTree({ ...code, "plan.json": text });
  const open = openPlan("plan.json", tree, positions);
  if ("gap" in open) return { docs: [], gaps: [open.gap], listed: [], files: 1, lines: 0, positions, doc: missing, body: missing };
  const variables = variablesOf(open.parts);
  const beside =
    code === undefined
      ? undefined
      : new CodeBeside("code/.", readTerraform({ paths: ["."], positions, tree, planned: () => variables }).docs, true);
  const reading = readPlan(open, { positions, scope: "code/.", prefix: "", code: beside });
  const doc: Code["doc"] = (id) => reading.docs.find((each) => each.id === id) ?? missing(id);
  return { ...reading, positions, doc, body: (id) => shown(doc(id).body) as Record<string, unknown> };
}

function missing(id: string): never {
  throw new Error(`no document ${id}`);
}

interface Resource {
  readonly address: string;
  /** As planned; what is known only after apply is left out. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly unknown?: Readonly<Record<string, unknown>>;
  /** As the plan has it: collections are named also where they hold no secret. */
  readonly secret?: Readonly<Record<string, unknown>>;
  readonly actions?: readonly string[];
}

/** A plan of a root module: its resources, and the configuration of their blocks as a plan has it. */
export function planOf(resources: readonly Resource[], rootModule: Readonly<Record<string, unknown>> = {}, more: object = {}): object {
  const listed = resources.map(({ address, values = {}, secret = {} }) => ({ ...named(address), values, sensitive_values: secret }));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources: listed } },
    resource_changes: resources.map(({ address, values = {}, unknown = {}, secret = {}, actions = ["create"] }) => ({
      ...named(address),
      change: { actions, before: null, after: values, after_unknown: unknown, after_sensitive: secret },
    })),
    configuration: { root_module: rootModule },
    ...more,
  };
}

function named(address: string): object {
  const [, data, type = "", name = "", key] = /^(data\.)?(\w+)\.(\w+)(?:\[(.+)\])?$/.exec(address) ?? [];
  const index = key === undefined ? {} : { index: JSON.parse(key) as unknown };
  return { address, mode: data === undefined ? "managed" : "data", type, name, ...index };
}

/** The configuration of a block. */
export function block(address: string, expressions: object, more: object = {}): object {
  const { mode, type, name } = named(address) as { mode: string; type: string; name: string };
  return { address, mode, type, name, provider_config_key: type.split("_")[0], expressions, ...more };
}

export const refs = (...references: readonly string[]): object => ({ references });
export const constant = (value: unknown): object => ({ constant_value: value });
