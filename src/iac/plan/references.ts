import { because, type Unknown } from "../../model/unknown.ts";
import { stepsOf, type Key, type Step } from "./address.ts";
import { repetitionOf, type Estate, type Frame, type Instances } from "./estate.ts";
import { referencesOf } from "./modules.ts";
import { memberOf, objectIn } from "./plain.ts";
import type { Listed } from "./plan-text.ts";

/** Something an expression draws from: an attribute of a resource or data source, or something that leaves open which. */
export type Leaf =
  | { readonly is: "resource" | "data"; readonly listed: Listed; readonly path: string }
  | { readonly is: "unclear"; readonly why: Unknown }
  /** Something known when the plan is made: a part of the value, or what decides whether there is one. */
  | { readonly is: "known" };

/** Instances that are looked through where an expression names all of a block: with more, each instance of one block would ask each of another. */
const MOST = 100;
/** References that are followed for one expression: modules in modules could ask for endlessly many. */
const MOST_STEPS = 2000;

interface Budget {
  left: number;
}

/**
 * What the references of an expression lead to, through arguments and outputs of modules. A plan lists the references of an
 * expression, not the expression itself, and what a local value stands for is not told.
 */
export function leavesOf(
  references: readonly string[],
  frame: Frame,
  estate: Estate,
  budget: Budget = { left: MOST_STEPS },
): readonly Leaf[] {
  const whole = maximal(references);
  const byOwnKey = whole.some(isOwnKey);
  const leaves = whole.flatMap((reference) => {
    if (budget.left-- <= 0) return unclear("limit", `references of ${reference}`);
    const steps = stepsOf(reference);
    const [first, second, third] = steps;
    switch (first?.name) {
      case "var":
        return second === undefined ? [] : argument(second.name, frame, estate, budget);
      case "each":
        return second?.name === "value" ? eachValue(steps.slice(2), frame, estate, budget) : KNOWN;
      case "count":
      case "path":
      case "terraform":
      case "tofu":
        return KNOWN;
      case "module":
        return second === undefined ? [] : output(second, third, byOwnKey, frame, estate, budget);
      case "data":
        return second === undefined || third === undefined
          ? []
          : instances("data", estate.data, second, third, steps.slice(3), byOwnKey, frame);
      case "resource":
        return second === undefined || third === undefined
          ? []
          : instances("resource", estate.resources, second, third, steps.slice(3), byOwnKey, frame);
      case "local":
      case "self":
      case "ephemeral":
        return unclear("computed", reference);
      default:
        return first === undefined || second === undefined
          ? []
          : instances("resource", estate.resources, first, second, steps.slice(2), byOwnKey, frame);
    }
  });
  // A key that chose an instance has done its work.
  const chosen = byOwnKey && leaves.some((leaf) => leaf.is !== "unclear" && leaf.is !== "known" && leaf.listed.key === frame.key);
  return chosen ? leaves.filter((leaf) => leaf.is !== "known") : leaves;
}

const KNOWN: readonly Leaf[] = [{ is: "known" }];

function isOwnKey(reference: string): boolean {
  return reference === "each.key" || reference === "count.index";
}

/** A plan follows each reference by its beginnings (`a.b.id`, `a.b`): these say nothing more. */
export function maximal(references: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const each of references) {
    const last = whole.at(-1);
    const beginning = last !== undefined && last.startsWith(each) && /^([.[]|$)/.test(last.slice(each.length));
    if (!beginning) whole.push(each);
  }
  return whole;
}

function unclear(code: Unknown["code"], subject: string): readonly Leaf[] {
  return [{ is: "unclear", why: because(code, subject) }];
}

/** Variables of the root are known when a plan is made. */
function argument(name: string, { module }: Frame, estate: Estate, budget: Budget): readonly Leaf[] {
  if (module.parent === undefined) return KNOWN;
  const references = referencesOf(memberOf(objectIn(module.call, "expressions"), name));
  return references === undefined ? KNOWN : leavesOf(references, callFrame(module.parent, module.key, module.call), estate, budget);
}

function callFrame(parent: Frame["module"], key: Key | undefined, call: unknown): Frame {
  return { module: parent, key, repeated: repetitionOf(call) };
}

function output(call: Step, name: Step | undefined, byOwnKey: boolean, frame: Frame, estate: Estate, budget: Budget): readonly Leaf[] {
  const { modules } = estate;
  const repeated = repetitionOf(memberOf(frame.module.calls, call.name)) !== undefined;
  const key = call.keys[0] ?? (repeated && byOwnKey ? frame.key : undefined);
  if (name === undefined || (repeated && key === undefined)) return unclear("computed", `module.${call.name}`);
  const module = modules.called(frame.module, call.name, key);
  const references = referencesOf(memberOf(memberOf(module.outputs, name.name), "expression"));
  return references === undefined ? KNOWN : leavesOf(references, { module, key: undefined, repeated: undefined }, estate, budget);
}

/** `each.value` where `for_each` runs over the instances of another resource. */
function eachValue(rest: readonly Step[], frame: Frame, estate: Estate, budget: Budget): readonly Leaf[] {
  const references = referencesOf(frame.repeated);
  if (references === undefined || frame.key === undefined) return KNOWN;
  const outer = leavesOf(references, { ...frame, key: undefined, repeated: undefined }, estate, budget);
  if (outer.every((leaf) => leaf.is === "known")) return KNOWN;
  const told = outer.flatMap((leaf) => (leaf.is === "resource" || leaf.is === "data" ? [leaf] : []));
  const mine = told.find((leaf) => leaf.listed.key === frame.key && leaf.path === "");
  const same = told.length === outer.length && told.every((leaf) => mine !== undefined && sameBlock(leaf.listed, mine.listed));
  return mine === undefined || !same ? unclear("computed", "each.value") : [{ ...mine, path: pathOf(rest) }];
}

function sameBlock(one: Listed, other: Listed): boolean {
  return one.module === other.module && one.type === other.type && one.name === other.name;
}

/** One instance where the key says so or there is but one; all of them where the expression names the block as a whole. */
function instances(
  is: "resource" | "data",
  all: Instances,
  type: Step,
  name: Step,
  rest: readonly Step[],
  byOwnKey: boolean,
  { module, key: own }: Frame,
): readonly Leaf[] {
  const group = all.of(module.address, type.name, name.name);
  const address = `${is === "data" ? "data." : ""}${type.name}.${name.name}`;
  // A data source that was read before planning is known, and so is all that follows from it; a block may have no instance at all.
  if (group === undefined) return is === "data" || module.blocks.has(address) ? KNOWN : unclear("undefined", address);
  const key = name.keys[0] ?? (byOwnKey && group.byKey.size > 0 ? own : undefined);
  const path = pathOf(rest);
  if (key === undefined) {
    return group.all.length > MOST ? unclear("computed", address) : group.all.map((listed) => ({ is, listed, path }));
  }
  const listed = group.byKey.get(key);
  return listed === undefined ? unclear("computed", address) : [{ is, listed, path }];
}

function pathOf(steps: readonly Step[]): string {
  return steps.map(({ name, keys }) => name + keys.map((key) => `[${JSON.stringify(key)}]`).join("")).join(".");
}
