import type { Unknown } from "../../../model/unknown.ts";
import { writtenIn, type Declaration, type Layer } from "../declarations.ts";
import type { BodyNode, Expression, TemplatePart } from "../syntax/ast.ts";
import type { ModuleInstance } from "./module-instance.ts";

/** Which documents were handed to modules that are not on disk. */
export interface Escapes {
  of(module: ModuleInstance, declaration: Declaration): readonly Unknown[];
}

const NOTHING: readonly never[] = Object.freeze([]);
/** Arguments of a module call that it does not hand on. */
const OWN = new Set(["source", "version", "providers", "count", "depends_on"]);

const KEYWORDS = new Set(["var", "local", "module", "each"]);

/**
 * Follows the arguments of every missing module to the resources that they come from: through locals, variables, outputs, and attributes of
 * resources that are themselves written as references. Such a module may attach anything to what it is given.
 */
export function escapesFrom(modules: readonly ModuleInstance[]): Escapes {
  const escapes = new Map<ModuleInstance, Map<Declaration, Unknown[]>>();
  for (const module of modules) {
    for (const call of module.code.calls.values()) {
      const { missing } = module.calledBy(call);
      if (missing !== undefined) new Trail(missing, escapes).arguments(call, module);
    }
  }
  return { of: (module, declaration) => escapes.get(module)?.get(declaration) ?? NOTHING };
}

class Trail {
  readonly #why: Unknown;
  readonly #escapes: Map<ModuleInstance, Map<Declaration, Unknown[]>>;
  readonly #seen = new Map<ModuleInstance, Set<string>>();

  constructor(why: Unknown, escapes: Map<ModuleInstance, Map<Declaration, Unknown[]>>) {
    this.#why = why;
    this.#escapes = escapes;
  }

  arguments({ layers }: Declaration, module: ModuleInstance): void {
    for (const { block } of layers) {
      for (const { name, value } of block.body.attributes) if (!OWN.has(name)) this.#expression(value, module);
    }
  }

  #expression(node: Expression, module: ModuleInstance): void {
    switch (node.node) {
      case "attribute":
        if (!this.#named(node, module)) this.#expression(node.of, module);
        break;
      case "index":
        if (!this.#named(node, module)) {
          this.#expression(node.of, module);
          this.#expression(node.key, module);
        }
        break;
      case "splat":
        this.#expression(node.of, module);
        break;
      case "template":
        this.#parts(node.parts, module);
        break;
      case "tuple":
        for (const item of node.items) this.#expression(item, module);
        break;
      case "object":
        for (const { key, value } of node.entries) {
          if (key.node !== "literal") this.#expression(key, module);
          this.#expression(value, module);
        }
        break;
      case "call":
        for (const arg of node.args) this.#expression(arg, module);
        break;
      case "unary":
        this.#expression(node.operand, module);
        break;
      case "binary":
        this.#expression(node.left, module);
        this.#expression(node.right, module);
        break;
      case "conditional":
        // The condition decides what is handed over, and is not handed over itself.
        this.#expression(node.then, module);
        this.#expression(node.otherwise, module);
        break;
      case "for":
        this.#expression(node.collection, module);
        this.#expression(node.result, module);
        break;
      case "parentheses":
        this.#expression(node.inner, module);
        break;
      case "literal":
      case "variable":
      case "splat-item":
    }
  }

