import type { Expression } from "../syntax/ast.ts";

/** A type as variables declare it. */
export type TypeConstraint =
  | { readonly type: "any" | "string" | "number" | "bool" }
  | { readonly type: "list" | "set" | "map"; readonly of: TypeConstraint }
  | { readonly type: "tuple"; readonly items: readonly TypeConstraint[] }
  | { readonly type: "object"; readonly fields: ReadonlyMap<string, Field> };

export interface Field {
  readonly type: TypeConstraint;
  readonly optional: boolean;
  readonly fallback: Expression | undefined;
}

const ANY: TypeConstraint = { type: "any" };
/** No type is written. */
export const UNTYPED: TypeConstraint = { type: "any" };
const DEEPEST = 100;

/** Reads the `type` argument of a variable. What is no type counts as `any`: it constrains nothing that could be relied on. */
export function parseType(expression: Expression | undefined, depth = 0): TypeConstraint {
  if (expression === undefined) return UNTYPED;
  if (depth > DEEPEST) return ANY;
  switch (expression.node) {
    case "variable":
      return named(expression.name);
    case "literal":
      return typeof expression.value === "string" ? named(expression.value) : ANY;
    case "parentheses":
      return parseType(expression.inner, depth + 1);
    case "call":
      return constructed(expression.name, expression.args[0], depth + 1);
    default:
      return ANY;
  }
}

/** Also the quoted names of Terraform 0.11. */
function named(name: string): TypeConstraint {
  switch (name) {
    case "string":
    case "number":
    case "bool":
      return { type: name };
    case "list":
    case "set":
    case "map":
      return { type: name, of: ANY };
    default:
      return ANY;
  }
}

function constructed(name: string, arg: Expression | undefined, depth: number): TypeConstraint {
  switch (name) {
    case "list":
    case "set":
    case "map":
      return { type: name, of: parseType(arg, depth) };
    case "tuple":
      return { type: name, items: arg?.node === "tuple" ? arg.items.map((item) => parseType(item, depth)) : [] };
    case "object":
      return {
        type: name,
        fields: new Map(arg?.node === "object" ? arg.entries.map(({ key, value }) => [nameOf(key), fieldOf(value, depth)]) : []),
      };
    default:
      return ANY;
  }
}

function fieldOf(value: Expression, depth: number): Field {
  if (value.node !== "call" || value.name !== "optional") return { type: parseType(value, depth), optional: false, fallback: undefined };
  return { type: parseType(value.args[0], depth), optional: true, fallback: value.args[1] };
}

function nameOf(key: Expression): string {
  if (key.node === "variable") return key.name;
  return key.node === "literal" ? String(key.value) : "";
}
