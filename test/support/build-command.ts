import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFolder, main, root } from "./command.ts";

const stamp = join(buildFolder, "done");

/** Builds the command once before the tests that run it, if one of them was asked for and a source is newer than the last build. */
export function setup(): void {
  if (!runsTheCommand(process.argv.slice(2)) || isNewerThanSources()) return;
  mkdirSync(buildFolder, { recursive: true });
  rmSync(join(buildFolder, "dist"), { recursive: true, force: true });
  copyFileSync(join(root, "package.json"), join(buildFolder, "package.json"));
  const start = new Date();
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--noCheck", "--outDir", join(buildFolder, "dist")], {
    cwd: root,
  });
  writeFileSync(stamp, "");
  utimesSync(stamp, start, start);
}

/** Whoever names paths of other tests on the command line should not wait for a build. */
function runsTheCommand(args: readonly string[]): boolean {
  const paths = args.filter((arg) => /^(\.\/)?test\b/.test(arg));
  return paths.length === 0 || paths.some((path) => /^(\.\/)?test(\/?$|\/e2e)/.test(path));
}

function isNewerThanSources(): boolean {
  if (!existsSync(main) || !existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return ["src", "rules", "providers"].every((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .every((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs <= built),
  );
}
