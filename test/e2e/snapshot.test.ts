import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Report } from "../../src/report/json-contract.ts";
import { cldscan, plant, root } from "../support/command.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const group = (source: string): string =>
  `resource "aws_security_group" "open" {\n  ingress {\n    from_port   = 22\n    to_port     = 22\n    protocol    = "tcp"\n    cidr_blocks = ["${source}"]\n  }\n}\n`;
const vpc = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const quiet = ["--fail-on", "none", "--allow-incomplete"];
const everything = ["--include", "pass", "--include", "not-applicable"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-snapshot-"));
  cpSync(join(root, "fixtures"), join(folder, "fixtures"), { recursive: true });
  plant(folder, { "code/main.tf": group("0.0.0.0/0"), "other/main.tf": vpc });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...args: readonly string[]): Promise<string> => {
  const { code, out, err } = await cldscan(["scan", ...args, ...quiet], { cwd: folder });
  expect([code, err]).toEqual([0, ""]);
  return out;
};
const report = async (...args: readonly string[]): Promise<Report> => JSON.parse(await run(...args, "--format", "json")) as Report;

describe("the report of a snapshot is that of the scan that saved it, byte for byte", () => {
  it.each([
    ["code, all three clouds", ["fixtures/iac"]],
    ["plans", ["fixtures/plans"]],
    ["code and answers together, with a kind left elsewhere", ["fixtures/demo", "fixtures/api"]],
  ])("%s", async (name, paths) => {
    if (name.includes("elsewhere")) plant(folder, { "cldscan.yaml": "scope:\n  complete: [account]\n  elsewhere: [flow-log]\n" });
    const direct = await run(...paths, "--format", "json", ...everything, "--save", "s.gz");
    // What a first scan was told of the world is in the snapshot.
    rmSync(join(folder, "cldscan.yaml"), { force: true });
    const again = await run("s.gz", "--format", "json", ...everything, "--save", "again.gz");
    expect(again === direct, firstDifference(again, direct)).toBe(true);
    expect(readFileSync(join(folder, "again.gz")).equals(readFileSync(join(folder, "s.gz")))).toBe(true);
  });

  it.each(["en", "zh"])("as a table, %s", async (lang) => {
    const direct = await run("fixtures/demo", "fixtures/api", "--lang", lang, "--save", "s.gz");
    const again = await run("s.gz", "--lang", lang);
    expect(again === direct, firstDifference(again, direct)).toBe(true);
    expect(direct).toMatch(/│ +ingress \{/);
  });

  it("judged for the moment of the first scan, so that no later clock shows", async () => {
    const first = await report("code", "--save", "s.gz");
    expect((await report("s.gz")).asOf).toBe(first.asOf);
    expect((await report("s.gz", "other")).asOf > first.asOf).toBe(true);
  });
});

function firstDifference(one: string, other: string): string {
  const lines = other.split("\n");
  return (
    one
      .split("\n")
      .find((line, index) => line !== lines[index])
      ?.slice(0, 300) ?? "the other is longer"
  );
}

it("a table shows code only while the file is what it was", async () => {
  plant(folder, { "moved/main.tf": group("0.0.0.0/0") });
  const shows = async (...args: readonly string[]): Promise<boolean> => {
    const table = await run(...args);
    expect(table).toContain("moved/main.tf:2:3");
    return table.includes("from_port   = 22");
  };
  expect(await shows("moved", "--save", "m.gz")).toBe(true);
  expect(await shows("m.gz")).toBe(true);
  writeFileSync(join(folder, "moved/main.tf"), `# 1\n${group("0.0.0.0/0")}`);
  expect(await shows("m.gz")).toBe(false);
  rmSync(join(folder, "moved/main.tf"));
  expect(await shows("m.gz")).toBe(false);
  plant(folder, { "moved/main.tf/x": "" });
  expect(await shows("m.gz")).toBe(false);
});

describe("what is saved", () => {
  it("is the same bytes for the same content, and holds no source text", async () => {
    await run("code", "--save", "one.cldscan.json.gz");
    await run("one.cldscan.json.gz", "--save", "two.gz");
    const bytes = readFileSync(join(folder, "one.cldscan.json.gz"));
    expect(bytes.equals(readFileSync(join(folder, "two.gz")))).toBe(true);
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    expect(gunzipSync(bytes).toString()).toMatch(/^\{"format":"cldscan-snapshot\/1"/);
    expect(gunzipSync(bytes).toString()).not.toContain("cidr_blocks =");
  });

  it("can be read without packing, and under any name", async () => {
    await run("code", "--save", "s.gz");
    writeFileSync(join(folder, "plain"), gunzipSync(readFileSync(join(folder, "s.gz"))));
    expect((await run("plain")) === (await run("s.gz"))).toBe(true);
  });

  it("appears whole or not at all", async () => {
    const failed = await cldscan(["scan", "code", "--save", "nowhere/s.gz"], { cwd: folder });
    expect(failed).toEqual({ code: 2, out: "", err: "--save nowhere/s.gz: The result could not be written (ENOENT).\n" });
    await run("code", "--save", "s.gz");
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is found in a folder, but not by the scan that saves it anew", async () => {
    rmSync(join(folder, "nightly"), { recursive: true, force: true });
    plant(folder, { "nightly/code/main.tf": group("10.0.0.0/8"), "nightly/plain.json": "{}" });
    await run("other", "--save", "nightly/other.cldscan.json.gz");
    const ids = async (...args: readonly string[]): Promise<readonly string[]> => [
      ...new Set((await report(...args)).findings.map(({ resource }) => resource.id)),
    ];
    expect(await ids("nightly", ...everything)).toEqual(expect.arrayContaining(["code#aws_security_group.open", "aws_vpc.main"]));
    const again = await ids("nightly", ...everything, "--save", "nightly/other.cldscan.json.gz");
    expect(again.some((id) => id.includes("aws_vpc"))).toBe(false);
  });
});

describe("with other inputs", () => {
  it("a snapshot adds its resources, and a damaged one a gap", async () => {
    await run("other", "--save", "other.cldscan.json.gz");
    writeFileSync(join(folder, "cut.cldscan.json.gz"), readFileSync(join(folder, "other.cldscan.json.gz")).subarray(0, 200));
    const mixed = await report("code", "other.cldscan.json.gz", "cut.cldscan.json.gz", ...everything);
    const names = new Set(mixed.findings.map(({ resource }) => resource.name));
    expect([names.has("open"), names.has("main")]).toEqual([true, true]);
    expect(mixed.gaps.map(({ path, text }) => [path, text.en])).toEqual([
      ["cut.cldscan.json.gz", "This snapshot is damaged or cut off; save it again."],
    ]);
    const { code } = await cldscan(["scan", "cut.cldscan.json.gz"], { cwd: folder });
    expect(code).toBe(3);
  });

  it("packed bytes that are something else are refused by name", async () => {
    writeFileSync(join(folder, "thing.gz"), Buffer.from("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==", "base64"));
    const { code, err } = await cldscan(["scan", "thing.gz"], { cwd: folder });
    expect([code, err]).toEqual([2, expect.stringMatching(/^thing\.gz: This is no file that can be scanned.*snapshot/)]);
  });
});

it("the example of the documentation can be scanned", async () => {
  const [, example = ""] = /```json\n([^]*?)```/.exec(readFileSync(join(root, "src/snapshot/README.md"), "utf8")) ?? [];
  plant(folder, { "example.json": example });
  const { findings, coverage, asOf } = await report("example.json", ...everything);
  const outcome = (rule: string): readonly string[] => findings.filter((each) => each.rule === rule).map((each) => each.outcome);
  expect(asOf).toBe("2026-05-04T10:00:00Z");
  expect(outcome("vm-hardening/ssh-closed-to-internet")).toEqual(["fail"]);
  expect(findings.find((each) => each.outcome === "fail")?.at).toMatchObject({ operation: "ec2.DescribeSecurityGroups" });
  expect(coverage).toMatchObject({ files: 1, resources: 2, scopes: ["aws/aws/123456789012/eu-central-1"] });
});
