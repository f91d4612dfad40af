import { because } from "../../../model/unknown.ts";
import { isList, isMap, unresolved, type Value } from "../../value.ts";
import type { BinaryOperator } from "../syntax/ast.ts";
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

/** The left side must be a boolean; once it decides, what the right side is does not matter, as in Terraform since 1.12. */
function logical(operator: "&&" | "||", left: Value, right: Value): Value {
  const one = condition(operator, left);
  if (typeof one !== "boolean" && isFailure(one)) return unresolved(one);
  const sides = [one, condition(operator, right)];
  return fromAnswer(operator === "&&" ? everyAnswer(sides) : someAnswer(sides));
}

function condition(operator: string, side: Value): Answer {
  const found = settle(() => need.boolean(side), operator);
  return typeof found === "boolean" ? found : found.why;
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