  #parts(parts: readonly TemplatePart[], module: ModuleInstance): void {
    for (const part of parts) {
      if (part.part === "interpolation") this.#expression(part.value, module);
      else if (part.part === "if") this.#parts([...part.then, ...part.otherwise], module);
      else if (part.part === "for") {
        this.#expression(part.collection, module);
        this.#parts(part.body, module);
      }
    }
  }

  /** A name with at least one attribute: whether it is one, and then where it leads. */
  #named(node: Expression, module: ModuleInstance): boolean {
    const steps = stepsOf(node);
    const [first, second, third, fourth] = steps;
    if (first === undefined || second === undefined) return false;
    if (first === "data" || first === "resource") {
      const key = `${second}.${third ?? ""}`;
      const declaration = (first === "data" ? module.code.data : module.code.resources).get(key);
      this.#resource(declaration, fourth, module, first === "resource");
      return true;
    }
    if (KEYWORDS.has(first) && !this.#first(`${first}.${second}.${third ?? ""}`, module)) return true;
    switch (first) {
      case "var": {
        const { caller } = module;
        const given = caller && writtenIn(caller.call.layers, second);
        if (caller !== undefined && given !== undefined) this.#expression(given.attribute.value, caller.module);
        break;
      }
      case "local": {
        const written = module.code.locals.get(second);
        if (written !== undefined) this.#expression(written.attribute.value, module);
        break;
      }
      case "module": {
        const call = module.code.calls.get(second);
        const called = call && module.calledBy(call);
        for (const instance of called?.instances ?? []) {
          for (const [name, output] of instance.code.outputs) {
            const written = third === undefined || third === name ? writtenIn(output.layers, "value") : undefined;
            if (written !== undefined) this.#expression(written.attribute.value, instance);
          }
        }
        // What one missing module hands to another has passed through both.
        if (call !== undefined && called?.missing !== undefined) this.arguments(call, module);
        break;
      }
      case "each": {
        const forEach = module.caller && writtenIn(module.caller.call.layers, "for_each");
        if (forEach !== undefined && module.caller !== undefined) this.#expression(forEach.attribute.value, module.caller.module);
        break;
      }
      default:
        this.#resource(module.code.resources.get(`${first}.${second}`), third, module, true);
    }
    return true;
  }

  /** Marks a resource; an attribute that it writes leads on. The whole of it leads wherever its body leads. */
  #resource(declaration: Declaration | undefined, attribute: string | undefined, module: ModuleInstance, mark: boolean): void {
    if (declaration === undefined || !this.#first(`${declaration.type}.${declaration.name}.${attribute ?? ""}`, module)) return;
    if (mark) this.#mark(module, declaration);
    if (attribute === undefined) {
      for (const { block } of declaration.layers) this.#body(block.body, module);
      return;
    }
    for (const name of [attribute, "for_each"]) {
      const written = writtenIn(declaration.layers, name);
      if (written !== undefined) this.#expression(written.attribute.value, module);
    }
    for (const { block } of declaration.layers) this.#blocks(block, attribute, module);
  }

  #blocks(block: Layer["block"], type: string, module: ModuleInstance): void {
    for (const inner of block.body.blocks) if (inner.type === type || inner.labels[0] === type) this.#body(inner.body, module);
  }

  #body(body: BodyNode, module: ModuleInstance): void {
    for (const { value } of body.attributes) this.#expression(value, module);
    for (const { body: inner } of body.blocks) this.#body(inner, module);
  }

  #mark(module: ModuleInstance, declaration: Declaration): void {
    let ofModule = this.#escapes.get(module);
    if (ofModule === undefined) this.#escapes.set(module, (ofModule = new Map<Declaration, Unknown[]>()));
    const whys = ofModule.get(declaration);
    if (whys === undefined) ofModule.set(declaration, [this.#why]);
    else if (!whys.includes(this.#why)) whys.push(this.#why);
  }

  #first(key: string, module: ModuleInstance): boolean {
    let seen = this.#seen.get(module);
    if (seen === undefined) this.#seen.set(module, (seen = new Set()));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  }
}

/** The names of a chain such as `aws_vpc.main[0].id`, without its indexes. Empty when it does not start at a name. */
function stepsOf(node: Expression): readonly string[] {
  const steps: string[] = [];
  for (let at = node; ;) {
    if (at.node === "attribute") {
      steps.unshift(at.name);
      at = at.of;
    } else if (at.node === "index" || at.node === "splat") at = at.of;
    else return at.node === "variable" ? [at.name, ...steps] : [];
  }
}
