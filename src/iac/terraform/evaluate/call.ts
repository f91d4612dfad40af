import { because } from "../../../model/unknown.ts";
import { isList, unresolved, type Reference, type Value } from "../../value.ts";
import { doesWork, firstThatWorks } from "../functions/attempt.ts";
import { callFunction } from "../functions/call.ts";
import { settle } from "../functions/halt.ts";
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
  const value = soleInstance(node.name, args) ?? attempted(node, args) ?? callFunction(node.name, args, frame.module.host);
  // A product of lists is a list, of sets a set.
  const set = YIELDS_SET.has(node.name) || (node.name === "setproduct" && args.some(isSet));
  return set ? markSet(value) : value;
}

/** `try` and `can` over what merely reads something: parts that are not known cannot make that fail. */
function attempted(node: Extract<Expression, { node: "call" }>, args: readonly Value[]): Value | undefined {
  if (node.expand || !/^(core::)?(try|can)$/.test(node.name)) return undefined;
  const attempts = args.map((value, index) => ({ value, reads: merelyReads(node.args[index]) }));
  const [only, second] = attempts;
  if (only === undefined || !attempts.some(({ reads }) => reads)) return undefined;
  if (node.name.endsWith("try")) return settle(() => firstThatWorks(attempts), "try()");
  if (second !== undefined) return undefined;
  const works = doesWork(only);
  return typeof works === "boolean" ? works : unresolved(works);
}

/** `each.value.rules`, `var.x["y"]`: steps through names and keys that are written or read themselves. */
function merelyReads(node: Expression | undefined): boolean {
  switch (node?.node) {
    case "variable":
      return true;
    case "attribute":
      return merelyReads(node.of);
    case "index":
      return merelyReads(node.of) && (node.key.node === "literal" || merelyReads(node.key));
    case "parentheses":
      return merelyReads(node.inner);
    default:
      return false;
  }
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
