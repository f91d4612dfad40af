import { because } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import { excluder } from "./glob.ts";
import { folderOf, inFolder, isWithin, joined, nameOf, relativeTo, type FileTree } from "./tree.ts";

const SKIPPED = new Set([".git", ".hg", ".svn", "node_modules", ".terraform", ".terragrunt-cache"]);
const CODE = /\.(tf|tofu)(\.json)?$/;

/** What lies under the paths that were given. */
export interface Walked {
  /** Folders with code, in order. */
  readonly folders: readonly string[];
  /** Real paths outside of which nothing may be read. */
  readonly bounds: readonly string[];
  readonly excluded: (path: string) => boolean;
  /** Real folder → the files that were given one by one. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly gaps: readonly Gap[];
  /** The folder that all names are relative to, when a single path was given. */
  readonly single: string | undefined;
}

/** Finds the folders with code. Links are followed within the tree, each folder once, so that loops end. */
export function walk(tree: FileTree, paths: readonly string[], exclude: readonly string[]): Walked {
  const folders: string[] = [];
  const gaps: Gap[] = [];
  const bounds: string[] = [];
  const chosen = new Map<string, Set<string>>();
  const starts: { folder: string; real: string }[] = [];
  for (const given of new Set(paths.map((path) => joined(path)))) {
    const kind = tree.kindOf(given);
    const folder = kind === "file" ? folderOf(given) : given;
    const real = tree.real(folder);
    if (real === undefined || (kind !== "file" && kind !== "folder")) {
      gaps.push(unreadable(given));
      continue;
    }
    starts.push({ folder, real });
    if (kind === "folder") bounds.push(real);
    else {
      const files = chosen.get(real);
      if (files === undefined) chosen.set(real, new Set([nameOf(given)]));
      else files.add(nameOf(given));
    }
  }
  for (const real of chosen.keys()) {
    // A folder given as a whole makes a file given from it redundant.
    if (bounds.some((bound) => isWithin(real, bound))) chosen.delete(real);
  }
  const isExcluded = excluder(exclude);
  const excluded = (path: string): boolean => exclude.length > 0 && starts.some(({ folder }) => isExcluded(relativeTo(folder, path)));
  const seen = new Set<string>();
  const visit = (folder: string, deep: boolean): void => {
    const real = tree.real(folder);
    if (real === undefined || seen.has(real) || !starts.some((start) => isWithin(real, start.real))) return;
    seen.add(real);
    const entries = tree.list(folder);
    if (entries === undefined) return void gaps.push(unreadable(folder));
    if (entries.some(({ name, kind }) => kind === "file" && CODE.test(name))) folders.push(folder);
    if (!deep) return;
    for (const { name, kind } of entries) {
      const path = inFolder(folder, name);
      if (kind === "folder" && !SKIPPED.has(name) && !excluded(path)) visit(path, true);
    }
  };
  for (const { folder, real } of starts) visit(folder, !chosen.has(real));
  const all = new Set(starts.map(({ folder }) => folder));
  return { folders, bounds: [...bounds, ...chosen.keys()], excluded, chosen, gaps, single: all.size === 1 ? starts[0]?.folder : undefined };
}

function unreadable(path: string): Gap {
  return {
    why: because("file-unreadable", path),
    text: { en: `${path} could not be read.`, zh: `无法读取 ${path}。` },
    path,
  };
}
