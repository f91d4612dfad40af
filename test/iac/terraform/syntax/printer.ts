import type { BinaryOperator, Expression, TemplatePart } from "../../../../src/iac/terraform/syntax/ast.ts";

type WithoutRange<T> = T extends readonly (infer Item)[]
  ? readonly WithoutRange<Item>[]
  : T extends object
    ? { readonly [Key in keyof T as Key extends "start" | "end" | "header" | "problem" ? never : Key]: WithoutRange<T[Key]> }
    : T;

/** An expression, template part or body as the parser gives it, without the places. */
export type Shape = WithoutRange<Expression>;
export type PartShape = WithoutRange<TemplatePart>;
export interface BodyShape {
  readonly attributes: readonly { readonly name: string; readonly value: Shape }[];
  readonly blocks: readonly { readonly type: string; readonly labels: readonly string[]; readonly body: BodyShape }[];
}

export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
};

const BARE_KEY = /^(?!for$)[a-z_][a-z0-9_-]*$/;

/** HCL text of a shape that needs no further parentheses. */
export function printExpression(node: Shape): string {
  switch (node.node) {
    case "literal":
      return typeof node.value === "string" ? `"${quote(node.value)}"` : String(node.value);
    case "template":
      return `"${printParts(node.parts)}"`;
    case "tuple":
      return `[${node.items.map(printExpression).join(", ")}]`;
    case "object":
      return `{ ${node.entries.map(({ key, value }) => `${printKey(key)} = ${printExpression(value)}`).join(", ")} }`;
    case "variable":
      return node.name;
    case "attribute":
      return `${printExpression(node.of)}.${node.name}`;
    case "index":
      return `${printExpression(node.of)}[${printExpression(node.key)}]`;
    case "splat":
      return `${printExpression(node.of)}${node.full ? "[*]" : ".*"}${printExpression(node.each)}`;
    case "splat-item":
      return "";
    case "call":
      return `${node.name}(${node.args.map(printExpression).join(", ")}${node.expand ? "..." : ""})`;
    case "unary":
      return `${node.operator}${printExpression(node.operand)}`;
    case "binary":
      return `${printExpression(node.left)} ${node.operator} ${printExpression(node.right)}`;
    case "conditional":
      return `${printExpression(node.condition)} ? ${printExpression(node.then)} : ${printExpression(node.otherwise)}`;
    case "for":
      return printFor(node);
    case "parentheses":
      return `(${printExpression(node.inner)})`;
  }
}

function printKey(key: Shape): string {
  return key.node === "literal" && typeof key.value === "string" && BARE_KEY.test(key.value) ? key.value : printExpression(key);
}

function printFor(node: Shape & { readonly node: "for" }): string {
  const names = node.key === undefined ? node.value : `${node.key}, ${node.value}`;
  const result = printExpression(node.result);
  const condition = node.condition === undefined ? "" : ` if ${printExpression(node.condition)}`;
  const intro = `for ${names} in ${printExpression(node.collection)} :`;
  if (node.keyResult === undefined) return `[${intro} ${result}${condition}]`;
  return `{${intro} ${printExpression(node.keyResult)} => ${result}${node.grouped ? "..." : ""}${condition}}`;
}

function printParts(parts: readonly PartShape[]): string {
  return parts
    .map((part) => {
      switch (part.part) {
        case "text":
          // Before a sequence, a $ or % at the end of the text would be read as the beginning of an escape.
          return quote(part.text).replace(/[$%]$/, escapeCode);
        case "interpolation":
          return `\${${printExpression(part.value)}}`;
        case "if": {
          const otherwise = part.otherwise.length === 0 ? "" : `%{ else }${printParts(part.otherwise)}`;
          return `%{ if ${printExpression(part.condition)} }${printParts(part.then)}${otherwise}%{ endif }`;
        }
        case "for": {
          const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
          return `%{ for ${names} in ${printExpression(part.collection)} }${printParts(part.body)}%{ endfor }`;
        }
      }
    })
    .join("");
}

function quote(text: string): string {
  return text
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replace(/[$%](?=\{)/g, (character) => character + character)
    .replace(/\p{Cc}/gu, (character) => NAMED[character] ?? escapeCode(character));
}

const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** HCL text of a body. A string of whole lines is written as a heredoc where it may be, flush in every second level. */
export function printBody(body: BodyShape, depth = 0): string {
  const indent = "  ".repeat(depth);
  const attributes = body.attributes.map(({ name, value }) => `${indent}${name} = ${heredoc(value, indent) ?? printExpression(value)}\n`);
  const blocks = body.blocks.map(({ type, labels, body: inner }) => {
    const header = [type, ...labels.map((label) => (BARE_KEY.test(label) ? label : `"${quote(label)}"`))].join(" ");
    return `${indent}${header} {\n${printBody(inner, depth + 1)}${indent}}\n`;
  });
  return [...attributes, ...blocks].join("");
}

function heredoc(value: Shape, indent: string): string | undefined {
  if (value.node !== "literal" || typeof value.value !== "string") return undefined;
  if (!value.value.endsWith("\n") || /\r|^\s*EOT\s*$/m.test(value.value)) return undefined;
  const text = value.value.replace(/[$%](?=\{)/g, (character) => character + character);
  const flush = indent.length % 4 === 2 && /^\S/.test(text);
  if (!flush) return `<<EOT\n${text}EOT`;
  return `<<-EOT\n${text.replace(/^(?=.*\S)/gm, indent)}${indent}EOT`;
}

const PLACES = new Set(["start", "end", "header", "problem"]);

/** A tree without its places, to be compared with a shape. */
export function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]) => (PLACES.has(key) ? [] : [[key, withoutPlaces(value)]])));
}
