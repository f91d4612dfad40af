import type { At } from "../../../model/at.ts";
import type { Doc } from "../../document.ts";
import type { Declaration, ModuleCode } from "../declarations.ts";
import { majorsUnder } from "./majors.ts";
import type { Escapes } from "./escapes.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { providerOf } from "./providers.ts";
import type { Root } from "./root.ts";

/** All modules under a root, itself included, in the order in which they are called. */
export function* modulesUnder(module: ModuleInstance): Generator<ModuleInstance> {
  yield module;
  for (const call of module.code.calls.values()) {
    for (const instance of module.calledBy(call).instances) yield* modulesUnder(instance);
  }
}

/** The documents of a root: every instance of every resource. */
export function documentsOf(
  root: Root,
  modules: readonly ModuleInstance[],
  escapes: Escapes,
  locked: ReadonlyMap<string, string>,
): readonly Doc[] {
  const docs: Doc[] = [];
  const places = new Map<Declaration, At>();
  const majors = majorsUnder(() => codesOf(modules), locked);
  // What was not read may attach anything to anything that the modules hand to each other.
  const hidden = modules.map((module) => module.code.hidden).find((why) => why !== undefined);
  for (const module of modules) {
    for (const declaration of module.code.resources.values()) {
      const { instances } = module.resourcesOf(declaration);
      if (instances.length === 0) continue;
      const address = `${declaration.type}.${declaration.name}`;
      const written = root.idOf(module.block === "" ? address : `${module.block}.${address}`);
      const handed = escapes.of(module, declaration);
      const beyond = hidden === undefined ? handed : [...handed, hidden];
      const provider = providerOf(declaration, module, majors);
      const [{ block, source }] = declaration.layers;
      let at = places.get(declaration);
      if (at === undefined) places.set(declaration, (at = root.positions.add(source, block.header.start, block.header.end)));
      for (const { id, body, name, presence } of instances) {
        docs.push({
          type: declaration.type,
          id,
          name,
          scope: root.scope,
          body,
          at,
          block: written,
          presence,
          provider,
          escapes: beyond,
        });
      }
    }
  }
  return docs;
}

function* codesOf(modules: readonly ModuleInstance[]): Generator<ModuleCode> {
  for (const module of modules) yield module.code;
}
