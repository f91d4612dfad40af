/**
 * Reads and judges N subscriptions of 200 resources each out of answers made in this process, the resource graph letting 15 questions through in five
 * seconds. Prints: resources; calls to the graph; fewest pages for them; all calls; graph calls per 1,000 resources; all calls per 1,000 resources;
 * questions refused; seconds waited (of a clock of its own, so that nobody sits through them); seconds read, mapped and judged; peak MB.
 */
import { azure } from "../providers/azure/adapter.ts";
import { Offers } from "../providers/azure/api-versions.ts";
import { Graph } from "../providers/azure/graph.ts";
import { graphTypes } from "../providers/azure/graph-types.ts";
import { Quota } from "../providers/azure/quota.ts";
import { armSend, GRAPH } from "../providers/azure/session.ts";
import { shortcutsOf } from "../providers/azure/shortcuts.ts";
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { compose } from "../src/cli/compose.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { Positions } from "../src/model/at.ts";
import { collect } from "../src/provider/collect.ts";
import { Ledger } from "../src/provider/ledger.ts";
import { Listings } from "../src/provider/listings.ts";
import { defaultLimits, type AccountSession, type World } from "../src/provider/session.ts";
import { RESOURCES, tenant } from "./azure-cloud.ts";
import { setMaxListeners } from "node:events";

const size = Number(process.argv[2]);
const controller = new AbortController();
setMaxListeners(0, controller.signal);
const started = performance.now();
let waited = 0;
const clock = (): number => performance.now() - started + waited;
const world: World = {
  now: () => new Date(clock()),
  sleep: (ms) => {
    waited += ms;
    return Promise.resolve();
  },
  random: () => 0.5,
  signal: controller.signal,
};

const { subscriptions, transport, counts } = tenant(size, 15, clock);
const local = { authority: "", audience: "", suffixes: {}, loginAliases: [], custom: true };
const way = { cloud: { name: "azure", resourceManager: "", ...local }, transport, offers: new Offers(), quota: new Quota(world) };
const graph = new Graph(subscriptions, graphTypes, world);
const sessions = subscriptions.map((account): AccountSession => ({
  provider: "azure",
  cloud: "azure",
  account,
  regions: [],
  everyRegion: true,
  home: null,
  send: armSend(way, account),
  ...shortcutsOf(account, graph),
}));
const ledger = new Ledger();
const [positions, listings] = [new Positions(), new Listings()];
const beyond = azure.beyond.map(({ operation }) => operation);
const read = await collect(
  { sessions, gaps: [] },
  { calls: azure.calls, beyond, limits: defaultLimits, world, ledger, positions, listings },
);
const collected = performance.now();
if (read.gaps.length > 0) throw new Error(read.gaps[0]?.text.en);
const whole = { ...read, files: 0, lines: 0, unread: [], positions, listings };
const { inventory, coverage, gaps } = compose(whole, providers, { complete: [], elsewhere: [] });
const mapped = performance.now();
const { findings } = evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage, gaps });
const judged = performance.now();
if (findings.length < size) throw new Error("nothing was judged");

const resources = size * RESOURCES;
const ofGraph = ledger.lines().find(({ operation }) => operation === GRAPH)?.calls ?? 0;
const perThousand = (calls: number): string => ((calls / resources) * 1000).toFixed(1);
process.stdout.write(
  [
    resources,
    ofGraph,
    Math.ceil(resources / 1000),
    ledger.total.calls,
    perThousand(ofGraph),
    perThousand(ledger.total.calls),
    counts.refused,
    Math.round(waited / 1000),
    ((collected - started) / 1000).toFixed(2),
    ((mapped - collected) / 1000).toFixed(2),
    ((judged - mapped) / 1000).toFixed(2),
    Math.round(process.resourceUsage().maxRSS / 1024),
  ].join(" "),
);
