import { providers } from "../../providers/index.ts";
import { rules } from "../../rules/index.ts";
import { compose } from "../../src/cli/compose.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { readTerraform } from "../../src/iac/terraform/read.ts";
import { Positions } from "../../src/model/at.ts";
import type { Finding } from "../../src/result/finding.ts";

/** What all rules say of all Terraform under the folders, with nothing set. */
export function findingsIn(folders: readonly string[]): readonly Finding[] {
  const positions = new Positions();
  const reading = readTerraform({ paths: folders, positions });
  const { inventory, coverage, gaps } = compose({ ...reading, unread: [], positions }, providers, { complete: [], elsewhere: [] });
  return evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage, gaps }).findings;
}
