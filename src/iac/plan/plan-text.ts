import { blockOf, type Key } from "./address.ts";
import { JsonFault, JsonWalk } from "./json-walk.ts";
import { isObject, memberOf, textIn, type Plain } from "./plain.ts";

/** A resource or data source as `planned_values`, `prior_state` or a state lists it. */
export interface Listed {
  readonly address: string;
  /** Address of the module instance, `""` for the root. */
  readonly module: string;
  readonly managed: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: Key | undefined;
  readonly values: Plain;
  readonly secret: unknown;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Offset of the object with the values. */
  readonly valuesStart: number | undefined;
}

/** What a plan says will become of a resource: which values are known only after apply, and which are secret. */
export interface Change {
  readonly gone: boolean;
  readonly unknown: unknown;
  readonly secret: unknown;
}

/** The parts of a plan that are read, or of a state, which is a plan without changes. */
export interface PlanText {
  readonly version: string | undefined;
  readonly form: "plan" | "state" | undefined;
  readonly listed: readonly Listed[];
  readonly changes: ReadonlyMap<string, Change>;
  readonly variables: Plain;
  readonly configuration: Plain | undefined;
  /** Why the plan does not cover its whole configuration. */
  readonly partial: "targeted" | "errored" | undefined;
}

/**
 * Takes a plan apart in one pass. What is never looked at (the state before, outputs, drift) is not even parsed: what data sources gave
 * before planning stands in the values that follow from it. Throws a JsonFault.
 */
export function parsePlan(text: string): PlanText {
  const walk = new JsonWalk(text);
  const listed: Listed[] = [];
  const changes = new Map<string, Change>();
  let version: string | undefined;
  let form: PlanText["form"];
  let variables: Plain = {};
  let configuration: Plain | undefined;
  let partial: PlanText["partial"];
  walk.object((name) => {
    switch (name) {
      case "format_version":
        version = String(walk.value());
        break;
      case "planned_values":
      case "values":
        form = name === "values" ? "state" : "plan";
        readValues(walk, (each) => listed.push(each));
        break;
      case "resource_changes":
        form ??= "plan";
        elements(walk, () => {
          readChange(walk, changes);
        });
        break;
      case "variables":
        variables = objectAt(walk) ?? {};
        break;
      case "configuration":
        configuration = objectAt(walk);
        break;
      case "complete":
        if (walk.value() === false) partial ??= "targeted";
        break;
      case "deferred_changes":
        elements(walk, () => {
          walk.skip();
          partial ??= "targeted";
        });
        break;
      case "errored":
        if (walk.value() === true) partial = "errored";
        break;
      default:
        walk.skip();
    }
  });
  walk.end();
  return { version, form, listed, changes, variables, configuration, partial };
}

/** Visits the root module, which may also be missing or `null`. */
function readValues(walk: JsonWalk, add: (listed: Listed) => void): void {
  if (walk.peek() !== "{") walk.skip();
  else {
    walk.object((name) => {
      if (name === "root_module" && walk.peek() === "{") readModule(walk, add, 0);
      else walk.skip();
    });
  }
}

/** Deeper than any configuration nests its modules. */
const DEEPEST = 200;

function readModule(walk: JsonWalk, add: (listed: Listed) => void, depth: number): void {
  if (depth > DEEPEST) throw new JsonFault(walk.at, false);
  const inner: Omit<Listed, "module">[] = [];
  let module = "";
  walk.object((name) => {
    if (name === "address") module = String(walk.value());
    else if (name === "resources") {
      elements(walk, () => {
        const one = readResource(walk);
        if (one !== undefined) inner.push(one);
      });
    } else if (name === "child_modules") {
      elements(walk, () => {
        readModule(walk, add, depth + 1);
      });
    } else walk.skip();
  });
  for (const each of inner) add({ ...each, module });
}

function readResource(walk: JsonWalk): Omit<Listed, "module"> | undefined {
  walk.peek();
  const start = walk.at;
  const plain: Record<string, unknown> = {};
  let valuesStart: number | undefined;
  walk.object((name) => {
    if (name === "values" && walk.peek() === "{") valuesStart = walk.at;
    plain[name] = walk.value();
  });
  const end = walk.at;
  const address = textIn(plain, "address");
  const type = textIn(plain, "type");
  // A deposed object is what is left of a replaced one; it is about to go.
  if (address === undefined || type === undefined || memberOf(plain, "deposed_key") !== undefined) return undefined;
  const index = memberOf(plain, "index");
  const values = memberOf(plain, "values");
  return {
    address,
    managed: textIn(plain, "mode") !== "data",
    type,
    name: textIn(plain, "name") ?? blockOf(address).split(".").at(-1) ?? "",
    key: typeof index === "string" || typeof index === "number" ? index : undefined,
    values: isObject(values) ? values : {},
    secret: memberOf(plain, "sensitive_values"),
    start,
    end,
    valuesStart,
  };
}

function readChange(walk: JsonWalk, changes: Map<string, Change>): void {
  const parts = new Map<string, unknown>();
  walk.object((name) => {
    // What is left of a replaced resource is about to go.
    if (name === "address" || name === "deposed") parts.set(name, walk.value());
    else if (name === "change") {
      walk.object((part) => {
        if (part === "actions" || part === "after_unknown" || part === "after_sensitive") parts.set(part, walk.value());
        else walk.skip();
      });
    } else walk.skip();
  });
  const address = parts.get("address");
  const actions = parts.get("actions");
  if (typeof address !== "string" || parts.has("deposed")) return;
  const gone = Array.isArray(actions) && actions.length === 1 && (actions[0] === "delete" || actions[0] === "forget");
  changes.set(address, { gone, unknown: parts.get("after_unknown"), secret: parts.get("after_sensitive") });
}

function elements(walk: JsonWalk, visit: () => void): void {
  if (walk.peek() === "[") walk.array(visit);
  else walk.skip();
}

function objectAt(walk: JsonWalk): Plain | undefined {
  const value = walk.value();
  return isObject(value) ? value : undefined;
}
