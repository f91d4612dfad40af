import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
/** Tests have a build of their own, so that nobody's half-done work in `dist` decides them. It lies where packages are found. */
const build = join(root, "node_modules/.cache/command");
export const main = join(build, "dist/src/cli/main.js");
const stamp = join(build, "done");
const lock = join(build, "under-way");

/** Builds the command if a source is newer than the last build; test files that run side by side wait for one build. */
export async function built(): Promise<void> {
  mkdirSync(build, { recursive: true });
  const newest = newestSource();
  for (let tries = 0; !isBuiltSince(newest); tries++) {
    if (tries < 300 && !taken(lock)) {
      await sleep(100);
      continue;
    }
    const start = new Date();
    try {
      rmSync(join(build, "dist"), { recursive: true, force: true });
      copyFileSync(join(root, "package.json"), join(build, "package.json"));
      const compiler = join(root, "node_modules/typescript/bin/tsc");
      execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", join(build, "dist")], { cwd: root });
      writeFileSync(stamp, "");
      utimesSync(stamp, start, start);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

function taken(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function isBuiltSince(time: number): boolean {
  return existsSync(main) && existsSync(stamp) && statSync(stamp).mtimeMs >= time;
}

function newestSource(): number {
  const times = ["src", "rules", "providers"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  return Math.max(...times);
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user does. The locale is English unless the environment given says otherwise. */
export async function cldscan(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: options.cwd ?? root,
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", NO_COLOR: "1", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { code, out, err };
}

/** Writes files below a folder; a folder on the way is made. */
export function plant(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
