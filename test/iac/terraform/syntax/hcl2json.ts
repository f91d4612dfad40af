import { getExpressionAst, parse } from "@cdktn/hcl2json";
import { z } from "zod";
import type { BodyNode, Expression, TemplatePart } from "../../../../src/iac/terraform/syntax/ast.ts";

/** What Terraform's own parser, compiled for tests, makes of a text. */
export interface Reference {
  readonly accepted: boolean;
  /** Absent also for a valid text whose constants cannot be converted, such as `-null`. */
  readonly json: unknown;
}

export async function reference(text: string): Promise<Reference> {
  try {
    return { accepted: true, json: await parse("test.tf", text) };
  } catch (error) {
    return { accepted: !String(error).includes("parse config: "), json: undefined };
  }
}

/** Our tree in that JSON: plain values as values, templates with their source, everything else as `${source}`. */
export function jsonForm(text: string, body: BodyNode): Record<string, unknown> {
  return new JsonForm(text).body(body);
}

class JsonForm {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  body({ attributes, blocks }: BodyNode): Record<string, unknown> {
    const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const { type, labels, body } of blocks) {
      let level = result;
      for (const name of [type, ...labels].slice(0, -1)) level = (level[name] ??= {}) as Record<string, unknown>;
      const list = (level[labels.at(-1) ?? type] ??= []) as unknown[];
      list.push(this.body(body));
    }
    for (const { name, value } of attributes) result[name] = this.value(value);
    return { ...result };
  }

  private source({ start, end }: Expression): string {
    return this.text.slice(start, end);
  }

  private value(node: Expression): unknown {
    switch (node.node) {
      case "literal":
        if (typeof node.value === "string") return escaped(node.value);
        return node.value === Infinity ? null : node.value;
      case "template": {
        const [part] = node.parts;
        return node.wrapped && part?.part === "interpolation" ? this.value(part.value) : this.parts(node.parts);
      }
      case "tuple":
        return node.items.map((item) => this.value(item));
      case "object":
        return Object.fromEntries(node.entries.map(({ key, value }) => [this.key(key), this.value(value)]));
      case "unary":
        if (node.operand.node === "literal" && typeof node.operand.value === "number" && node.operator === "-") return -node.operand.value;
        if (node.operand.node === "literal" && typeof node.operand.value === "boolean" && node.operator === "!") return !node.operand.value;
        return `\${${this.source(node)}}`;
      default:
        return `\${${this.source(node)}}`;
    }
  }

  private key(node: Expression): string {
    if (node.node === "literal" || node.node === "template") return this.inString(node);
    return isTraversal(node) ? this.source(node) : `\${${this.source(node)}}`;
  }

  private inString(node: Expression): string {
    if (node.node === "literal") return typeof node.value === "string" ? escaped(node.value) : String(node.value);
    if (node.node === "conditional")
      return this.choice(this.source(node.condition), this.inString(node.then), this.inString(node.otherwise));
    return node.node === "template" ? this.parts(node.parts) : `\${${this.source(node)}}`;
  }

  private parts(parts: readonly TemplatePart[]): string {
    return parts.map((part) => this.part(part)).join("");
  }

  private part(part: TemplatePart): string {
    switch (part.part) {
      case "text":
        return escaped(part.text);
      case "interpolation":
        return this.inString(part.value);
      case "if":
        return this.choice(this.source(part.condition), this.parts(part.then), this.parts(part.otherwise));
      case "for": {
        const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
        return `%{for ${names} in ${this.source(part.collection)}}${this.parts(part.body)}%{endfor}`;
      }
    }
  }

  private choice(condition: string, then: string, otherwise: string): string {
    return `%{if ${condition}}${then}${otherwise === "" ? "" : `%{else}${otherwise}`}%{endif}`;
  }
}

/** `a.b["c"]`: names and fixed keys from a variable on. */
function isTraversal(node: Expression): boolean {
  if (node.node === "attribute") return isTraversal(node.of);
  return node.node === "variable" || (node.node === "index" && node.key.node === "literal" && isTraversal(node.of));
}

function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, (character) => character + character);
}

interface ReferenceNode {
  readonly type: string;
  readonly children: readonly ReferenceNode[];
  readonly meta?: z.infer<typeof META> | undefined;
}

const META = z.object({
  type: z.string().optional(),
  value: z.string().optional(),
  operator: z.string().optional(),
  name: z.string().optional(),
  expandedFinalArgument: z.boolean().optional(),
  anonSymbolExpression: z.string().optional(),
  keyVar: z.string().optional(),
  valVar: z.string().optional(),
  keyExpression: z.string().optional(),
  conditionalExpression: z.string().optional(),
  groupedValue: z.boolean().optional(),
  traversal: z.array(z.object({ type: z.string(), segment: z.string().optional() })).optional(),
});
const NODE: z.ZodType<ReferenceNode> = z.object({
  type: z.string(),
  meta: META.optional(),
  get children() {
    return z.array(NODE);
  },
});

/** The structure that Terraform's parser sees in an expression, with every grouping spelled out. */
export async function referenceOutline(expression: string): Promise<string> {
  return outlineOfReference(NODE.parse(await getExpressionAst("test.tf", expression)));
}

const OPERATORS: Readonly<Record<string, string>> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  modulo: "%",
  equal: "==",
  notEqual: "!=",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
  logicalAnd: "&&",
  logicalOr: "||",
  negate: "-",
  logicalNot: "!",
};

