import { literalText } from "./declarations.ts";
import { parseHcl } from "./syntax/parse-hcl.ts";
import { SMALL_FILE } from "./limits.ts";
import { joined, type FileTree } from "./tree.ts";

/** Versions that `.terraform.lock.hcl` of a root pins, by provider address: `registry.terraform.io/hashicorp/aws` → `5.31.0`. */
export function lockedVersions(tree: FileTree, root: string): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  const bytes = tree.read(joined(root, ".terraform.lock.hcl"), SMALL_FILE);
  if (typeof bytes !== "object") return versions;
  for (const block of parseHcl(new TextDecoder().decode(bytes)).file?.body.blocks ?? []) {
    const version = literalText(block.body.attributes.find(({ name }) => name === "version")?.value);
    const [address] = block.labels;
    if (block.type === "provider" && address !== undefined && version !== undefined) versions.set(address, version);
  }
  return versions;
}
