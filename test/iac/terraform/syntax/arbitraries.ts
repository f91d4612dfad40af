import fc from "fast-check";
import type { BinaryOperator } from "../../../../src/iac/terraform/syntax/ast.ts";
import { type BodyShape, type PartShape, PRECEDENCE, type Shape } from "./printer.ts";

const KEYWORDS = new Set(["for", "in", "if", "true", "false", "null", "else", "endif", "endfor"]);

const identifier = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,6}$/).filter((name) => !KEYWORDS.has(name));
const text = fc
  .string({ unit: fc.constantFrom(...Array.from('ab Zé中$%{}~"\\\n\t#/<0')), maxLength: 12 })
  .map((value) => value.normalize("NFC"));
/** Few digits: there are more in a number than a double holds, and the language keeps them. */
const number = fc.oneof(
  fc.nat({ max: 9999 }),
  fc.nat({ max: 9999 }).map((value) => value / 8),
);

const literal = fc.oneof(number, fc.boolean(), fc.constant(null), text).map((value): Shape => ({ node: "literal", value }));
const variable = identifier.map((name): Shape => ({ node: "variable", name }));

const parentheses = (inner: Shape): Shape => ({ node: "parentheses", inner });

/** A value to which `.name` and `[key]` may be attached as it stands. */
function asTerm(node: Shape): Shape {
  const loose =
    ["binary", "unary", "conditional", "splat"].includes(node.node) || (node.node === "literal" && typeof node.value === "number");
  return loose ? parentheses(node) : node;
}

function asOperand(node: Shape, floor: number): Shape {
  return node.node === "conditional" || (node.node === "binary" && PRECEDENCE[node.operator] < floor) ? parentheses(node) : node;
}

/** A key that is no bare word and no keyword: those are strings. */
function asKey(node: Shape): Shape {
  if (node.node === "variable" || node.node === "binary" || node.node === "conditional") return parentheses(node);
  return node.node === "literal" && (node.value === null || typeof node.value === "boolean")
    ? { node: "literal", value: String(node.value) }
    : node;
}

/** Neighbouring texts are one text, and no text is empty. */
function joined(parts: readonly PartShape[]): readonly PartShape[] {
  const result: PartShape[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.part === "text" && part.text === "") continue;
    if (part.part === "text" && last?.part === "text")
      result.splice(-1, 1, { part: "text", text: (last.text + part.text).normalize("NFC") });
    else result.push(part);
  }
  return result;
}

function template(parts: readonly PartShape[]): Shape {
  const all = joined(parts);
  const [first] = all;
  if (first === undefined) return { node: "literal", value: "" };
  if (all.length === 1 && first.part === "text") return { node: "literal", value: first.text };
  return { node: "template", parts: all, wrapped: all.length === 1 && first.part === "interpolation" };
}

