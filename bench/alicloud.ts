/**
 * Reads and judges one account of Alibaba Cloud through the server that checks signatures, which runs in a process of its own. Arguments: regions, things
 * a region, `auto` or `direct` (whether Resource Center is asked first), ms that each call takes of a clock that nobody sits through (none: it takes
 * what it takes), `limits` where those that are published hold. Prints: resources; calls; of them for lists; fewest for lists; gaps; seconds to read, map
 * and judge; peak MB; calls refused; seconds of that clock; least of them under the limits.
 */
import { fork, type ChildProcess } from "node:child_process";
import { setMaxListeners } from "node:events";
import { fileURLToPath } from "node:url";
import { alicloud } from "../providers/alicloud/adapter.ts";
import { alicloudOptions } from "../providers/alicloud/options.ts";
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { compose } from "../src/cli/compose.ts";
import { evaluate } from "../src/engine/evaluate.ts";
import { Positions } from "../src/model/at.ts";
import type { Listing } from "../src/provider/call.ts";
import { collect } from "../src/provider/collect.ts";
import { Ledger } from "../src/provider/ledger.ts";
import { Listings } from "../src/provider/listings.ts";
import { defaultLimits, type World } from "../src/provider/session.ts";
import { KEYS } from "./alicloud-account.ts";
import { Clock, Limits } from "./alicloud-limits.ts";
import { holding } from "./alicloud-mix.ts";

const [count, each, source, pace = "0", limited] = process.argv.slice(2);
const [regions, things, latency] = [Number(count), Number(each), Number(pace)];
const controller = new AbortController();
setMaxListeners(0, controller.signal);
const clock = new Clock();
const real: World = { now: () => new Date(), sleep: () => Promise.resolve(), random: () => 0.5, signal: controller.signal };
const world = latency > 0 ? clock.world(controller.signal) : real;

const server = fork(fileURLToPath(new URL("alicloud-cloud.js", import.meta.url)), [String(regions), String(things)]);
const url = await new Promise<string>((resolve, reject) => {
  server.once("message", (sent: unknown) => resolve(sent as string));
  server.once("exit", () => reject(new Error("the server did not start")));
});
process.env["ALIBABA_CLOUD_ACCESS_KEY_ID"] = KEYS.accessKeyId;
process.env["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = KEYS.accessKeySecret;
const ledger = new Ledger();
const options = alicloudOptions.parse({ site: "cn", source, endpoints: [`all=${url}`] });
const started = performance.now();
const opened = await alicloud.open(options, { world: real, limits: defaultLimits, ledger, environment: {} });
const limits = new Limits(clock, latency, limited === "limits");
const estate = { ...opened, sessions: latency > 0 ? opened.sessions.map((session) => limits.limited(session)) : opened.sessions };
const [positions, listings] = [new Positions(), new Listings()];
const beyond = alicloud.beyond.map(({ operation }) => operation);
const began = clock.now();
const read = await collect(estate, { calls: alicloud.calls, beyond, limits: defaultLimits, world, ledger, positions, listings });
const collected = performance.now();
stop(server);
const whole = { ...read, files: 0, lines: 0, unread: [], positions, listings };
const { inventory, coverage, gaps } = compose(whole, providers, { complete: [], elsewhere: [] });
const mapped = performance.now();
const { findings } = evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage, gaps });
const judged = performance.now();
if (latency === 0 && read.gaps.length > 0) throw new Error(read.gaps.map(({ text }) => text.en).join("\n"));
if (findings.length < regions) throw new Error("nothing was judged");

const lists = alicloud.calls.filter((call): call is Listing => call.form === "listing");
const listing = new Set(lists.map(({ operation }) => operation));
const made = new Map(ledger.lines().map(({ operation, calls }) => [operation, calls]));
const forLists = [...made].reduce((sum, [operation, calls]) => sum + (listing.has(operation) ? calls : 0), 0);
const held = holding(regions, things);
const fewest = lists.reduce((sum, { covers }) => sum + (covers === "account" ? 1 : regions), 0) + held.pages;
process.stdout.write(
  [
    held.things,
    ledger.total.calls,
    forLists,
    fewest,
    read.gaps.length,
    (collected - started) / 1000,
    (mapped - collected) / 1000,
    (judged - mapped) / 1000,
    Math.round(process.resourceUsage().maxRSS / 1024),
    limits.refused,
    Math.round((clock.now() - began) / 1000),
    Limits.least(made, regions),
  ].join(" "),
);

function stop(child: ChildProcess): void {
  child.removeAllListeners("exit");
  child.kill();
}
