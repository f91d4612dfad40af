import type { At, Positions } from "../../../model/at.ts";
import { because, type Unknown } from "../../../model/unknown.ts";
import type { Gap } from "../../../result/gap.ts";
import type { Value } from "../../value.ts";
import { literalText, writtenIn, type Declaration, type ModuleCode } from "../declarations.ts";
import type { FunctionHost } from "../functions/builtin.ts";
import type { Limits } from "../limits.ts";
import { relativeTo } from "../tree.ts";
import type { Target } from "./access.ts";
import { Budget } from "./budget.ts";
import type { Instance } from "./document-block.ts";
import { evaluate } from "./expression.ts";
import type { ModuleScope, RootScope } from "./frame.ts";
import type { ModuleInstance } from "./module-instance.ts";
import type { TypeConstraint } from "./type-syntax.ts";

/** What a root is given from outside. */
export interface RootInput {
  readonly code: ModuleCode;
  readonly scope: string;
  /** Put before the addresses of documents; empty for the scanned folder itself. */
  readonly prefix: string;
  readonly positions: Positions;
  readonly limits: Limits;
  readonly workspace: string;
  /** The value that is set for a variable from outside, at the place that counts. */
  readonly given: (name: string, type: TypeConstraint) => Value | undefined;
  /** Set when a file of values could not be read: any variable may have been set there. */
  readonly hiddenValues: Unknown | undefined;
  readonly hostFor: (module: ModuleScope, root: RootScope) => FunctionHost;
  /** The code that a module block names. */
  readonly locate: (from: ModuleCode, source: string, key: string) => Located;
  readonly gap: (gap: Gap) => void;
}

type Code = { readonly found: ModuleCode } | { readonly missing: Unknown };
export type Located = { readonly found: ModuleCode } | { readonly lost: "missing" | "outside" | "unreadable" };

const LOST = {
  missing: ["module-missing", "is not on disk", "不在本地磁盘上"],
  outside: ["file-outside", "lies outside the scanned tree", "位于扫描目录之外"],
  unreadable: ["file-unreadable", "could not be read", "无法读取"],
} as const;

/** One root with all that hangs on it. */
export class Root implements RootScope {
  readonly positions: Positions;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly workspace: string;
  readonly given: RootInput["given"];
  readonly hiddenValues: Unknown | undefined;
  /** Cleared when something of the root was left out. */
  whole = true;
  readonly #input: RootInput;
  readonly #instances = new Map<string, Instance>();
  readonly #located = new Map<Declaration, Map<string, Code>>();
  readonly #told = new Set<Declaration>();
  #room: number;
  #full: Unknown | undefined;

  constructor(input: RootInput) {
    this.#input = input;
    this.positions = input.positions;
    this.limits = input.limits;
    this.budget = new Budget(input.limits);
    this.workspace = input.workspace;
    this.given = input.given;
    this.hiddenValues = input.hiddenValues;
    this.#room = input.limits.documents;
  }

  readonly target = (id: string): Target | undefined => this.#instances.get(id);

  get scope(): string {
    return this.#input.scope;
  }

  idOf(address: string): string {
    return this.#input.prefix === "" ? address : `${this.#input.prefix}#${address}`;
  }

  register(instance: Instance): void {
    this.#instances.set(instance.id, instance);
  }

