import { literalText, writtenIn, type ModuleCode } from "./declarations.ts";
import { joined } from "./tree.ts";

/**
 * The modules that nothing in the tree calls. Modules that only call each other in a circle would have no caller left to be judged
 * through: of each such circle, the first in order counts as a root.
 */
export function rootsAmong(modules: readonly ModuleCode[], moduleAt: (path: string) => ModuleCode | undefined): readonly ModuleCode[] {
  const callees = new Map(modules.map((module) => [module, localCallees(module, moduleAt)]));
  const called = new Set<ModuleCode>();
  for (const [module, list] of callees) for (const callee of list) if (callee !== module) called.add(callee);
  const roots = modules.filter((module) => !called.has(module));
  const reached = new Set<ModuleCode>();
  const reach = (from: ModuleCode): void => {
    const next = [from];
    for (let module = next.pop(); module !== undefined; module = next.pop()) {
      if (reached.has(module)) continue;
      reached.add(module);
      next.push(...(callees.get(module) ?? []));
    }
  };
  for (const root of roots) reach(root);
  for (const module of modules) {
    if (reached.has(module)) continue;
    roots.push(module);
    reach(module);
  }
  return roots;
}

function localCallees(module: ModuleCode, moduleAt: (path: string) => ModuleCode | undefined): readonly ModuleCode[] {
  const found: ModuleCode[] = [];
  for (const call of module.calls.values()) {
    const source = literalText(writtenIn(call.layers, "source")?.attribute.value);
    const callee = source !== undefined && isLocal(source) ? moduleAt(joined(module.path, source)) : undefined;
    if (callee !== undefined) found.push(callee);
  }
  return found;
}

/** `./x` and `../x`; everything else names a registry, a repository or an archive. */
export function isLocal(source: string): boolean {
  return /^\.\.?([\\/]|$)/.test(source);
}