function outlineOfReference({ type, children, meta = {} }: ReferenceNode): string {
  const inner = children.map(outlineOfReference);
  const [first = "", second = "", third = ""] = inner;
  const operator = OPERATORS[meta.operator ?? ""] ?? meta.operator ?? "";
  switch (type) {
    case "literalValue":
      return meta.type === "string" ? "text" : (meta.value ?? "");
    case "template":
      return inner.join() === "text" ? "string" : `template<${inner.join(" ")}>`;
    case "templateWrap":
      return `wrapped<${first}>`;
    case "templateJoin":
      return first;
    case "scopeTraversal":
    case "relativeTraversal": {
      const steps =
        meta.traversal?.map((step) => (step.type === "indexTraversal" ? `[${indexOf(step.segment)}]` : `.${step.segment ?? ""}`)) ?? [];
      return `${first}${steps.join("")}`.replace(/^\./, "");
    }
    case "index":
      return `${first}[${second}]`;
    case "splat":
      return `${first}${meta.anonSymbolExpression?.startsWith(".") === true ? ".*" : "[*]"}<${second}>`;
    case "unaryOp":
      return `(${operator}${first})`;
    case "binaryOp":
      return `(${first} ${operator} ${second})`;
    case "conditional":
      return `(${first} ? ${second} : ${third})`;
    case "function":
      return `${meta.name ?? ""}(${inner.join(", ")}${meta.expandedFinalArgument === true ? "..." : ""})`;
    case "tuple":
      return `[${inner.join(", ")}]`;
    case "object":
      return `{${children.map((child, index) => (index % 2 === 0 ? (child.children[0] === undefined ? "word" : outlineOfReference(child.children[0])) : inner[index])).join(", ")}}`;
    case "for": {
      const names = [meta.keyVar, meta.valVar].filter((name) => name !== undefined && name !== "").join(", ");
      const [collection = "", ...rest] = inner;
      return `<for ${names} in ${collection} : ${rest.join(", ")}${meta.groupedValue === true ? "..." : ""}>`;
    }
    case "":
      return children.length === 0 ? "@" : `paren<${first}>`;
    default:
      return `unknown ${type}`;
  }
}

/** A fixed key: strings are compared, while numbers are rounded there. */
function indexOf(segment: string | undefined): string {
  return segment?.startsWith('"') === true ? segment : "fixed";
}

/** The same of our tree. */
export function outlineOf(text: string, node: Expression): string {
  const inner = (child: Expression): string => outlineOf(text, child);
  switch (node.node) {
    case "literal":
      return typeof node.value === "string" ? "string" : text.slice(node.start, node.end);
    case "template":
      return `${node.wrapped ? "wrapped" : "template"}<${outlineOfParts(text, node.parts).join(" ")}>`;
    case "tuple":
      return `[${node.items.map(inner).join(", ")}]`;
    case "object":
      return `{${node.entries.flatMap(({ key, value }) => [isWord(text, key) ? "word" : inner(key), inner(value)]).join(", ")}}`;
    case "variable":
      return node.name;
    case "attribute":
      return `${inner(node.of)}.${node.name}`;
    case "index": {
      const { key } = node;
      const value = key.node !== "literal" ? undefined : typeof key.value === "string" ? `"${key.value}"` : String(key.value);
      return `${inner(node.of)}[${key.node === "literal" ? indexOf(value) : inner(key)}]`;
    }
    case "splat":
      return `${inner(node.of)}${node.full ? "[*]" : ".*"}<${inner(node.each)}>`;
    case "splat-item":
      return "@";
    case "call":
      return `${node.name}(${node.args.map(inner).join(", ")}${node.expand ? "..." : ""})`;
    case "unary":
      return `(${node.operator}${inner(node.operand)})`;
    case "binary":
      return `(${inner(node.left)} ${node.operator} ${inner(node.right)})`;
    case "conditional":
      return `(${inner(node.condition)} ? ${inner(node.then)} : ${inner(node.otherwise)})`;
    case "for": {
      const names = node.key === undefined ? node.value : `${node.key}, ${node.value}`;
      const rest = [node.keyResult, node.result, node.condition].filter((child) => child !== undefined).map(inner);
      return `<for ${names} in ${inner(node.collection)} : ${rest.join(", ")}${node.grouped ? "..." : ""}>`;
    }
    case "parentheses":
      return `paren<${inner(node.inner)}>`;
  }
}

function isWord(text: string, key: Expression): boolean {
  return key.node === "literal" && typeof key.value === "string" && !text.startsWith('"', key.start);
}

function outlineOfParts(text: string, parts: readonly TemplatePart[]): readonly string[] {
  const nested = (list: readonly TemplatePart[]): string => {
    const inner = list.length === 0 ? ["text"] : outlineOfParts(text, list);
    return inner.join() === "text" ? "string" : `template<${inner.join(" ")}>`;
  };
  return parts.map((part) => {
    switch (part.part) {
      case "text":
        return "text";
      case "interpolation":
        return outlineOf(text, part.value);
      case "if":
        return `(${outlineOf(text, part.condition)} ? ${nested(part.then)} : ${nested(part.otherwise)})`;
      case "for": {
        const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
        return `<for ${names} in ${outlineOf(text, part.collection)} : ${nested(part.body)}>`;
      }
    }
  });
}
