import type { Positions } from "../../model/at.ts";
import type { Listed } from "../../model/inventory.ts";
import { because } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import type { Doc } from "../document.ts";
import type { Reading } from "../reader.ts";
import { CodeTree } from "./code-tree.ts";
import type { ModuleCode } from "./declarations.ts";
import { diskTree } from "./disk-tree.ts";
import { documentsOf, modulesUnder } from "./evaluate/documents.ts";
import { escapesFrom } from "./evaluate/escapes.ts";
import { ModuleInstance } from "./evaluate/module-instance.ts";
import { Root, type Located } from "./evaluate/root.ts";
import { fileHost } from "./file-host.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { lockedVersions } from "./lock-file.ts";
import { moduleManifest } from "./module-manifest.ts";
import { remembered } from "./remembered-tree.ts";
import { isLocal, rootsAmong } from "./roots.ts";
import { joined, relativeTo, type FileTree } from "./tree.ts";
import { VariableFiles, type ValueSources } from "./variable-values.ts";
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
  readonly positions: Positions;
  readonly limits?: Partial<Limits>;
  readonly tree?: FileTree;
}

/**
 * Reads and evaluates Terraform and OpenTofu code: every resource of every root as a document whose body is evaluated on demand.
 * What cannot be read is a gap; what cannot be known stays unresolved with its reason. Never throws.
 */
export function readTerraform(options: TerraformOptions): Reading {
  const { positions, workspace = "default" } = options;
  const tree = remembered(options.tree ?? diskTree);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const walked = walk(tree, options.paths, options.exclude ?? []);
  const variableFiles = (options.variableFiles ?? []).map((file) => joined(file));
  const code = new CodeTree(tree, positions, limits, { ...walked, named: new Set(variableFiles) });
  const values = new VariableFiles(code);
  const sources: ValueSources = {
    variables: options.variables ?? new Map<string, string>(),
    files: variableFiles,
    environment: options.environment ?? {},
  };
  const modules = walked.folders.flatMap((folder) => code.module(folder) ?? []);
  const docs: Doc[] = [];
  const gaps: Gap[] = [];
  const listed: string[] = [];
  const partial: string[] = [];
  for (const main of rootsAmong(modules, (path) => code.module(path))) {
    const name = walked.single === undefined ? main.path : relativeTo(walked.single, main.path);
    const given = values.valuesFor(main.path, tree, sources);
    const manifest = moduleManifest(tree, main.path);
    const root: Root = new Root({
      code: main,
      scope: `code/${name}`,
      prefix: name === "." ? "" : name,
      positions,
      limits,
      workspace,
      given: (variable, type) => given.given(variable, type, top),
      hiddenValues: given.hidden,
      hostFor: (module, scope) => fileHost(code, tree, main.path, module, scope),
      locate: (from, source, key) => located(code, tree, from, source, manifest.get(key)),
      gap: (gap) => gaps.push(gap),
    });
    const top = new ModuleInstance(root, main, { address: "", block: "" });
    const all = [...modulesUnder(top)];
    for (const doc of documentsOf(root, all, escapesFrom(all), lockedVersions(tree, main.path))) docs.push(doc);
    const whole = root.whole && given.hidden === undefined && all.every((module) => module.code.problem === undefined);
    (whole ? listed : partial).push(root.scope);
  }
  for (const module of modules) for (const gap of repetitions(module, positions)) gaps.push(gap);
  return { docs, gaps: [...walked.gaps, ...code.gaps, ...gaps], listed: attested(listed, partial), files: code.files, lines: code.lines };
}

/** A scope holds those below it, so that one is not listed while a root below it was not read wholly. */
function attested(whole: readonly string[], partial: readonly string[]): readonly Listed[] {
  const scopes = whole.filter((scope) => !partial.some((other) => other.startsWith(`${scope}/`)));
  return scopes.map((scope) => ({ kinds: "every", scope }));
}

function located(code: CodeTree, tree: FileTree, from: ModuleCode, source: string, installed: string | undefined): Located {
  const path = isLocal(source) ? joined(from.path, source) : installed;
  if (path === undefined) return { lost: "missing" };
  const found = code.module(path);
  if (found !== undefined) return { found };
  const real = tree.real(path);
  const outside = real === undefined ? isLocal(source) && path.startsWith("..") : !code.isInside(real);
  if (real !== undefined && !outside && tree.list(path) === undefined) return { lost: "unreadable" };
  return { lost: outside ? "outside" : "missing" };
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
