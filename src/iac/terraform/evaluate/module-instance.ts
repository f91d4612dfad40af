import { because, type Unknown } from "../../../model/unknown.ts";
import type { ProviderContext } from "../../document.ts";
import { unresolved, type Value } from "../../value.ts";
import { writtenIn, type Declaration, type ModuleCode } from "../declarations.ts";
import type { FunctionHost } from "../functions/builtin.ts";
import { dataValue } from "./data-source.ts";
import { instancesOf, shaped, type Expanded, type Instance } from "./document-block.ts";
import { doubtOf, expand, keySuffix, type Slot } from "./expand.ts";
import { evaluate } from "./expression.ts";
import { referenceTo, type Frame, type ModuleScope } from "./frame.ts";
import { Memo } from "./memo.ts";
import { ModuleValue } from "./module-value.ts";
import type { ProviderScope } from "./providers.ts";
import type { Root } from "./root.ts";
import { variableValue, type Given } from "./variables.ts";

/** The call that an instance of a module comes from. */
export interface Caller {
  readonly module: ModuleInstance;
  readonly call: Declaration;
  readonly slot: Slot;
}

/** All instances of a module call, or why there is none to look into. */
export interface Called {
  readonly instances: readonly ModuleInstance[];
  readonly value: Value;
  /** Set when the module's code is not at hand. */
  readonly missing: Unknown | undefined;
}

/** One instance of a module: its code with its inputs. Everything is worked out when asked for, and once. */
export class ModuleInstance implements ModuleScope, ProviderScope {
  readonly root: Root;
  readonly code: ModuleCode;
  readonly address: string;
  /** The address without instance keys. */
  readonly block: string;
  readonly caller: Caller | undefined;
  /** Why the module as a whole may not be there. */
  readonly doubt: Unknown | undefined;
  readonly host: FunctionHost;
  readonly paths: ModuleScope["paths"];
  readonly contexts = new Map<string, ProviderContext>();
  readonly #variables: Memo<string>;
  readonly #locals: Memo<string>;
  readonly #outputs: Memo<string>;
  readonly #blocks = new Map<Declaration, Expanded | "pending">();
  readonly #calls = new Map<Declaration, Called | "pending">();

  constructor(root: Root, code: ModuleCode, at: { address: string; block: string; caller?: Caller; doubt?: Unknown | undefined }) {
    this.root = root;
    this.code = code;
    this.address = at.address;
    this.block = at.block;
    this.caller = at.caller;
    this.doubt = at.doubt;
    this.paths = root.pathsOf(code);
    this.host = root.hostFor(this);
    this.#variables = new Memo(root.budget);
    this.#locals = new Memo(root.budget);
    this.#outputs = new Memo(root.budget);
  }

  get scope(): this {
    return this;
  }

  variable(name: string): Value {
    const declaration = this.code.variables.get(name);
    if (declaration === undefined) return this.#undeclared(`var.${name}`);
    const given: Given = (type) => (this.caller === undefined ? this.root.given(name, type) : argumentOf(this.caller, name));
    const hidden = this.caller === undefined ? this.root.hiddenValues : undefined;
    return this.#variables.of(name, `var.${name}`, () => variableValue(declaration, this, given, hidden));
  }

  local(name: string): Value {
    const written = this.code.locals.get(name);
    if (written === undefined) return this.#undeclared(`local.${name}`);
    return this.#locals.of(name, `local.${name}`, () => evaluate(written.attribute.value, this.#frame(written.source)));
  }

  output(name: string): Value {
    const written = writtenIn(this.code.outputs.get(name)?.layers ?? [], "value");
    if (written === undefined) return this.#undeclared(`${this.address}.${name}`);
    return this.#outputs.of(name, `${this.address}.${name}`, () => evaluate(written.attribute.value, this.#frame(written.source)));
  }

  resource(type: string, name: string): Value {
    const declaration = this.code.resources.get(`${type}.${name}`);
    return declaration === undefined ? this.#undeclared(`${type}.${name}`) : this.resourcesOf(declaration).value;
  }

  data(type: string, name: string): Value {
    const declaration = this.code.data.get(`${type}.${name}`);
    return declaration === undefined ? this.#undeclared(`data.${type}.${name}`) : this.#dataOf(declaration).value;
  }

