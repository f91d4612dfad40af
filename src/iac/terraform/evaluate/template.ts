import { unresolved, type Value } from "../../value.ts";
import { toBoolean } from "../functions/convert.ts";
import { concatenate } from "../functions/text.ts";
import type { Expression, TemplatePart } from "../syntax/ast.ts";
import { binding, reason, type Evaluate, type Frame } from "./frame.ts";
import { entriesOf } from "./iteration.ts";

/** A quoted or heredoc template. One that wraps a single interpolation keeps its type. */
export function evaluateTemplate(node: Extract<Expression, { node: "template" }>, frame: Frame, evaluate: Evaluate): Value {
  const [only] = node.parts;
  if (node.wrapped && only?.part === "interpolation") return evaluate(only.value, frame);
  const out: Value[] = [];
  render(node.parts, frame, evaluate, out);
  return concatenate(out);
}

function render(parts: readonly TemplatePart[], frame: Frame, evaluate: Evaluate, out: Value[]): void {
  for (const part of parts) {
    switch (part.part) {
      case "text":
        out.push(part.text);
        break;
      case "interpolation":
        out.push(evaluate(part.value, frame));
        break;
      case "if": {
        const condition = toBoolean(evaluate(part.condition, frame));
        if (typeof condition === "boolean") render(condition ? part.then : part.otherwise, frame, evaluate, out);
        else out.push(condition ?? unresolved(reason("evaluation-error", "the condition is null", frame, part.condition)));
        break;
      }
      case "for": {
        const { entries, open, failed } = entriesOf(evaluate(part.collection, frame));
        if (failed !== undefined) out.push(failed);
        for (const [key, value] of entries) {
          if (!frame.module.root.budget.step()) return void out.push(frame.module.root.budget.exhausted);
          const inner = binding(frame, part.value, value);
          render(part.body, part.key === undefined ? inner : binding(inner, part.key, key), evaluate, out);
        }
        for (const why of open) out.push(unresolved(why));
      }
    }
  }
}
