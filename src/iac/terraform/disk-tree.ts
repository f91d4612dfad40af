import { closeSync, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import { inFolder, type Entry, type FileTree, type Kind } from "./tree.ts";

/** The file system as it is. Nothing throws: what cannot be read is `undefined`. */
export const diskTree: FileTree = {
  list(folder) {
    const entries = attempt(() => readdirSync(folder, { withFileTypes: true }));
    return entries
      ?.map((each): Entry => {
        if (each.isFile()) return { name: each.name, kind: "file" };
        if (each.isDirectory()) return { name: each.name, kind: "folder" };
        return { name: each.name, kind: diskTree.kindOf(inFolder(folder, each.name)) ?? "other", link: true };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  kindOf(path) {
    const stats = attempt(() => statSync(path));
    return stats && kindOf(stats);
  },
  read: (file, most) => attempt(() => readUpTo(file, most)),
  real: (path) => attempt(() => realpathSync.native(path).replaceAll("\\", "/")),
};

/** Opens, measures and reads a file in one go, so that it cannot grow in between. */
function readUpTo(file: string, most: number): Uint8Array | "too-large" {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    if (size > most) return "too-large";
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const count = readSync(descriptor, bytes, read, size - read, null);
      if (count === 0) break;
      read += count;
    }
    return read === size ? bytes : bytes.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

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
