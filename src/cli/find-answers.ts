import { closeSync, openSync, readSync } from "node:fs";
import { diskTree } from "../iac/terraform/disk-tree.ts";
import { excluder } from "../iac/terraform/glob.ts";
import { isWithin, joined } from "../iac/terraform/tree.ts";
import { claimsAnswers } from "./answer-files.ts";

/** Folders that hold other people's files by convention. */
const SKIPPED = new Set([".git", ".terraform", "node_modules"]);
const TERRAFORM_JSON = /\.(tf|tofu|tfvars)\.json$/;

/** Files of recorded answers under a folder, in order of their paths. Links are followed once and not out of the folder; what cannot be listed is passed over. */
export function findAnswerFiles(folder: string, exclude: readonly string[]): readonly string[] {
  const excluded = excluder(exclude);
  const bound = diskTree.real(folder) ?? folder;
  const seen = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, below: string): void => {
    const real = diskTree.real(path);
    if (real === undefined || seen.has(real) || !isWithin(real, bound)) return;
    seen.add(real);
    for (const { name, kind } of diskTree.list(path) ?? []) {
      const inner = below === "" ? name : `${below}/${name}`;
      if (excluded(inner)) continue;
      const file = joined(path, name);
      if (kind === "folder" && !SKIPPED.has(name)) walk(file, inner);
      else if (kind === "file" && name.endsWith(".json") && !TERRAFORM_JSON.test(name) && holdsAnswers(file)) found.push(file);
    }
  };
  walk(folder, "");
  return found;
}

/** Looks at the head of a file only: a tree may hold large JSON files that are none of ours. */
export function holdsAnswers(file: string): boolean {
  const head = Buffer.alloc(HEAD);
  try {
    const handle = openSync(file, "r");
    try {
      return claimsAnswers(head.toString("utf8", 0, readSync(handle, head, 0, HEAD, 0)));
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

const HEAD = 4096;
