import type { Doc } from "../iac/document.ts";
import { CodeBeside } from "../iac/plan/code-beside.ts";
import { blocksIn } from "../iac/plan/modules.ts";
import { openPlan, type OpenPlan } from "../iac/plan/open.ts";
import { readPlan } from "../iac/plan/read.ts";
import { variablesOf } from "../iac/plan/variables.ts";
import type { Reading } from "../iac/reader.ts";
import { readTerraform, type TerraformOptions } from "../iac/terraform/read.ts";
import { folderOf, joined, relativeTo, type FileTree } from "../iac/terraform/tree.ts";
import type { Value } from "../iac/value.ts";
import type { Positions } from "../model/at.ts";
import { codeScope } from "../model/scope.ts";
import type { Gap } from "../result/gap.ts";

/** The plan files of a scan, opened. They come before the code, which is evaluated with their variables. */
export interface Plans {
  readonly files: readonly string[];
  readonly open: readonly OpenPlan[];
  readonly gaps: readonly Gap[];
  /** The variables that the root in a folder was planned with; `undefined` where there is no plan, or several. */
  readonly planned: (folder: string) => ReadonlyMap<string, Value> | undefined;
}

export function openPlans(files: readonly string[], tree: FileTree, positions: Positions): Plans {
  const open: OpenPlan[] = [];
  const gaps: Gap[] = [];
  for (const file of files) {
    const plan = openPlan(file, tree, positions);
    if ("gap" in plan) gaps.push(plan.gap);
    else open.push(plan);
  }
  const planned = (folder: string): ReadonlyMap<string, Value> | undefined => {
    const [only, another] = open.filter(({ path }) => folderOf(joined(path)) === joined(folder));
    return only === undefined || another !== undefined ? undefined : variablesOf(only.parts);
  };
  return { files, open, gaps, planned };
}

export interface PlanInputs {
  readonly plans: Plans;
  /** All paths of the scan. */
  readonly paths: readonly string[];
  readonly tree: FileTree;
  readonly positions: Positions;
  /** How code beside a plan that was given alone is read. */
  readonly terraform: Omit<TerraformOptions, "paths" | "positions">;
}

/** The one root that is the scanned folder itself. */
const HERE = codeScope(".");

interface Placed {
  readonly plan: OpenPlan;
  readonly code: CodeBeside | undefined;
}

/**
 * Reads plans into what the code of the scan gave. A plan stands for the root whose code lies in its folder, or whose blocks are exactly its
 * own: then the code gives places and what is known only after apply, and nothing is judged twice. Any other plan is a root of its own.
 * Several plans of one root (an environment each) are judged side by side, under their file names.
 */
export function withPlans(read: Reading, inputs: PlanInputs): Reading {
  const { files, open, gaps } = inputs.plans;
  if (files.length === 0) return read;
  const roots = rootsOf(read);
  const placed = open.map((plan): Placed => ({ plan, code: codeOf(plan, roots, inputs) }));
  const readings = placed.map((each) => {
    const { scope, prefix } = namesOf(each, placed, inputs.paths);
    return readPlan(each.plan, { positions: inputs.positions, scope, prefix, code: each.code });
  });
  const replaced = new Set(placed.flatMap(({ code }) => (code === undefined ? [] : [code.scope])));
  const kept = read.docs.filter((doc) => !replaced.has(doc.scope));
  const docs = [...kept, ...readings.flatMap((each) => each.docs)];
  const listed = [...read.listed.filter(({ scope }) => !replaced.has(scope)), ...readings.flatMap((each) => each.listed)];
  return {
    docs,
    gaps: [
      ...read.gaps.filter(({ scope }) => scope === undefined || !replaced.has(scope)),
      ...gaps,
      ...readings.flatMap((each) => each.gaps),
    ],
    listed,
    planned: readings.flatMap((each) => each.planned ?? []),
    files: read.files + files.length,
    lines: read.lines + readings.reduce((sum, { lines }) => sum + lines, 0),
  };
}

function rootsOf({ docs }: Reading): ReadonlyMap<string, CodeBeside> {
  const byScope = new Map<string, Doc[]>();
  for (const doc of docs) {
    const own = byScope.get(doc.scope);
    if (own === undefined) byScope.set(doc.scope, [doc]);
    else own.push(doc);
  }
  return new Map([...byScope].map(([scope, own]) => [scope, new CodeBeside(scope, own, false)]));
}

function codeOf({ path, parts }: OpenPlan, roots: ReadonlyMap<string, CodeBeside>, inputs: PlanInputs): CodeBeside | undefined {
  const blocks = blocksIn(parts.configuration);
  const folder = folderOf(path);
  const beside = roots.get(codeScope(nameIn(folder, inputs.paths))) ?? codeInFolder(folder, inputs);
  if (beside !== undefined && [...blocks].some((block) => beside.has(block))) {
    return inputs.plans.planned(folder) === undefined ? beside : new CodeBeside(beside.scope, beside.docs, true);
  }
  const same = [...roots.values()].filter((root) => sameBlocks(root.blocks, blocks));
  return same.length === 1 ? same[0] : undefined;
}

/** Code beside a plan that was given by name is not part of the scan; it is only looked at for places. */
function codeInFolder(
  folder: string,
  { plans: { files, planned }, paths, tree, positions, terraform }: PlanInputs,
): CodeBeside | undefined {
  const given = paths.some((path) => files.includes(joined(path)) && folderOf(joined(path)) === folder);
  if (!given || tree.list(folder)?.some(({ name }) => /\.(tf|tofu)(\.json)?$/.test(name)) !== true) return undefined;
  const { docs } = readTerraform({ ...terraform, tree, paths: [folder], positions, planned });
  return new CodeBeside(
    HERE,
    docs.filter((doc) => doc.scope === HERE),
    false,
  );
}

function sameBlocks(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && one.size === other.size && [...one].every((each) => other.has(each));
}

function namesOf(
  { plan, code }: Placed,
  all: readonly Placed[],
  paths: readonly string[],
): { readonly scope: string; readonly prefix: string } {
  const alone = code === undefined || all.filter((each) => each.code?.scope === code.scope).length === 1;
  if (code !== undefined && alone && code.scope !== HERE) return { scope: code.scope, prefix: code.prefix };
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && (joined(only) === joined(plan.path) || (code?.scope === HERE && alone))) {
    return { scope: HERE, prefix: "" };
  }
  const name = nameIn(plan.path, paths);
  return { scope: codeScope(name), prefix: `${name}#` };
}

/** As readers of code name their roots: relative to the one path of the scan, else as given. */
function nameIn(path: string, paths: readonly string[]): string {
  const [only] = paths;
  return paths.length === 1 && only !== undefined ? relativeTo(joined(only), joined(path)) : joined(path);
}
