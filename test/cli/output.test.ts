import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toFile } from "../../src/cli/output.ts";

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "cldscan-output-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function* failing(): Iterable<string> {
  yield "half";
  throw new Error("no more");
}

it("a file appears whole", async () => {
  await toFile(join(folder, "new.txt"), ["a", "b\n"]);
  expect(readFileSync(join(folder, "new.txt"), "utf8")).toBe("ab\n");
});

it("a large result arrives in order", async () => {
  const lines = Array.from({ length: 50_000 }, (_, index) => `line ${String(index)}\n`);
  await toFile(join(folder, "large.txt"), lines);
  expect(readFileSync(join(folder, "large.txt"), "utf8")).toBe(lines.join(""));
});

it("what stood there stays when the result breaks off", async () => {
  const file = join(folder, "kept.txt");
  writeFileSync(file, "old");
  await expect(toFile(file, failing())).rejects.toThrow("no more");
  expect(readFileSync(file, "utf8")).toBe("old");
  expect(readdirSync(folder).filter((name) => name.startsWith(".kept"))).toEqual([]);
});

it("a link stays a link, and the permissions stay", async () => {
  const [file, link] = [join(folder, "real.txt"), join(folder, "link.txt")];
  writeFileSync(file, "old");
  chmodSync(file, 0o600);
  symlinkSync("real.txt", link);
  await toFile(link, ["new"]);
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it.each([["missing/result.txt"], ["taken"]])("%s is refused in one sentence", async (path) => {
  mkdirSync(join(folder, "taken"), { recursive: true });
  await expect(toFile(join(folder, path), ["x"])).rejects.toThrow(/^--output .*could not be written \(E\w+\)\.$/);
  expect(existsSync(join(folder, path)) && statSync(join(folder, path)).isFile()).toBe(false);
});
