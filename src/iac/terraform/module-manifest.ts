import { SMALL_FILE } from "./limits.ts";
import { joined, type FileTree } from "./tree.ts";

/** Where `terraform init` put the modules of a root: `.terraform/modules/modules.json`, from key to folder relative to the root. */
export function moduleManifest(tree: FileTree, root: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const bytes = tree.read(joined(root, ".terraform/modules/modules.json"), SMALL_FILE);
  if (typeof bytes !== "object") return folders;
  try {
    const { Modules: modules } = JSON.parse(new TextDecoder().decode(bytes)) as { Modules?: unknown };
    for (const each of Array.isArray(modules) ? (modules as unknown[]) : []) {
      const { Key: key, Dir: folder } = (each ?? {}) as { Key?: unknown; Dir?: unknown };
      if (typeof key === "string" && typeof folder === "string") folders.set(key, joined(root, folder));
    }
  } catch {
    // A broken manifest is as good as none: its modules are reported as missing.
  }
  return folders;
}
