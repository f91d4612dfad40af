import { because, type Unknown } from "../../../model/unknown.ts";
import { listValue, mapValue, unresolved, type Value } from "../../value.ts";
import { toBoolean } from "../functions/convert.ts";
import { isFailure } from "../functions/halt.ts";
import type { Expression } from "../syntax/ast.ts";
import { binding, placeOf, reason, type Evaluate, type Frame } from "./frame.ts";
import { entriesOf, whyOf } from "./iteration.ts";
import { keyText } from "./object.ts";

type ForNode = Extract<Expression, { node: "for" }>;

/** `[for …]` and `{for …}` over what is known of a collection; the rest leaves the result open. */
export function evaluateFor(node: ForNode, frame: Frame, evaluate: Evaluate): Value {
  const { entries, open: rest, failed } = entriesOf(evaluate(node.collection, frame));
  if (failed !== undefined) return failed;
  const open: Unknown[] = [...rest];
  const made = node.keyResult === undefined ? new ListMaker(frame, node) : new MapMaker(frame, node);
  for (const [key, value] of entries) {
    const { budget } = frame.module.root;
    if (!budget.step()) return budget.exhausted;
    const inner = binding(frame, node.value, value);
    const bindings = node.key === undefined ? inner : binding(inner, node.key, key);
    const kept = node.condition === undefined || toBoolean(evaluate(node.condition, bindings));
    if (kept === false) continue;
    if (kept === null) return unresolved(reason("evaluation-error", "the condition is null", frame, node));
    if (kept !== true) {
      const why = whyOf(kept) ?? because("evaluation-error", "the condition is no boolean");
      if (isFailure(why)) return unresolved(why);
      open.push(why);
      continue;
    }
    const problem = made.add(bindings, evaluate);
    if (problem === undefined) continue;
    if (isFailure(problem)) return unresolved(problem);
    open.push(problem);
  }
  return made.finish(open.length < 2 ? open : [...new Set(open)]);
}

interface Maker {
  /** Adds what the loop yields for one element; returns why it could not. */
  add(bindings: Frame, evaluate: Evaluate): Unknown | undefined;
  finish(open: readonly Unknown[]): Value;
}

class ListMaker implements Maker {
  readonly #node: ForNode;
  readonly #items: Value[] = [];

  constructor(_frame: Frame, node: ForNode) {
    this.#node = node;
  }

  add(bindings: Frame, evaluate: Evaluate): undefined {
    this.#items.push(evaluate(this.#node.result, bindings));
  }

  finish(open: readonly Unknown[]): Value {
    return listValue(this.#items, open);
  }
}

class MapMaker implements Maker {
  readonly #frame: Frame;
  readonly #node: ForNode;
  readonly #values = new Map<string, Value>();
  readonly #groups = new Map<string, Value[]>();

  constructor(frame: Frame, node: ForNode) {
    this.#frame = frame;
    this.#node = node;
  }

  add(bindings: Frame, evaluate: Evaluate): Unknown | undefined {
    const key = keyText(evaluate(this.#node.keyResult as Expression, bindings));
    if (key === undefined) return because("evaluation-error", "the key of an object is null or no string");
    if (typeof key !== "string") return key;
    const value = evaluate(this.#node.result, bindings);
    if (this.#node.grouped) {
      const group = this.#groups.get(key);
      if (group === undefined) this.#groups.set(key, [value]);
      else group.push(value);
    } else if (this.#values.has(key)) return because("evaluation-error", "two elements have the same key");
    else this.#values.set(key, value);
    return undefined;
  }

  finish(open: readonly Unknown[]): Value {
    for (const [key, group] of this.#groups) this.#values.set(key, listValue(group, open));
    const at = placeOf(this.#frame, this.#node);
    return mapValue(this.#values, { open, at });
  }
}
