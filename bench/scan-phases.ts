/** Scans a tree phase by phase. Prints: seconds to read (parse and evaluate), to map, to judge; resources; peak MB. */
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { Composition } from "../src/cli/compose.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { readTerraform } from "../src/iac/terraform/read.ts";
import { Positions } from "../src/model/at.ts";

const positions = new Positions();
const composition = new Composition(providers);
let mapping = 0;
const start = performance.now();
// As in a scan, the documents of a root are mapped as soon as it is read.
const reading = readTerraform({
  paths: [process.argv[2] ?? "."],
  positions,
  take: (docs) => {
    const began = performance.now();
    composition.add(docs);
    mapping += performance.now() - began;
  },
});
const read = performance.now();
const { inventory, coverage } = composition.finish({ ...reading, unread: [], positions }, { complete: [], elsewhere: [] });
const mapped = performance.now();
const { findings } = evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage });
const judged = performance.now();
if (findings.length === 0) throw new Error("nothing was judged");
process.stdout.write(
  [
    (read - start - mapping) / 1000,
    (mapped - read + mapping) / 1000,
    (judged - mapped) / 1000,
    inventory.resources.length,
    Math.round(process.resourceUsage().maxRSS / 1024),
  ].join(" "),
);
