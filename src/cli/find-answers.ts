import { closeSync, openSync, readSync } from "node:fs";
import { claimsPlan, isBinaryPlan, isLog } from "../iac/plan/open.ts";
import { diskTree } from "../iac/terraform/disk-tree.ts";
import { excluder } from "../iac/terraform/glob.ts";
import { isWithin, joined } from "../iac/terraform/tree.ts";
import { claimedFormat } from "../snapshot/format.ts";
import { headOf as unpackedHead, isPacked } from "../snapshot/pack.ts";
import { claimsAnswers } from "./answer-files.ts";

/** Folders that hold other people's files by convention. */
const SKIPPED = new Set([".git", ".terraform", "node_modules"]);
/** Under this name also a file that is too damaged to say what it is. */
const PACKED_SNAPSHOT = /\.cldscan\.json\.gz$/;
const TERRAFORM_JSON = /\.(tf|tofu|tfvars)\.json$/;

/** JSON files that a scan reads, in order of their paths. */
export interface JsonFiles {
  readonly answers: readonly string[];
  readonly plans: readonly string[];
  readonly snapshots: readonly string[];
}

/** Recorded answers, plans and snapshots under a folder. Links are followed once and not out of the folder; what cannot be listed is passed over. */
export function findJsonFiles(folder: string, exclude: readonly string[]): JsonFiles {
  const excluded = excluder(exclude);
  const bound = diskTree.real(folder) ?? folder;
  const seen = new Set<string>();
  const answers: string[] = [];
  const plans: string[] = [];
  const snapshots: string[] = [];
  const walk = (path: string, below: string): void => {
    const real = diskTree.real(path);
    if (real === undefined || seen.has(real) || !isWithin(real, bound)) return;
    seen.add(real);
    for (const { name, kind } of diskTree.list(path) ?? []) {
      const inner = below === "" ? name : `${below}/${name}`;
      if (excluded(inner)) continue;
      const file = joined(path, name);
      if (kind === "folder" && !SKIPPED.has(name)) walk(file, inner);
      else if (kind === "file" && PACKED_SNAPSHOT.test(name)) snapshots.push(file);
      else if (kind === "file" && name.endsWith(".json") && !TERRAFORM_JSON.test(name)) {
        const head = headOf(file).toString("utf8");
        if (claimsAnswers(head)) answers.push(file);
        else if (claimsPlan(head)) plans.push(file);
        else if (claimedFormat(head) !== undefined) snapshots.push(file);
      }
    }
  };
  walk(folder, "");
  return { answers, plans, snapshots };
}

/** What a file given by name holds. Also takes for a plan what is one in another form, so that the user can be told. */
export function holdsIn(file: string): "answers" | "plan" | "snapshot" | undefined {
  const head = headOf(file);
  const packed = isPacked(head);
  const text = packed ? unpackedHead(head) : head.toString("utf8");
  if (claimedFormat(text) !== undefined || (packed && PACKED_SNAPSHOT.test(file))) return "snapshot";
  if (claimsAnswers(text)) return "answers";
  return claimsPlan(text) || isLog(text) || isBinaryPlan(head) ? "plan" : undefined;
}

/** The head of a file only: a tree may hold large JSON files that are none of ours. */
function headOf(file: string): Buffer {
  const head = Buffer.alloc(HEAD);
  try {
    const handle = openSync(file, "r");
    try {
      return head.subarray(0, readSync(handle, head, 0, HEAD, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return head.subarray(0, 0);
  }
}

const HEAD = 4096;
