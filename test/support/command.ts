import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Names the folder that holds the build of this run. */
export const BUILD_VARIABLE = "CLDSCAN_TEST_BUILD";
const main = join(process.env[BUILD_VARIABLE] ?? root, "dist/src/cli/main.js");

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** When it resolves, the command is told to stop, as by Ctrl-C. */
  readonly interrupt?: Promise<void>;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user does. The locale is English unless the environment given says otherwise. */
export async function cldscan(args: readonly string[], options: Options = {}): Promise<Ran> {
  return ran(process.execPath, [main, ...args], options);
}

/** Runs a line of shell in which `$cldscan` is the command. */
export async function shell(line: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return ran("bash", ["--norc", "-c", `set -o pipefail; ${line}`], { cwd, env: { ...env, cldscan: `${process.execPath} ${main}` } });
}

async function ran(program: string, args: readonly string[], { cwd = root, env = {}, interrupt }: Options): Promise<Ran> {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  void interrupt?.then(() => child.kill("SIGINT"));
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { code, out, err };
}

/** Writes files below a folder; folders on the way are made. */
export function plant(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
