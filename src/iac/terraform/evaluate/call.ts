import { because } from "../../../model/unknown.ts";
import { isList, unresolved, type Reference, type Value } from "../../value.ts";
import { callFunction } from "../functions/call.ts";
import { deref } from "../functions/walk.ts";
import type { Expression } from "../syntax/ast.ts";
import { isSymbolic } from "./access.ts";
import type { Evaluate, Frame } from "./frame.ts";
import { isSet, markSet, whyOf } from "./iteration.ts";

const YIELDS_SET = new Set(["toset", "setunion", "setintersection", "setsubtract", "fileset"]);

/** A call of a built-in function, its last argument perhaps spread by `...`. */
export function evaluateCall(node: Extract<Expression, { node: "call" }>, frame: Frame, evaluate: Evaluate): Value {
  const args = node.args.map((arg) => evaluate(arg, frame));
  if (node.expand) {
    const last = deref(args.pop() ?? null);
    if (!isList(last)) return unresolved(whyOf(last) ?? because("evaluation-error", `${node.name}(): only a list can be spread by "..."`));
    const [why] = last.open;
    if (why !== undefined) return unresolved(why);
    for (const item of last.items) args.push(item);
  }
  const value = soleInstance(node.name, args) ?? callFunction(node.name, args, frame.module.host);
  // A product of lists is a list, of sets a set.
  const set = YIELDS_SET.has(node.name) || (node.name === "setproduct" && args.some(isSet));
  return set ? markSet(value) : value;
}

/**
 * `one(x[*].id)` and the older spellings of the same: where it is not known whether the block has an instance, they mean its
 * symbolic instance, whose presence carries the doubt.
 */
function soleInstance(name: string, args: readonly Value[]): Reference | undefined {
  const [first, second] = args;
  const list = name === "join" && first === "" ? second : name === "one" || (name === "element" && second === 0) ? first : undefined;
  const item = list !== undefined && isList(list) && list.open.length > 0 ? list.items[0] : undefined;
  return item !== undefined && isSymbolic(item) ? item : undefined;
}
