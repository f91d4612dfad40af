import type { BodyNode, Expression, Parsed, TemplatePart } from "../../../../src/iac/terraform/syntax/ast.ts";

/** An expression with every grouping spelled out, so that a table of tests can say what was understood. */
export function brief(node: Expression): string {
  switch (node.node) {
    case "literal":
      return JSON.stringify(node.value);
    case "template":
      return `${node.wrapped ? "wrapped" : "template"}<${node.parts.map(part).join(" ")}>`;
    case "tuple":
      return `[${node.items.map(brief).join(", ")}]`;
    case "object":
      return `{${node.entries.map(({ key, value }) => `${brief(key)} = ${brief(value)}`).join(", ")}}`;
    case "variable":
      return node.name;
    case "attribute":
      return `${brief(node.of)}.${node.name}`;
    case "index":
      return `${brief(node.of)}[${brief(node.key)}]`;
    case "splat":
      return `${brief(node.of)}${node.full ? "[*]" : ".*"}<${brief(node.each)}>`;
    case "splat-item":
      return "@";
    case "call":
      return `${node.name}(${node.args.map(brief).join(", ")}${node.expand ? "..." : ""})`;
    case "unary":
      return `(${node.operator}${brief(node.operand)})`;
    case "binary":
      return `(${brief(node.left)} ${node.operator} ${brief(node.right)})`;
    case "conditional":
      return `(${brief(node.condition)} ? ${brief(node.then)} : ${brief(node.otherwise)})`;
    case "for": {
      const names = node.key === undefined ? node.value : `${node.key}, ${node.value}`;
      const result = node.keyResult === undefined ? brief(node.result) : `${brief(node.keyResult)} => ${brief(node.result)}`;
      const condition = node.condition === undefined ? "" : ` if ${brief(node.condition)}`;
      return `<for ${names} in ${brief(node.collection)} : ${result}${node.grouped ? "..." : ""}${condition}>`;
    }
    case "parentheses":
      return `paren${brief(node.inner)}`;
  }
}

function part(node: TemplatePart): string {
  switch (node.part) {
    case "text":
      return JSON.stringify(node.text);
    case "interpolation":
      return `\${${brief(node.value)}}`;
    case "if":
      return `if ${brief(node.condition)} <${node.then.map(part).join(" ")}> else <${node.otherwise.map(part).join(" ")}>`;
    case "for": {
      const names = node.key === undefined ? node.value : `${node.key}, ${node.value}`;
      return `for ${names} in ${brief(node.collection)} <${node.body.map(part).join(" ")}>`;
    }
  }
}

/** A body on one line; `!` marks one that carries a problem. */
export function briefBody(body: BodyNode): string {
  const attributes = body.attributes.map(({ name, value }) => `${name}=${brief(value)}`);
  const blocks = body.blocks.map(
    (block) => `${[block.type, ...block.labels.map((label) => JSON.stringify(label))].join(" ")} ${briefBody(block.body)}`,
  );
  return `${body.problem === undefined ? "" : "!"}{${[...attributes, ...blocks].join("; ")}}`;
}

export function bodyOf({ file }: Parsed): BodyNode {
  if (file === undefined) throw new Error("nothing was read");
  return file.body;
}

/** The value of the only attribute of a text `a = …`. */
export function valueOf(parsed: Parsed): Expression {
  const value = bodyOf(parsed).attributes[0]?.value;
  if (value === undefined) throw new Error("no attribute was read");
  return value;
}

/** `line:column message` of every problem, counted from 1. */
export function problemsOf(text: string, { problems }: Parsed): readonly string[] {
  return problems.map(({ start, message }) => {
    const before = text.slice(0, start).split("\n");
    return `${before.length}:${(before.at(-1) ?? "").length + 1} ${message.en}`;
  });
}
