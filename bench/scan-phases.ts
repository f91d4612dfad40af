/**
 * Scans a tree phase by phase, and then once more in the same process, when all code is compiled. Prints: seconds to read (parse and evaluate), to map,
 * to judge; resources; peak MB; seconds of the second scan.
 */
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { Composition } from "../src/cli/compose.ts";
import { allocateYoung } from "../src/cli/collector-hint.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { readTerraform } from "../src/iac/terraform/read.ts";
import { Positions } from "../src/model/at.ts";

allocateYoung();
const folder = process.argv[2] ?? ".";
const { read, map, judge, resources } = scan();
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
const again = scan();
process.stdout.write([read, map, judge, resources, peak, again.read + again.map + again.judge].join(" "));

interface Phases {
  readonly read: number;
  readonly map: number;
  readonly judge: number;
  readonly resources: number;
}

function scan(): Phases {
  const positions = new Positions();
  const composition = new Composition(providers);
  let mapping = 0;
  const start = performance.now();
  // As in the command, the documents of a root are mapped as soon as it is read.
  const take = (docs: Parameters<Composition["add"]>[0]): void => {
    const began = performance.now();
    composition.add(docs);
    mapping += performance.now() - began;
  };
  const reading = readTerraform({ paths: [folder], positions, take });
  const end = performance.now();
  const { inventory, coverage } = composition.finish({ ...reading, unread: [], positions }, { complete: [], elsewhere: [] });
  const mapped = performance.now();
  const { findings } = evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage });
  const judged = performance.now();
  if (findings.length === 0) throw new Error("nothing was judged");
  return {
    read: (end - start - mapping) / 1000,
    map: (mapped - end + mapping) / 1000,
    judge: (judged - mapped) / 1000,
    resources: inventory.resources.length,
  };
}
