import { expect, test } from "vitest";
import { because } from "../../../../src/model/unknown.ts";
import { callFunction, type FunctionHost } from "../../../../src/iac/terraform/functions/call.ts";
import { fromPlain, plain } from "../../../../src/iac/terraform/functions/convert.ts";
import type { Json } from "../../../../src/iac/terraform/functions/walk.ts";
import { isList, isMap, type Value } from "../../../../src/iac/value.ts";

/** What Terraform would not evaluate. */
export const refused = Symbol("refused");

export type Row = readonly [name: string, args: readonly Json[], result: Json | typeof refused];

/** A host without files. */
export const bareHost: FunctionHost = {
  readFile: (path) => because("file-unreadable", path),
  listFiles: (base) => because("file-unreadable", base),
  fileExists: () => false,
  renderTemplate: () => null,
  moduleDir: "/scan/module",
  rootDir: "/scan",
  cwd: "/scan",
  workspace: "default",
};

export function call(name: string, ...args: readonly Value[]): Value {
  return callFunction(name, args, bareHost);
}

/** One test a row: function, arguments, result. */
export function specify(rows: readonly Row[]): void {
  for (const [name, args, result] of rows) {
    const title = `${name}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
    test(`${title} ${result === refused ? "is refused" : `= ${JSON.stringify(result)}`}`, () => {
      const value = call(name, ...args.map((arg) => (typeof arg === "number" ? arg : fromPlain(arg))));
      expect(tell(value)).toEqual(result === refused ? { unresolved: "evaluation-error" } : result);
    });
  }
}

/**
 * A value as data that reads well in a table: references as `ref: <document>.<path>`, templates as their parts, unresolved values by their code,
 * openings as a last element or entry `...`.
 */
export function tell(value: Value): unknown {
  const known = plain(value);
  if (known.known && !(typeof value === "object" && value?.is === "reference")) return known.json;
  if (typeof value !== "object" || value === null) return value;
  if (value.is === "unresolved") return { unresolved: value.why.code };
  if (value.is === "reference") return `ref: ${value.to}.${value.path}`;
  if (value.is === "template") return { template: value.parts.map(tell) };
  if (value.is === "json") return { json: tell(value.value) };
  const open = value.open.map((why) => why.subject).join(", ");
  if (isList(value)) return [...value.items.map(tell), ...(open === "" ? [] : [`... ${open}`])];
  const entries = isMap(value) ? value.names().map((name): [string, unknown] => [name, tell(value.get(name) ?? null)]) : [];
  return Object.fromEntries(open === "" ? entries : [...entries, ["...", open]]);
}
