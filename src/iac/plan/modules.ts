import { stepsOf, suffixOf, within, type Key } from "./address.ts";
import { isObject, listIn, memberOf, objectIn, textIn, type Plain } from "./plain.ts";

/** An instance of a module as the configuration part of a plan describes it. */
export interface Module {
  /** With instance keys, `""` for the root. */
  readonly address: string;
  readonly parent: Module | undefined;
  /** Of the call that it comes from. */
  readonly key: Key | undefined;
  /** The call in the parent's configuration. */
  readonly call: Plain;
  readonly outputs: Plain;
  readonly calls: Plain;
  /** Blocks by `type.name`, those of data sources by `data.type.name`. */
  readonly blocks: ReadonlyMap<string, Plain>;
}

/** All module instances of a plan. Built when asked for, each once. */
export class Modules {
  readonly root: Module;
  readonly #made = new Map<string, Module>();

  constructor(configuration: Plain | undefined) {
    this.root = moduleOf("", undefined, undefined, {}, objectIn(configuration, "root_module"));
    this.#made.set("", this.root);
  }

  /** The module instance at an address such as `module.net["a"].module.subnets`. */
  at(address: string): Module {
    const ready = this.#made.get(address);
    if (ready !== undefined) return ready;
    let module = this.root;
    for (const { name, keys } of stepsOf(address)) if (name !== "module" || keys.length > 0) module = this.called(module, name, keys[0]);
    this.#made.set(address, module);
    return module;
  }

  /** The instance that a call in a module makes under a key. */
  called(parent: Module, name: string, key: Key | undefined): Module {
    const address = `${within(parent.address, `module.${name}`)}${suffixOf(key)}`;
    let module = this.#made.get(address);
    if (module === undefined) {
      const call = objectIn(parent.calls, name);
      module = moduleOf(address, parent, key, call, objectIn(call, "module"));
      this.#made.set(address, module);
    }
    return module;
  }
}

function moduleOf(address: string, parent: Module | undefined, key: Key | undefined, call: Plain, configuration: Plain): Module {
  const blocks = new Map<string, Plain>();
  for (const block of listIn(configuration, "resources")) {
    const type = textIn(block, "type");
    const name = textIn(block, "name");
    if (!isObject(block) || type === undefined || name === undefined) continue;
    blocks.set(`${textIn(block, "mode") === "data" ? "data." : ""}${type}.${name}`, block);
  }
  const outputs = objectIn(configuration, "outputs");
  return { address, parent, key, call, outputs, calls: objectIn(configuration, "module_calls"), blocks };
}

/** Addresses of all managed blocks that a configuration declares, without instance keys. */
export function blocksIn(configuration: Plain | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (module: Plain, address: string): void => {
    for (const key of moduleOf(address, undefined, undefined, {}, module).blocks.keys()) {
      if (!key.startsWith("data.")) found.add(within(address, key));
    }
    for (const [name, call] of Object.entries(objectIn(module, "module_calls"))) {
      visit(objectIn(call, "module"), within(address, `module.${name}`));
    }
  };
  visit(objectIn(configuration, "root_module"), "");
  return found;
}

/** The references of an expression; `undefined` where it has none or is no expression. */
export function referencesOf(expression: unknown): readonly string[] | undefined {
  const references = memberOf(expression, "references");
  return Array.isArray(references) ? (references as readonly unknown[]).filter((each) => typeof each === "string") : undefined;
}
