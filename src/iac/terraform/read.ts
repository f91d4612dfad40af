import type { Positions } from "../../model/at.ts";
import type { Listed } from "../../model/inventory.ts";
import { codeScope } from "../../model/scope.ts";
import { because } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import type { Doc } from "../document.ts";
import type { Reading } from "../reader.ts";
import type { Value } from "../value.ts";
import { CodeTree } from "./code-tree.ts";
import type { ModuleCode } from "./declarations.ts";
import { diskTree } from "./disk-tree.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { readRoot } from "./read-root.ts";
import { remembered } from "./remembered-tree.ts";
import { rootsAmong } from "./roots.ts";
import { joined, relativeTo, type FileTree } from "./tree.ts";
import { VariableFiles, type VariableValues } from "./variable-values.ts";
import { walk } from "./walk.ts";

export interface TerraformOptions {
  /** Files or folders, as the user names them. */
  readonly paths: readonly string[];
  /** Globs of files and folders to leave out. */
  readonly exclude?: readonly string[];
  /** `--var name=value`. */
  readonly variables?: ReadonlyMap<string, string>;
  /** `--var-file`, weakest first. */
  readonly variableFiles?: readonly string[];
  /** Only `TF_VAR_*` is looked at. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly workspace?: string;
  /** Values that the variables of the root in a folder are known to have been planned with. Nothing stands above them. */
  readonly planned?: (root: string) => ReadonlyMap<string, Value> | undefined;
  readonly positions: Positions;
  readonly limits?: Partial<Limits>;
  readonly tree?: FileTree;
  /** Told after each file how many have been read. */
  readonly progress?: (files: number) => void;
  /** Takes the documents of each root when it has been read. They are then not kept, and neither is the code that only this root holds. */
  readonly take?: (docs: readonly Doc[]) => void;
}

/**
 * Reads and evaluates Terraform and OpenTofu code: every resource of every root as a document whose body is evaluated on demand.
 * What cannot be read is a gap; what cannot be known stays unresolved with its reason. Never throws.
 */
export function readTerraform(options: TerraformOptions): Reading {
  const { positions, workspace = "default", progress, take } = options;
  const tree = remembered(options.tree ?? diskTree);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const walked = walk(tree, options.paths, options.exclude ?? []);
  const variableFiles = (options.variableFiles ?? []).map((file) => joined(file));
  const code = new CodeTree({ ...walked, tree, positions, limits, named: new Set(variableFiles), progress });
  const values = new VariableFiles(code);
  const sources = {
    variables: options.variables ?? new Map<string, string>(),
    files: variableFiles,
    // Copied once: the environment of a process is slow to list, and every root asks.
    environment: { ...options.environment },
  };
  const folders = walked.folders.flatMap((folder) => code.surveyed(folder) ?? []);
  const docs: Doc[] = [];
  const gaps: Gap[] = [];
  const listed: Listed[] = [];
  const repeated: Gap[] = [];
  const roots = rootsAmong(folders);
  for (const { path } of roots) {
    const main = code.module(path);
    if (main === undefined) continue;
    repeated.push(...repetitions(main, positions));
    const name = walked.single === undefined ? main.path : relativeTo(walked.single, main.path);
    const scope = codeScope(name);
    try {
      const read = readRoot(main, {
        tree,
        code,
        values: plannedFirst(options.planned?.(main.path), values.valuesFor(main.path, tree, sources)),
        scope,
        prefix: name === "." ? "" : name,
        limits,
        workspace,
        gap: (gap) => gaps.push(gap),
      });
      if (take === undefined) for (const doc of read.docs) docs.push(doc);
      else take(read.docs);
      if (read.whole) listed.push({ kinds: "every", scope });
    } catch (error) {
      gaps.push(crash(main.path, scope, error));
    }
    if (take !== undefined) code.forget(path);
  }
  // Modules are read where they are called. Some are called only by what does not exist.
  const isRoot = new Set(roots);
  for (const folder of folders) {
    const module = isRoot.has(folder) ? undefined : code.module(folder.path);
    if (module !== undefined) repeated.push(...repetitions(module, positions));
  }
  return { docs, gaps: [...walked.gaps, ...code.gaps, ...gaps, ...repeated], listed, files: code.files, lines: code.lines };
}

function plannedFirst(planned: ReadonlyMap<string, Value> | undefined, other: VariableValues): VariableValues {
  if (planned === undefined) return other;
  return { hidden: undefined, given: (name, type, module) => planned.get(name) ?? other.given(name, type, module) };
}

function crash(path: string, scope: string, error: unknown): Gap {
  const said = error instanceof Error ? error.message : String(error);
  return {
    why: because("crashed", path),
    text: {
      en: `The scanner failed on the root ${path} (${said}); it was left out.`,
      zh: `本工具处理根模块 ${path} 时出错（${said}），已跳过。`,
    },
    path,
    scope,
  };
}

/** Terraform refuses an address that is declared twice. */
function repetitions({ repeated }: ModuleCode, positions: Positions): readonly Gap[] {
  return repeated.map(({ block, source, address }) => {
    const at = positions.add(source, block.header.start, block.header.end);
    return {
      why: because("evaluation-error", `${address} is declared twice`, at),
      text: { en: `${address} is declared twice in one module.`, zh: `${address} 在同一模块中重复声明。` },
      at,
    };
  });
}
