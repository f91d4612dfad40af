import { readFileSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import type { Entry, FileTree, Kind } from "./tree.ts";
import { joined } from "./tree.ts";

/** The file system as it is. Nothing throws: what cannot be read is `undefined`. */
export const diskTree: FileTree = {
  list(folder) {
    const entries = attempt(() => readdirSync(folder, { withFileTypes: true }));
    return entries
      ?.map((each): Entry => {
        const plain = each.isFile() ? "file" : each.isDirectory() ? "folder" : undefined;
        return { name: each.name, kind: plain ?? diskTree.kindOf(joined(folder, each.name)) ?? "other" };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  kindOf(path) {
    const stats = attempt(() => statSync(path));
    return stats && kindOf(stats);
  },
  sizeOf: (file) => attempt(() => statSync(file).size) ?? 0,
  read: (file) => attempt(() => readFileSync(file)),
  real: (path) => attempt(() => realpathSync.native(path).replaceAll("\\", "/")),
};

function kindOf(stats: Stats): Kind {
  return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
