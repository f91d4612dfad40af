import { folderOf, nameOf, type Entry, type FileTree } from "./tree.ts";

/** A tree that asks for each folder once: what lies in a folder, and is no link, has the path of the folder. For the length of one scan. */
export function remembered(tree: FileTree): FileTree {
  const lists = new Map<string, readonly Entry[] | undefined>();
  const reals = new Map<string, string | undefined>();
  const real = (path: string): string | undefined => {
    if (reals.has(path)) return reals.get(path);
    const folder = folderOf(path);
    const entry = folder === path ? undefined : find(lists.get(folder), nameOf(path));
    const above = entry === undefined || entry.link === true ? undefined : real(folder);
    const found = above === undefined ? tree.real(path) : `${above === "/" ? "" : above}/${nameOf(path)}`;
    reals.set(path, found);
    return found;
  };
  const knownAbsent = (path: string): boolean => {
    const folder = folderOf(path);
    const entries = lists.get(folder);
    return entries === undefined ? folder.length < path.length && knownAbsent(folder) : find(entries, nameOf(path)) === undefined;
  };
  return {
    list: (folder) => {
      if (!lists.has(folder)) lists.set(folder, tree.list(folder));
      return lists.get(folder);
    },
    kindOf: (path) => find(lists.get(folderOf(path)), nameOf(path))?.kind ?? tree.kindOf(path),
    read: (file, most) => (knownAbsent(file) ? undefined : tree.read(file, most)),
    real,
  };
}

/** Entries are in order of their names. */
function find(entries: readonly Entry[] | undefined, name: string): Entry | undefined {
  if (entries === undefined) return undefined;
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle] as Entry;
    if (entry.name === name) return entry;
    if (entry.name < name) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
