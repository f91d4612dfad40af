import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, mapValue, pairValue, unresolved, type Value } from "../../value.ts";
import { writtenIn, type Declaration, type Written } from "../declarations.ts";
import { toBoolean, toNumber } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import { unreadable } from "./block-body.ts";
import { evaluate } from "./expression.ts";
import { reason, type Frame, type ModuleScope, type Names } from "./frame.ts";
import { KeyedInstances } from "./instances.ts";
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
  const enabled = enablement(layers);
  if (enabled !== undefined) return bySwitch(enabled, module);
  const broken = layers.find((layer) => layer.block.body.problem !== undefined);
  if (broken?.block.body.problem === undefined) return ONE;
  // The part that could not be read may hold a count.
  const frame = { module, source: broken.source, names: undefined };
  return { ...ONE, open: [unreadable(frame, broken.source, broken.block.body.problem)] };
}

/** OpenTofu's `lifecycle { enabled = … }`: one instance without a key, or none. */
function enablement(layers: Declaration["layers"]): Written | undefined {
  for (const { block, source } of layers) {
    for (const inner of block.body.blocks) {
      const written = inner.type === "lifecycle" ? writtenIn([{ block: inner, source }], "enabled") : undefined;
      if (written !== undefined) return written;
    }
  }
  return undefined;
}

function bySwitch({ attribute, source }: Written, module: ModuleScope): Expansion {
  const frame: Frame = { module, source, names: undefined };
  const value = toBoolean(evaluate(attribute.value, frame));
  if (value === true) return ONE;
  if (value === false) return { ...ONE, slots: [] };
  return { ...ONE, open: [whyOf(value) ?? reason("evaluation-error", "enabled is null", frame, attribute)] };
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
  const hidden: Value[] = [];
  for (const [index, value] of entries) {
    // A set is its own keys; what Terraform would refuse, a list of strings, is taken for one.
    const key = keyText(isList(collection) ? value : index);
    if (slots.size >= module.root.limits.instances) {
      open.push(reason("limit", `for_each has more than ${String(module.root.limits.instances)} keys`, frame, attribute));
      break;
    }
    if (typeof key === "string") slots.set(key, { key, names: eachNames(key, value) });
    else {
      open.push(key ?? reason("evaluation-error", "a key of for_each is no string", frame, attribute));
      hidden.push(value);
    }
  }
  const [why] = open;
  if (why === undefined) return { by: "for_each", slots: [...slots.values()], any: undefined, open };
  // A single element under a key that is not known can be told all the same.
  const [only] = hidden;
  const told = hidden.length === 1 && (rest.length === 0 || collection instanceof KeyedInstances);
  const value = told && only !== undefined ? only : unresolved(why);
  return {
    by: "for_each",
    slots: [...slots.values()],
    any: { key: "*", names: eachNames(isList(collection) ? value : unresolved(why), value) },
    open,
  };
}

function symbolic(by: "count" | "for_each", why: Unknown): Expansion {
  const names = by === "count" ? countNames(unresolved(why)) : eachNames(unresolved(why), unresolved(why));
  return { by, slots: [], any: { key: "*", names }, open: [why] };
}

function countNames(index: Value): Names {
  return { name: "count", value: mapValue(new Map([["index", index]])), next: undefined };
}

function eachNames(key: Value, value: Value): Names {
  return { name: "each", value: pairValue(key, value), next: undefined };
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