  pathsOf(code: ModuleCode): ModuleScope["paths"] {
    return { module: relativeTo(this.#input.code.path, code.path), root: ".", cwd: "." };
  }

  hostFor(module: ModuleScope): FunctionHost {
    return this.#input.hostFor(module, this);
  }

  admit(count: number): Unknown | undefined {
    if (this.#full !== undefined) return this.#full;
    this.#room -= count;
    if (this.#room >= 0) return undefined;
    this.#full = because("limit", `more than ${String(this.limits.documents)} resources and modules in one root`);
    this.#lose(this.#full, {
      en: `The root ${this.#input.code.path} declares too many resources and modules; those beyond ${String(this.limits.documents)} were left out.`,
      zh: `根模块 ${this.#input.code.path} 声明的资源与模块过多，超出 ${String(this.limits.documents)} 的部分已略去。`,
    });
    return this.#full;
  }

  /** The code of a called module, or why it is not at hand; the latter is told once for each block. */
  resolve(from: ModuleInstance, call: Declaration): Code {
    let known = this.#located.get(call);
    if (known === undefined) this.#located.set(call, (known = new Map<string, Code>()));
    // A block in a module that is called several times names the same code each time, but each call is missing under its own address.
    let code = known.get(from.address);
    if (code === undefined) known.set(from.address, (code = this.#resolve(from, call)));
    return code;
  }

  #resolve(from: ModuleInstance, call: Declaration): Code {
    const [{ block, source }] = call.layers;
    const at = this.positions.add(source, block.header.start, block.header.end);
    const address = from.block === "" ? `module.${call.name}` : `${from.block}.module.${call.name}`;
    const written = writtenIn(call.layers, "source");
    const named =
      literalText(written?.attribute.value) ??
      (written && evaluate(written.attribute.value, { module: from, source: written.source, names: undefined }));
    if (typeof named !== "string") {
      return {
        missing: this.#tell(call, because("module-missing", address, at), at, {
          en: `The source of ${address} is not known, so what it declares was left out.`,
          zh: `${address} 的来源未知，其中声明的内容已略去。`,
        }),
      };
    }
    const subject = `${address} (${named})`;
    const located = this.#input.locate(from.code, named, keyOf(from, call));
    if ("lost" in located) {
      const [code, en, zh] = LOST[located.lost];
      const missing = because(code, address, at);
      if (located.lost === "unreadable") this.whole = false;
      this.#tell(call, { ...missing, subject }, at, {
        en: `The module ${subject} ${en}; what it declares was left out.`,
        zh: `模块 ${subject} ${zh}，其中声明的内容已略去。`,
      });
      return { missing };
    }
    if (calls(from, located.found)) {
      const missing = because("cycle", address, at);
      this.whole = false;
      return {
        missing: this.#tell(call, missing, at, {
          en: `${address} calls a module that it is part of.`,
          zh: `${address} 调用了包含其自身的模块。`,
        }),
      };
    }
    if (depthOf(from) >= this.limits.moduleDepth) {
      const missing = because("limit", `modules nested more than ${String(this.limits.moduleDepth)} deep`, at);
      this.whole = false;
      return {
        missing: this.#tell(call, missing, at, {
          en: `${address} is nested too deeply and was left out.`,
          zh: `${address} 嵌套过深，已略去。`,
        }),
      };
    }
    return located;
  }

  #tell(call: Declaration, why: Unknown, at: At, text: Gap["text"]): Unknown {
    if (!this.#told.has(call)) {
      this.#told.add(call);
      this.#input.gap({ why, text, at, scope: this.scope });
    }
    return why;
  }

  #lose(why: Unknown, text: Gap["text"]): void {
    this.whole = false;
    this.#input.gap({ why, text, scope: this.scope, path: this.#input.code.path });
  }
}

/** The name under which `terraform init` lists a module: names of calls from the root down, joined by dots. */
function keyOf(from: ModuleInstance, call: Declaration): string {
  const names = [call.name];
  for (let caller = from.caller; caller !== undefined; caller = caller.module.caller) names.unshift(caller.call.name);
  return names.join(".");
}

function calls(from: ModuleInstance, code: ModuleCode): boolean {
  for (let at: ModuleInstance | undefined = from; at !== undefined; at = at.caller?.module) if (at.code === code) return true;
  return false;
}

function depthOf(from: ModuleInstance): number {
  let depth = 0;
  for (let at = from.caller; at !== undefined; at = at.module.caller) depth++;
  return depth;
}
