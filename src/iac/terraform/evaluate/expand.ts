import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, mapValue, unresolved, type Value } from "../../value.ts";
import { writtenIn, type Declaration, type Written } from "../declarations.ts";
import { toNumber } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import { unreadable } from "./block-body.ts";
import { evaluate } from "./expression.ts";
import { reason, type Frame, type ModuleScope, type Names } from "./frame.ts";
import { entriesOf, whyOf } from "./iteration.ts";
import { keyText } from "./object.ts";

/** One instance of a block: its key, and the names that its key binds. */
export interface Slot {
  readonly key: string | number | undefined;
  readonly names: Names | undefined;
}

/** The instances of a block. `any` stands for those that could not be told, for the reasons in `open`. */
export interface Expansion {
  readonly by: "none" | "count" | "for_each";
  readonly slots: readonly Slot[];
  readonly any: Slot | undefined;
  readonly open: readonly Unknown[];
}

const ONE: Expansion = { by: "none", slots: [{ key: undefined, names: undefined }], any: undefined, open: [] };

/** Works out `count` and `for_each` of a resource, data source or module block. Where that fails, there is one symbolic instance. */
export function expand(declaration: Declaration, module: ModuleScope): Expansion {
  return module.root.budget.guard(
    () => expansionOf(declaration, module),
    (why) => symbolic("count", why),
  );
}

function expansionOf({ layers }: Declaration, module: ModuleScope): Expansion {
  const count = writtenIn(layers, "count");
  if (count !== undefined) return byCount(count, module);
  const forEach = writtenIn(layers, "for_each");
  if (forEach !== undefined) return byKeys(forEach, module);
  const broken = layers.find((layer) => layer.block.body.problem !== undefined);
  if (broken?.block.body.problem === undefined) return ONE;
  // The part that could not be read may hold a count.
  const frame = { module, source: broken.source, names: undefined };
  return { ...ONE, open: [unreadable(frame, broken.source, broken.block.body.problem)] };
}

function byCount({ attribute, source }: Written, module: ModuleScope): Expansion {
  const frame: Frame = { module, source, names: undefined };
  const value = toNumber(evaluate(attribute.value, frame));
  if (typeof value !== "number") {
    return symbolic("count", whyOf(value) ?? reason("evaluation-error", "count is null", frame, attribute));
  }
  if (!Number.isInteger(value) || value < 0)
    return symbolic("count", reason("evaluation-error", "count is no whole number", frame, attribute));
  const { limits } = module.root;
  if (value > limits.instances) {
    return symbolic("count", reason("limit", `count is above ${String(limits.instances)}`, frame, attribute));
  }
  const slots = Array.from({ length: value }, (_, index) => ({ key: index, names: countNames(index) }));
  return { by: "count", slots, any: undefined, open: [] };
}

function byKeys({ attribute, source }: Written, module: ModuleScope): Expansion {
  const frame: Frame = { module, source, names: undefined };
  const collection = deref(evaluate(attribute.value, frame));
  const { entries, open: rest, failed } = entriesOf(collection);
  if (failed !== undefined) return symbolic("for_each", failed.why);
  const open: Unknown[] = [...rest];
  const slots = new Map<string, Slot>();
  for (const [index, value] of entries) {
    // A set is its own keys; what Terraform would refuse, a list of strings, is taken for one.
    const key = keyText(isList(collection) ? value : index);
    if (slots.size >= module.root.limits.instances) {
      open.push(reason("limit", `for_each has more than ${String(module.root.limits.instances)} keys`, frame, attribute));
      break;
    }
    if (typeof key === "string") slots.set(key, { key, names: eachNames(key, value) });
    else open.push(key ?? reason("evaluation-error", "a key of for_each is no string", frame, attribute));
  }
  const [why] = open;
  const any = why === undefined ? undefined : { key: "*", names: eachNames(unresolved(why), unresolved(why)) };
  return { by: "for_each", slots: [...slots.values()], any, open };
}

function symbolic(by: "count" | "for_each", why: Unknown): Expansion {
  const names = by === "count" ? countNames(unresolved(why)) : eachNames(unresolved(why), unresolved(why));
  return { by, slots: [], any: { key: "*", names }, open: [why] };
}

function countNames(index: Value): Names {
  return { name: "count", value: mapValue(new Map([["index", index]])), next: undefined };
}

function eachNames(key: Value, value: Value): Names {
  const pair = new Map([
    ["key", key],
    ["value", value],
  ]);
  return { name: "each", value: mapValue(pair), next: undefined };
}

/** The key as Terraform writes it in an address: `[0]`, `["a"]`, and `[*]` for the symbolic instance. */
export function keySuffix(slot: Slot, expansion: Expansion): string {
  if (slot.key === undefined) return "";
  if (slot === expansion.any) return "[*]";
  return typeof slot.key === "number" ? `[${String(slot.key)}]` : `[${JSON.stringify(slot.key).replace(/[$%](?=\{)/g, "$&$&")}]`;
}

/** What an instance of the symbolic kind hangs on. */
export function doubtOf(slot: Slot, { any, open, by }: Expansion): Unknown | undefined {
  if (slot !== any && by !== "none") return undefined;
  return slot === any ? (open[0] ?? because("existence", "it")) : open[0];
}
