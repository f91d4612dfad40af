/** Runs the command itself on a tree, its report thrown away. Prints: seconds, peak MB. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../src/cli/main.js", import.meta.url));
const watch = `process.on("exit",()=>require("fs").writeSync(2,String(process.resourceUsage().maxRSS)));process.argv=["node","cldscan","scan",process.argv[1],"--format","json","--fail-on","none","--allow-incomplete","--output","/dev/null"];import(${JSON.stringify(`file://${cli}`)})`;
const start = performance.now();
const ran = spawnSync(process.execPath, ["-e", watch, process.argv[2] ?? "."], { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
const elapsed = (performance.now() - start) / 1000;
if (ran.status !== 0) throw new Error(`the command ended with ${String(ran.status)}: ${ran.stderr.slice(0, 500)}`);
process.stdout.write([elapsed, Math.round(Number(/(\d+)$/.exec(ran.stderr)?.[1] ?? 0) / 1024)].join(" "));
