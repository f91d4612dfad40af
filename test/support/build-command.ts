import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILD_VARIABLE, root } from "./command.ts";

const cache = join(root, "node_modules/.cache");

/**
 * Builds the command once before the tests that run it, if one of them was asked for. Every run has a build of its own, in a place where
 * packages are found, so that neither half-done work in `dist` nor another run decides it.
 */
export function setup(): (() => void) | undefined {
  if (!runsTheCommand(process.argv.slice(2))) return undefined;
  sweep();
  const folder = join(cache, `command-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", join(folder, "dist")], { cwd: root });
  process.env[BUILD_VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Whoever names paths of other tests on the command line should not wait for a build. */
function runsTheCommand(args: readonly string[]): boolean {
  const paths = args.filter((arg) => /^(\.\/)?test\b/.test(arg));
  return paths.length === 0 || paths.some((path) => /^(\.\/)?test(\/?$|\/e2e)/.test(path));
}

/** Takes away what runs left behind that were broken off. */
function sweep(): void {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const [, pid] = /^command-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
