import type { Gap } from "../../result/gap.ts";
import type { Doc } from "../document.ts";
import type { CodeTree } from "./code-tree.ts";
import type { ModuleCode } from "./declarations.ts";
import { documentsOf, modulesUnder } from "./evaluate/documents.ts";
import { escapesFrom } from "./evaluate/escapes.ts";
import { ModuleInstance } from "./evaluate/module-instance.ts";
import { Root, type Located } from "./evaluate/root.ts";
import { fileHost } from "./file-host.ts";
import type { Limits } from "./limits.ts";
import { lockedVersions } from "./lock-file.ts";
import { moduleManifest } from "./module-manifest.ts";
import { isLocal } from "./roots.ts";
import { joined, type FileTree } from "./tree.ts";
import type { VariableValues } from "./variable-values.ts";

interface Surroundings {
  readonly tree: FileTree;
  readonly code: CodeTree;
  readonly values: VariableValues;
  readonly scope: string;
  /** Put before the addresses of documents; empty for the scanned folder itself. */
  readonly prefix: string;
  readonly limits: Limits;
  readonly workspace: string;
  readonly gap: (gap: Gap) => void;
}

/** All documents of a root and of the modules under it. `whole` when every file of them was read to the end. */
export function readRoot(main: ModuleCode, around: Surroundings): { readonly docs: readonly Doc[]; readonly whole: boolean } {
  const { tree, code, values } = around;
  const manifest = moduleManifest(tree, main.path);
  const root: Root = new Root({
    ...around,
    code: main,
    positions: code.positions,
    given: (name, type) => values.given(name, type, top),
    hiddenValues: values.hidden,
    hostFor: (module, scope) => fileHost(code, tree, main.path, module, scope),
    locate: (from, source, key) => located(code, tree, from, source, manifest.get(key)),
  });
  const top = new ModuleInstance(root, main, { address: "", block: "" });
  const all = [...modulesUnder(top)];
  const docs = documentsOf(root, all, escapesFrom(all), lockedVersions(tree, main.path));
  return { docs, whole: root.whole && values.hidden === undefined && all.every((module) => module.code.problem === undefined) };
}

/** The code that a module block names: a folder beside it, or the one where `terraform init` put it. */
function located(code: CodeTree, tree: FileTree, from: ModuleCode, source: string, installed: string | undefined): Located {
  const path = isLocal(source) ? joined(from.path, source) : installed;
  if (path === undefined) return { lost: "missing" };
  const found = code.module(path);
  if (found !== undefined) return { found };
  if (code.isOutside(path)) return { lost: "outside" };
  return { lost: tree.kindOf(path) === "folder" && tree.list(path) === undefined ? "unreadable" : "missing" };
}
