/**
 * Prints figures, next to a stated baseline taken in the same run. Every case runs in a process of its own, so that peak memory is its own.
 * `npm run bench -- 100000` stops at trees of that many lines; the default is one million. `npm run bench -- aws` and `npm run bench -- alicloud` print
 * the section of that cloud alone.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mix, writeTree } from "./terraform-tree.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const cli = fileURLToPath(new URL("../src/cli/main.js", import.meta.url));
const most = Number(process.argv[2] ?? 1_000_000);

const alone = new Map([
  ["aws", accountsOfAws],
  ["alicloud", accountOfAlicloud],
]).get(process.argv[2] ?? "");
if (alone !== undefined) {
  alone();
  process.exit();
}

print("start-up, median of 15 runs, ms");
const bare = median(15, () => run(["-e", "0"]));
const version = median(15, () => run([cli, "--version"]));
print(
  `  node -e 0 ${bare.toFixed(0)}   cldscan --version ${version.toFixed(0)}   above the baseline ${(version - bare).toFixed(0)} (aim: 50 at most)`,
);

print(`\ntrees of Terraform (${mix})`);
print(
  "aims: 100,000 lines/s on one core after start-up, below 300 MB at 100,000 lines with the report, twice the lines take twice the time",
);
print(`baseline: JSON.parse reads ${jsonSpeed().toFixed(0)} MB/s here; a tree of 100,000 lines has 3 MB`);
print("once more: in the same process, when the code is compiled; on one thread: compiler and garbage collector have no helpers");
print(
  "  lines      resources   read s    map s  judge s   lines/s  peak MB   once more: lines/s   on one thread: lines/s   once more   whole command s  peak MB",
);
for (const lines of [1_000, 10_000, 100_000, 1_000_000].filter((each) => each <= most)) {
  const folder = mkdtempSync(join(tmpdir(), "cldscan-bench-"));
  try {
    const written = writeTree(folder, lines);
    const phases = child("scan-phases.js", folder);
    const whole = child("whole-command.js", folder);
    const [ownRead = 0, ownMap = 0, ownJudge = 0, , , ownAgain = 0] = childWith(["--single-threaded"], "scan-phases.js", folder);
    const [read = 0, mapped = 0, judged = 0, resources = 0, peak = 0, again = 0] = phases;
    const perSecond = written / (read + mapped + judged);
    print(
      `  ${pad(written, 9)}  ${pad(resources, 9)}  ${seconds(read)}  ${seconds(mapped)}  ${seconds(judged)}  ${pad(Math.round(perSecond), 8)}  ${pad(peak, 7)}   ${pad(Math.round(written / again), 18)}   ${pad(Math.round(written / (ownRead + ownMap + ownJudge)), 22)}   ${pad(Math.round(written / ownAgain), 9)}   ${seconds(whole[0] ?? 0)}          ${pad(whole[1] ?? 0, 7)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

print("\nthe engine alone, all rules over synthetic resources of their kinds (aim: one million of them in 1000 MB, the findings left out)");
print("  resources  build s  judge s  bytes a resource  peak MB");
for (const count of [100_000, 1_000_000].filter((each) => each <= most * 10)) {
  const [build = 0, judged = 0, bytes = 0, peak = 0] = child("engine-alone.js", String(count));
  print(`  ${pad(count, 9)}  ${seconds(build)}  ${seconds(judged)}  ${pad(bytes, 16)}  ${pad(peak, 7)}`);
}

print("\na snapshot alone, every known fact with a place of its own");
print("  resources   save s  packed MB  plain MB   load s  peak MB");
for (const count of [10_000, 100_000].filter((each) => each <= most)) {
  const [resources = 0, save = 0, packed = 0, plain = 0, load = 0, peak = 0] = child("snapshot-alone.js", String(count));
  print(`  ${pad(resources, 9)}  ${seconds(save)}  ${pad(packed, 9)}  ${pad(plain, 8)}  ${seconds(load)}  ${pad(peak, 7)}`);
}

print("\na tenant of Azure, 200 resources a subscription, the resource graph letting 15 questions through in five seconds");
print("the fewest calls for what the graph carries are pages of 1,000; waits are those of a clock that nobody sits through");
print("  resources  graph calls  fewest  all calls  graph/1,000  all/1,000  refused  waited s   read s    map s  judge s  peak MB");
for (const count of [30, 300].filter((each) => each * 1000 <= most)) {
  const [resources = 0, graph = 0, pages = 0, calls = 0, graphShare = 0, share = 0, refused = 0, waited = 0, ...rest] = child(
    "azure.js",
    String(count),
  );
  const [read = 0, mapped = 0, judged = 0, peak = 0] = rest;
  print(
    `  ${pad(resources, 9)}  ${pad(graph, 11)}  ${pad(pages, 6)}  ${pad(calls, 9)}  ${pad(graphShare, 11)}  ${pad(share, 9)}  ${pad(refused, 7)}  ${pad(waited, 8)}  ${seconds(read)}  ${seconds(mapped)}  ${seconds(judged)}  ${pad(peak, 7)}`,
  );
}

accountsOfAws();
accountOfAlicloud();

function accountsOfAws(): void {
  print("\naccounts of AWS, every answer made in this process 20 ms after its question: the SDK, signatures and the network are left out");
  print(
    "fewest: one call for each list and region, and one for each page beyond; calls about single things (here the sharing of snapshots) come on top",
  );
  print("baseline: the same accounts with nothing in them, whose lists must be asked for all the same");
  print(
    "  accounts  regions  resources    calls  for lists  fewest  calls/1,000  fewest/1,000  at once   read s    map s  judge s  peak MB",
  );
  const cases = [
    [1, 17, 0, 8],
    [1, 17, 1180, 8],
    [200, 1, 0, 8],
    [200, 1, 50, 1],
    [200, 1, 50, 8],
    [200, 1, 50, 32],
  ] as const;
  for (const [accounts, regions, things, atOnce] of cases) {
    const [resources = 0, calls = 0, lists = 0, fewest = 0, read = 0, mapped = 0, judged = 0, peak = 0] = child(
      "aws.js",
      ...[accounts, regions, things, 20, atOnce].map(String),
    );
    const share = (count: number): string => (resources === 0 ? "-" : ((count * 1000) / resources).toFixed(1)).padStart(11);
    print(
      `  ${pad(accounts, 8)}  ${pad(regions, 7)}  ${pad(resources, 9)}  ${pad(calls, 7)}  ${pad(lists, 9)}  ${pad(fewest, 6)}  ${share(calls)}   ${share(fewest)}  ${pad(atOnce, 7)}  ${seconds(read)}  ${seconds(mapped)}  ${seconds(judged)}  ${pad(peak, 7)}`,
    );
  }
}

function accountOfAlicloud(): void {
  print("\nan account of Alibaba Cloud, behind a server of this machine that works every signature out again, in a process of its own");
  print(
    "fewest: one call for each list and region, and one for each page beyond; calls about single things come on top; saved: lists that Resource Center stood for",
  );
  print("baseline: the same account with nothing in it, and everything asked without Resource Center");
  print(
    "  regions  resources  asked first   calls  for lists  fewest  saved  calls/1,000  fewest/1,000   read s    map s  judge s  peak MB",
  );
  const cases = [
    [20, 0, "direct"],
    [20, 0, "auto"],
    [1, 5000, "auto"],
    [20, 5000, "direct"],
    [20, 5000, "auto"],
  ] as const;
  for (const [regions, things, source] of cases) {
    const [resources = 0, calls = 0, lists = 0, fewest = 0, , read = 0, mapped = 0, judged = 0, peak = 0] = child(
      "alicloud.js",
      String(regions),
      String(things),
      source,
    );
    const share = (count: number): string => (resources === 0 ? "-" : ((count * 1000) / resources).toFixed(1)).padStart(11);
    print(
      `  ${pad(regions, 7)}  ${pad(resources, 9)}  ${(source === "auto" ? "inventory" : "nothing").padStart(11)}  ${pad(calls, 6)}  ${pad(lists, 9)}  ${pad(fewest, 6)}  ${pad(fewest - lists, 5)}  ${share(calls)}   ${share(fewest)}  ${seconds(read)}  ${seconds(mapped)}  ${seconds(judged)}  ${pad(peak, 7)}`,
    );
  }
  limitsOfAlicloud();
}

function limitsOfAlicloud(): void {
  print("\nthe same account under the limits that the vendor publishes, each call taking 50 ms of a clock that nobody sits through");
  print("least: seconds below which nobody can make these calls under these limits; baseline: the time that the calls take without any");
  print("  regions  resources   calls  refused  given up  seconds  least  without limits");
  for (const [regions, things] of [
    [1, 5000],
    [1, 20_000],
    [20, 5000],
  ] as const) {
    const given = [String(regions), String(things), "auto", "50"];
    const [resources = 0, calls = 0, , , gaps = 0, , , , , refused = 0, waited = 0, least = 0] = child("alicloud.js", ...given, "limits");
    const free = child("alicloud.js", ...given)[10] ?? 0;
    print(
      `  ${pad(regions, 7)}  ${pad(resources, 9)}  ${pad(calls, 6)}  ${pad(refused, 7)}  ${pad(gaps, 8)}  ${pad(waited, 7)}  ${pad(least, 5)}  ${pad(free, 14)}`,
    );
  }
}

function child(script: string, ...given: readonly string[]): readonly number[] {
  return childWith([], script, ...given);
}

function childWith(flags: readonly string[], script: string, ...given: readonly string[]): readonly number[] {
  const out = execFileSync(process.execPath, ["--expose-gc", "--max-old-space-size=12000", ...flags, join(here, script), ...given], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return out.trim().split(/\s+/).map(Number);
}

function run(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
}

/** What the same machine takes to read plain data: figures of different machines can be told apart by it. */
function jsonSpeed(): number {
  const text = JSON.stringify(
    Array.from({ length: 200_000 }, (_, index) => ({ name: `bucket-${String(index)}`, tags: { index }, open: [true] })),
  );
  const took = median(5, () => {
    const start = performance.now();
    JSON.parse(text);
    return performance.now() - start;
  });
  return text.length / 1000 / took;
}

function median(times: number, measure: () => number): number {
  return Array.from({ length: times }, measure).sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}

function seconds(value: number): string {
  return value.toFixed(2).padStart(7);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
