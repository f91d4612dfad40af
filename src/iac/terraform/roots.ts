import { literalText, writtenIn, type ModuleCode } from "./declarations.ts";
import { joined } from "./tree.ts";

/** A folder with code, and the folders that its module blocks name. */
export interface CodeFolder {
  /** As shown to the user. */
  readonly path: string;
  /** Without links: tells folders apart. */
  readonly real: string;
  /** Folders without links, in the tree or not. */
  readonly callees: readonly string[];
}

/**
 * The folders that nothing in the tree calls. Modules that only call each other in a circle would have no caller left to be judged
 * through: of each such circle, the first in order counts as a root.
 */
export function rootsAmong(folders: readonly CodeFolder[]): readonly CodeFolder[] {
  const at = new Map(folders.map((folder) => [folder.real, folder]));
  const called = new Set(folders.flatMap(({ real, callees }) => callees.filter((callee) => callee !== real)));
  const roots = folders.filter(({ real }) => !called.has(real));
  const reached = new Set<string>();
  const reach = (from: string): void => {
    const next = [from];
    for (let real = next.pop(); real !== undefined; real = next.pop()) {
      if (reached.has(real)) continue;
      reached.add(real);
      next.push(...(at.get(real)?.callees ?? []));
    }
  };
  for (const { real } of roots) reach(real);
  for (const folder of folders) {
    if (reached.has(folder.real)) continue;
    roots.push(folder);
    reach(folder.real);
  }
  return roots;
}

/** The folders that module blocks name by a path. */
export function localCallees({ path, calls }: Pick<ModuleCode, "path" | "calls">): readonly string[] {
  return [...calls.values()].flatMap(({ layers }) => {
    const source = literalText(writtenIn(layers, "source")?.attribute.value);
    return source !== undefined && isLocal(source) ? [joined(path, source)] : [];
  });
}

/** `./x` and `../x`; everything else names a registry, a repository or an archive. */
export function isLocal(source: string): boolean {
  return /^\.\.?([\\/]|$)/.test(source);
}