const { expression } = fc.letrec<{ expression: Shape; parts: readonly PartShape[]; part: PartShape; each: Shape }>((tie) => {
  const inner = tie("expression");
  const loopNames = fc.record({ key: fc.option(identifier, { nil: undefined }), value: identifier });
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      literal,
      variable,
      tie("parts").map(template),
      fc.array(inner, { maxLength: 3 }).map((items): Shape => ({ node: "tuple", items })),
      fc.array(fc.record({ key: inner.map(asKey), value: inner }), { maxLength: 3 }).map((entries): Shape => ({ node: "object", entries })),
      fc.record({ of: inner.map(asTerm), name: identifier }).map((rest): Shape => ({ node: "attribute", ...rest })),
      fc.record({ of: inner.map(asTerm), key: inner }).map((rest): Shape => ({ node: "index", ...rest })),
      fc.record({ of: inner.map(asTerm), each: tie("each") }).map((rest): Shape => ({ node: "splat", full: true, ...rest })),
      fc.record({ of: inner.map(asTerm), names: fc.array(identifier, { maxLength: 2 }) }).map(({ of, names }): Shape => ({
        node: "splat",
        full: false,
        of,
        each: names.reduce<Shape>((each, name) => ({ node: "attribute", of: each, name }), { node: "splat-item" }),
      })),
      fc
        .record({
          name: fc.oneof(
            identifier,
            identifier.map((name) => `provider::aws::${name}`),
          ),
          args: fc.array(inner, { maxLength: 3 }),
          expand: fc.boolean(),
        })
        .map(({ name, args, expand }): Shape => ({ node: "call", name, args, expand: expand && args.length > 0 })),
      fc
        .record({ operator: fc.constantFrom("-" as const, "!" as const), operand: inner })
        .map(({ operator, operand }): Shape => ({ node: "unary", operator, operand: asOperand(operand, 9) })),
      fc
        .record({ operator: fc.constantFrom(...(Object.keys(PRECEDENCE) as BinaryOperator[])), left: inner, right: inner })
        .map(({ operator, left, right }): Shape => ({
          node: "binary",
          operator,
          left: asOperand(left, PRECEDENCE[operator]),
          right: asOperand(right, PRECEDENCE[operator] + 1),
        })),
      fc
        .record({ condition: inner, then: inner, otherwise: inner })
        .map(({ condition, then, otherwise }): Shape => ({ node: "conditional", condition: asOperand(condition, 0), then, otherwise })),
      fc
        .record({
          names: loopNames,
          collection: inner,
          result: inner,
          condition: fc.option(inner, { nil: undefined }),
          keyResult: fc.option(inner, { nil: undefined }),
          grouped: fc.boolean(),
        })
        .map(({ names, grouped, ...rest }): Shape => ({
          node: "for",
          ...names,
          ...rest,
          grouped: grouped && rest.keyResult !== undefined,
        })),
      inner.map(parentheses),
    ),
    each: fc.oneof(
      { depthSize: "small" },
      fc.constant<Shape>({ node: "splat-item" }),
      fc.record({ of: tie("each"), name: identifier }).map((rest): Shape => ({ node: "attribute", ...rest })),
      fc.record({ of: tie("each"), key: inner }).map((rest): Shape => ({ node: "index", ...rest })),
    ),
    parts: fc.array(tie("part"), { maxLength: 4 }),
    part: fc.oneof(
      { depthSize: "small" },
      text.map((value): PartShape => ({ part: "text", text: value })),
      inner.map((value): PartShape => ({ part: "interpolation", value })),
      fc
        .record({ condition: inner, then: tie("parts").map(joined), otherwise: tie("parts").map(joined) })
        .map((rest): PartShape => ({ part: "if", ...rest })),
      fc
        .record({ names: loopNames, collection: inner, body: tie("parts").map(joined) })
        .map(({ names, ...rest }): PartShape => ({ part: "for", ...names, ...rest })),
    ),
  };
});

const attributes = fc.uniqueArray(fc.record({ name: identifier, value: expression }), { maxLength: 4, selector: ({ name }) => name });

const { body } = fc.letrec<{ body: BodyShape }>((tie) => ({
  body: fc.record({
    attributes,
    blocks: fc.oneof(
      { depthSize: "small" },
      fc.constant([]),
      fc.array(fc.record({ type: identifier, labels: fc.array(fc.oneof(identifier, text), { maxLength: 2 }), body: tie("body") }), {
        maxLength: 3,
      }),
    ),
  }),
}));

export { body as bodyArbitrary, expression as expressionArbitrary };

/** Pieces of the language, for texts that are nearly right. */
export const PIECES = [
  ...Array.from("abx01 \n\t\r\"\\$%{}[]()=:,.?!<>-+*/#~&|;'`é中\u0000\ufeff\ud800"),
  "${",
  "%{",
  "$${",
  "~}",
  "${~",
  "%{if",
  "%{ for x in ",
  "else",
  "endif}",
  "<<E\n",
  "<<-EOT\n",
  "E\n",
  "\n  EOT\n",
  "...",
  "=>",
  "::",
  "for ",
  " in ",
  " if ",
  "/*",
  "*/",
  "//",
  "null",
  "1e5",
  'resource "a" "b" {\n',
  "}\n",
  "a = 1\n",
  "[*]",
  ".*",
  "\\u00",
  "\\U0001F600",
];
