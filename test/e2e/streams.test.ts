import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { cldscan, plant, shell } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-streams-"));
  plant(folder, {
    "many/main.tf": Array.from(
      { length: 2000 },
      (_, index) => `resource "aws_vpc" "n${String(index)}" {\n  cidr_block = "10.0.0.0/16"\n}\n`,
    ).join(""),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what is written where", () => {
  it("the result alone goes to standard output, and nothing to standard error when that is no terminal", async () => {
    const { out, err } = await cldscan(["scan", "fixtures/demo/azure", "--format", "json"]);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
    expect(err).toBe("");
  });

  it("with --output the result goes to the file alone", async () => {
    const file = join(folder, "result.json");
    const { code, out } = await cldscan(["scan", "fixtures/demo/azure", "--format", "json", "--output", file]);
    expect([code, out]).toEqual([1, ""]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("findings");
    expect(readdirSync(folder).filter((name) => name.startsWith(".result"))).toEqual([]);
  });

  it("a named pipe can be the output, and stays one", async () => {
    const { out, err } = await shell(
      "mkfifo pipe; tail -c 3 pipe & $cldscan scan many --format json --output pipe; wait; test -p pipe && echo still",
      folder,
    );
    expect([out.replaceAll(/\s/g, ""), err]).toEqual(["}still", ""]);
  });

  it("a reader that goes away is no failure of the scan", async () => {
    expect(await shell("$cldscan scan many --format json --fail-on none --include pass | head -c 10 >/dev/null", folder)).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(await shell("$cldscan rules | head -1 >/dev/null", folder)).toEqual({ code: 0, out: "", err: "" });
  });

  it("an interrupted scan ends at once and leaves no half file", async () => {
    const { code, err } = await shell("$cldscan scan many --format json --output late.json & sleep 0.4; kill -INT $!; wait $!", folder);
    expect(err).not.toMatch(/\bat .*\.js/);
    expect([code, readdirSync(folder).filter((name) => name.includes("late"))]).toEqual([130, []]);
  });
});

describe("the language", () => {
  it.each([
    [{ LANG: "zh_CN.UTF-8" }, [], /没有这个文件或目录/],
    [{ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, [], /没有这个文件或目录/],
    [{ LANG: "zh_CN.UTF-8" }, ["--lang", "en"], /no such file or folder/],
    [{ LANG: "de_DE.UTF-8" }, [], /no such file or folder/],
    [{}, ["--lang=zh"], /没有这个文件或目录/],
  ])("in %j with %j", async (env, flags, said) => {
    expect((await cldscan(["scan", "nowhere", ...flags], { env })).err).toMatch(said);
  });

  it("holds for the table, the help, the rules and explanations", async () => {
    const [table, help, rules, control] = await Promise.all([
      cldscan(["scan", "fixtures/demo/aws", "--lang", "zh"]),
      cldscan(["scan", "--help", "--lang", "zh"]),
      cldscan(["rules", "--lang", "zh"]),
      cldscan(["explain", "CLD.9.5.2", "--lang", "zh"]),
    ]);
    expect(table.out).toContain("安全组未向互联网开放 SSH");
    expect(help.out).toContain("退出码");
    expect(rules.out).toContain("安全组未向互联网开放 SSH");
    expect(control.out).toContain("虚拟机加固");
  });
});
