/**
 * Reads and judges accounts of AWS out of answers made in this process. Arguments: accounts, regions, things a region, ms to every answer, accounts at
 * once. Prints: resources; calls; of them for lists; fewest pages; seconds to read, map and judge; peak MB.
 */
import { setMaxListeners } from "node:events";
import { awsAdapter } from "../providers/aws/adapter.ts";
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { compose } from "../src/cli/compose.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import type { Listing } from "../src/provider/call.ts";
import { Positions } from "../src/model/at.ts";
import { collect } from "../src/provider/collect.ts";
import { Ledger } from "../src/provider/ledger.ts";
import { Listings } from "../src/provider/listings.ts";
import { defaultLimits, type World } from "../src/provider/session.ts";
import { cloud, holding } from "./aws-cloud.ts";

const [accounts = 1, regions = 1, things = 0, latency = 0, atOnce = 1] = process.argv.slice(2).map(Number);
const { calls } = awsAdapter(providers.find(({ name }) => name === "aws")?.calls ?? []);
const lists = calls.filter((call): call is Listing => call.form === "listing");
const controller = new AbortController();
setMaxListeners(0, controller.signal);
const world: World = {
  now: () => new Date(),
  sleep: () => Promise.resolve(),
  random: () => 0.5,
  signal: controller.signal,
};
const { sessions, unanswered } = cloud({ accounts, regions, things, latency, listings: new Set(lists.map(({ operation }) => operation)) });
const ledger = new Ledger();
const [positions, listings] = [new Positions(), new Listings()];
const limits = { ...defaultLimits, accounts: atOnce };
const started = performance.now();
const read = await collect({ sessions, gaps: [] }, { calls, limits, world, ledger, positions, listings });
const collected = performance.now();
const whole = { ...read, files: 0, lines: 0, unread: [], positions, listings };
const { inventory, coverage, gaps } = compose(whole, providers, { complete: [], elsewhere: [] });
const mapped = performance.now();
const { findings } = evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage, gaps });
const judged = performance.now();
if (unanswered.size > 0 || read.gaps.length > 0) throw new Error([...unanswered, read.gaps[0]?.text.en].join(" "));
if (findings.length < accounts * regions) throw new Error("nothing was judged");
const listing = new Set(lists.map(({ operation }) => operation));
const forLists = ledger.lines().reduce((sum, line) => sum + (listing.has(line.operation) ? line.calls : 0), 0);
const fewest =
  accounts * lists.reduce((sum, { covers }) => sum + (covers === "account" ? 1 : regions), 0) + accounts * regions * holding(things).pages;
process.stdout.write(
  [
    accounts * regions * holding(things).things,
    ledger.total.calls,
    forLists,
    fewest,
    (collected - started) / 1000,
    (mapped - collected) / 1000,
    (judged - mapped) / 1000,
    Math.round(process.resourceUsage().maxRSS / 1024),
  ].join(" "),
);