  call(name: string): Value {
    const declaration = this.code.calls.get(name);
    return declaration === undefined ? this.#undeclared(`module.${name}`) : this.calledBy(declaration).value;
  }

  /** The instances of a resource block. */
  resourcesOf(declaration: Declaration): Expanded {
    const ready = this.#blocks.get(declaration);
    if (ready !== undefined && ready !== "pending") return ready;
    const address = `${declaration.type}.${declaration.name}`;
    return this.#expanded(declaration, address, (instance) => {
      this.root.register(instance);
      return referenceTo(instance.id);
    });
  }

  /** The instances of the module that a module block calls. */
  calledBy(declaration: Declaration): Called {
    const ready = this.#calls.get(declaration);
    if (ready === "pending") return { ...failed(because("cycle", `module.${declaration.name}`)), missing: undefined };
    if (ready !== undefined) return ready;
    this.#calls.set(declaration, "pending");
    try {
      const called = this.#call(declaration);
      this.#calls.set(declaration, called);
      return called;
    } finally {
      if (this.#calls.get(declaration) === "pending") this.#calls.delete(declaration);
    }
  }

  #call(declaration: Declaration): Called {
    const code = this.root.resolve(this, declaration);
    if ("missing" in code) return failed(code.missing);
    const expansion = expand(declaration, this);
    const refused = this.root.admit(expansion.slots.length + 1);
    if (refused !== undefined) return failed(refused);
    const make = (slot: Slot): ModuleInstance => {
      const name = `module.${declaration.name}`;
      return new ModuleInstance(this.root, code.found, {
        address: this.#within(this.address, name + keySuffix(slot, expansion)),
        block: this.#within(this.block, name),
        caller: { module: this, call: declaration, slot },
        doubt: this.doubt ?? doubtOf(slot, expansion),
      });
    };
    const instances = expansion.slots.map(make);
    const any = expansion.any === undefined ? undefined : make(expansion.any);
    const valueOf = (instance: ModuleInstance): Value => new ModuleValue(instance);
    return {
      instances: any === undefined ? instances : [...instances, any],
      value: shaped(expansion, instances.map(valueOf), any === undefined ? undefined : valueOf(any)),
      missing: undefined,
    };
  }

  #dataOf(declaration: Declaration): Expanded {
    const address = `data.${declaration.type}.${declaration.name}`;
    return this.#expanded(declaration, address, (instance) => dataValue(instance, this.#within(this.address, address), this.host));
  }

  #expanded(declaration: Declaration, address: string, valueOf: (instance: Instance) => Value): Expanded {
    const ready = this.#blocks.get(declaration);
    if (ready === "pending") return { instances: [], value: unresolved(because("cycle", this.#within(this.address, address))) };
    if (ready !== undefined) return ready;
    this.#blocks.set(declaration, "pending");
    try {
      const expanded = instancesOf(declaration, this.root.idOf(this.#within(this.address, address)), this, this.doubt, valueOf);
      this.#blocks.set(declaration, expanded);
      return expanded;
    } finally {
      // Where the stack was too full to finish, the next one to ask starts anew: no block may be lost.
      if (this.#blocks.get(declaration) === "pending") this.#blocks.delete(declaration);
    }
  }

  #frame(source: number): Frame {
    return { module: this, source, names: undefined };
  }

  #within(module: string, address: string): string {
    return module === "" ? address : `${module}.${address}`;
  }

  #undeclared(address: string): Value {
    return unresolved(this.code.problem ?? because("undefined", this.address === "" ? address : `${address} in ${this.address}`));
  }
}

function argumentOf({ module, call, slot }: Caller, name: string): Value | undefined {
  const written = writtenIn(call.layers, name);
  if (written !== undefined) return evaluate(written.attribute.value, { module, source: written.source, names: slot.names });
  const broken = call.layers.find((layer) => layer.block.body.problem !== undefined);
  return broken === undefined ? undefined : unresolved(because("file-unreadable", module.code.path));
}

function failed(why: Unknown): Called {
  return { instances: [], value: unresolved(why), missing: why };
}
