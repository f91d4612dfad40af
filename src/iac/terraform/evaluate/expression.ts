import { because, type Unknown } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import { applyBinary, applyUnary } from "../functions/operators.ts";
import { equals, toBoolean } from "../functions/convert.ts";
import { isFailure } from "../functions/halt.ts";
import { whyOf } from "./iteration.ts";
import type { Expression } from "../syntax/ast.ts";
import { attributeOf, elementOf, splatted } from "./access.ts";
import { evaluateCall } from "./call.ts";
import { evaluateFor } from "./for-expression.ts";
import { binding, bound, reason, type Evaluate, type Frame } from "./frame.ts";
import { evaluateObject } from "./object.ts";
import { resolveName, resolvePair, resolveTriple } from "./names.ts";
import { evaluateTemplate } from "./template.ts";

/** The name under which the element of a splat is bound; no identifier can be spelt so. */
const SPLAT_ITEM = "[*]";

/** The value of an expression. What cannot be known is unresolved, with its reason; nothing throws but a stack that is full. */
export const evaluate: Evaluate = (expression, frame) => {
  if (!frame.module.root.budget.step()) return frame.module.root.budget.exhausted;
  switch (expression.node) {
    case "literal":
      return expression.value;
    case "template":
      return evaluateTemplate(expression, frame, evaluate);
    case "attribute":
      return evaluateAttribute(expression, frame);
    case "variable":
      return evaluateName(expression, frame);
    case "index":
      return elementOf(evaluate(expression.of, frame), evaluate(expression.key, frame), frame.module.root.target);
    case "tuple":
      return { is: "list", items: expression.items.map((item) => evaluate(item, frame)), open: NOTHING };
    case "object":
      return evaluateObject(expression, frame, evaluate);
    case "splat":
      return splatted(evaluate(expression.of, frame), (item) => evaluate(expression.each, binding(frame, SPLAT_ITEM, item)));
    case "splat-item":
      return (bound(frame, SPLAT_ITEM) ?? MISPLACED).value;
    case "call":
      return evaluateCall(expression, frame, evaluate);
    case "parentheses":
      return evaluate(expression.inner, frame);
    case "unary":
      return applyUnary(expression.operator, evaluate(expression.operand, frame));
    case "binary":
      return evaluateBinary(expression, frame);
    case "conditional":
      return evaluateConditional(expression, frame);
    case "for":
      return evaluateFor(expression, frame, evaluate);
  }
};

const NOTHING: readonly never[] = Object.freeze([]);

type Of<N extends Expression["node"]> = Extract<Expression, { node: N }>;

const MISPLACED = { value: unresolved(because("crashed", "a splat without a list")) };

function evaluateName(expression: Of<"variable">, frame: Frame): Value {
  const names = bound(frame, expression.name);
  return names === undefined ? resolveName(expression, frame) : names.value;
}

function evaluateAttribute(expression: Of<"attribute">, frame: Frame): Value {
  const { of, name } = expression;
  if (of.node === "variable" && bound(frame, of.name) === undefined) {
    const value = resolvePair(of.name, name, expression, frame);
    if (value !== undefined) return value;
  }
  if (of.node === "attribute" && of.of.node === "variable" && bound(frame, of.of.name) === undefined) {
    const value = resolveTriple(of.of.name, of.name, name, frame);
    if (value !== undefined) return value;
  }
  return attributeOf(evaluate(of, frame), name, frame.module.root.target);
}

/** `false && x` is false and `true || x` is true whatever x is, so x is not even looked at. */
function evaluateBinary(expression: Of<"binary">, frame: Frame): Value {
  const { operator } = expression;
  const left = evaluate(expression.left, frame);
  const decisive = operator === "||";
  if ((operator === "&&" || decisive) && toBoolean(left) === decisive) return decisive;
  return applyBinary(operator, left, evaluate(expression.right, frame));
}

/** A condition that is not known leaves the result unknown for the same reason, unless both branches agree. */
function evaluateConditional(expression: Of<"conditional">, frame: Frame): Value {
  const condition = toBoolean(evaluate(expression.condition, frame));
  if (condition === true) return evaluate(expression.then, frame);
  if (condition === false) return evaluate(expression.otherwise, frame);
  if (condition === null) return unresolved(reason("evaluation-error", "the condition is null", frame, expression.condition));
  if (whyOf(condition) !== undefined && isFailure(whyOf(condition) as Unknown)) return condition;
  const then = evaluate(expression.then, frame);
  const otherwise = evaluate(expression.otherwise, frame);
  if (equals(then, otherwise) === true) return then;
  return unresolved(whyOf(condition) ?? reason("evaluation-error", "the condition is no boolean", frame, expression.condition));
}
