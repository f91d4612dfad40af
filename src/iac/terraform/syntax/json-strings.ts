import { type Node } from "jsonc-parser";
import { type Expression } from "./ast.ts";
import { type JsonSource, rangeOf, reportJson } from "./json-source.ts";
import { parseExpression, parseTemplate, type ParsedExpression } from "./parse-hcl.ts";
import { composed } from "./templates.ts";

/** A string as Terraform takes it where nothing is evaluated. */
export function literalString(node: Node): Expression {
  const { offset: start, length } = node;
  return { start, end: start + length, node: "literal", value: composed(String(node.value)) };
}

/** A string as a template: `"${var.a}"`. Nothing where it cannot be read; the problem is noted then. */
export function templateString(source: JsonSource, text: string, node: Node): Expression | undefined {
  const value = String(node.value);
  if (!/[$%]\{/.test(value)) return literalString(node);
  const parsed = read(source, text, node, parseTemplate(value));
  return parsed === undefined ? undefined : { ...parsed, ...rangeOf(node) };
}

/** A string that holds an expression of the native syntax: a reference, a type. */
export function nativeString(source: JsonSource, text: string, node: Node): Expression | undefined {
  return read(source, text, node, parseExpression(String(node.value)));
}

function read(source: JsonSource, text: string, node: Node, { value, problems }: ParsedExpression): Expression | undefined {
  const offsets = offsetsOf(text, node);
  const at = (index: number): number => offsets(index);
  for (const problem of problems) reportJson(source, { start: at(problem.start), end: at(problem.end) }, problem.message);
  return value === undefined || problems.length > 0 ? undefined : relocated(value, at);
}

/** Where each character of a string's value stands in the file. */
function offsetsOf(text: string, { offset, length }: Node): (index: number) => number {
  const raw = text.slice(offset, offset + length);
  const last = offset + length - 1;
  if (!raw.includes("\\")) return (index) => Math.min(offset + 1 + index, last);
  const offsets: number[] = [];
  for (let at = 1; at < raw.length - 1;) {
    offsets.push(offset + at);
    at += raw[at] !== "\\" ? 1 : raw[at + 1] === "u" ? 6 : 2;
  }
  return (index) => offsets[index] ?? last;
}

/** The same tree with every range moved. */
function relocated<T>(node: T, at: (offset: number) => number): T;
function relocated(node: unknown, at: (offset: number) => number): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => relocated(item, at));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      (key === "start" || key === "end") && typeof value === "number" ? at(value) : relocated(value, at),
    ]),
  );
}
