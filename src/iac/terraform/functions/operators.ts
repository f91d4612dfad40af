import { because } from "../../../model/unknown.ts";
import { isList, isMap, unresolved, type Value } from "../../value.ts";
import type { BinaryOperator } from "../syntax/ast.ts";
import { toBoolean } from "./convert.ts";
import { equals, everyAnswer, someAnswer, type Answer } from "./equality.ts";
import { isFailure, settle } from "./halt.ts";
import * as need from "./need.ts";
import { divide, remainder, rounded } from "./numbers.ts";
import { deref } from "./walk.ts";

/** `-x` and `!x`. Never throws; what Terraform refuses is unresolved with `evaluation-error`. */
export function applyUnary(operator: "-" | "!", operand: Value): Value {
  return settle(() => (operator === "-" ? 0 - need.number(operand) : !need.boolean(operand)), operator);
}

/** A binary operation. One side may decide `&&` and `||` although the other is unresolved. Never throws. */
export function applyBinary(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case "&&":
    case "||":
      return logical(operator, left, right);
    case "==":
      return fromAnswer(strictlyEqual(left, right));
    case "!=": {
      const answer = strictlyEqual(left, right);
      return typeof answer === "boolean" ? !answer : unresolved(answer);
    }
    default:
      return settle(() => {
        const failed = [left, right].find((side) => typeof side === "object" && side?.is === "unresolved" && isFailure(side.why));
        return failed ?? calculate(operator, need.number(left), need.number(right));
      }, operator);
  }
}

function calculate(operator: Exclude<BinaryOperator, "&&" | "||" | "==" | "!=">, left: number, right: number): number | boolean {
  switch (operator) {
    case "+":
      return rounded(left + right);
    case "-":
      return rounded(left - right);
    case "*":
      return rounded(left * right);
    case "/":
      return divide(left, right);
    case "%":
      return remainder(left, right);
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

function logical(operator: "&&" | "||", left: Value, right: Value): Value {
  const sides = [left, right].map((side): Answer => {
    const value = toBoolean(side);
    if (typeof value === "boolean") return value;
    if (value === null) return because("evaluation-error", `${operator}: a boolean is needed, not null`);
    const settled = settle(() => need.boolean(value), operator);
    return typeof settled === "boolean" ? settled : settled.why;
  });
  return fromAnswer(operator === "&&" ? everyAnswer(sides) : someAnswer(sides));
}

/**
 * `==`. Terraform holds values of different types unequal, so a tuple never equals a list of the same elements, nor an object a map.
 * Which of them a value is cannot be seen here, so that two collections of equal content stay undecided.
 */
function strictlyEqual(left: Value, right: Value): Answer {
  const [one, other] = [deref(left), deref(right)];
  const answer = equals(one, other);
  if (answer !== true || one === other || !((isList(one) && isList(other)) || (isMap(one) && isMap(other)))) return answer;
  return because("limit", "two collections of equal content may still differ in type (list, set, tuple; map, object)");
}

function fromAnswer(answer: Answer): Value {
  return typeof answer === "boolean" ? answer : unresolved(answer);
}
