import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Report } from "../../src/report/json-contract.ts";
import { cldscan, plant } from "../support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

const open =
  'resource "aws_security_group" "open" {\n  ingress {\n    from_port   = 22\n    to_port     = 22\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n';
const hundreds = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [
    `syntax/part-${String(index)}.tf`,
    `locals {\n  part_${String(index)} = ${String(index)}\n}\n`,
  ]),
);
const isRoot = process.getuid?.() === 0;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-bad-"));
  for (const name of ["syntax", "big", "nul", "utf16", "self", "endless", "loop", "folder", "unreadable", "answers"])
    plant(folder, { [`${name}/main.tf`]: open });
  plant(folder, {
    ...hundreds,
    "syntax/broken.tf": 'resource "aws_vpc" "x" {\n  cidr_block = \n}\n',
    "big/big.tf": `locals { x = [${'"abcdefghij",'.repeat(30_000_000 / 13)}] }`,
    "nul/nul.tf": 'locals {\n  a = "x\u0000y"\n}\n',
    "utf16/wide.tf": Buffer.from("\uFEFFlocals {\n  a = 1\n}\n", "utf16le"),
    "bom/main.tf": `\uFEFF${open}`,
    "crlf/main.tf": open.replaceAll("\n", "\r\n"),
    "self/again.tf": 'module "again" {\n  source = "./"\n}\n',
    "endless/many.tf": 'resource "aws_vpc" "many" {\n  count      = 1e9\n  cidr_block = "10.0.0.0/16"\n}\n',
    "answers/broken.json": '{\n  "format": "cldscan-answers/1",\n  "provider": \n}\n',
    "unreadable/inner/more.tf": "locals {}\n",
    "configuration/main.tf": open,
    "configuration/cldscan.yaml": "lang: en\nexlude: [legacy]\n",
  });
  symlinkSync(".", join(folder, "loop/again"));
  symlinkSync("../loop", join(folder, "loop/round"));
  mkdirSync(join(folder, "folder/strange.tf"));
  chmodSync(join(folder, "unreadable/inner"), 0o000);
});
afterAll(() => {
  chmodSync(join(folder, "unreadable/inner"), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

async function scanned(path: string): Promise<{ readonly code: number | null; readonly gaps: readonly string[]; readonly report: Report }> {
  const { code, out, err } = await cldscan(["scan", path, "--format", "json"], { cwd: folder });
  expect(err).toBe("");
  const report = JSON.parse(out) as Report;
  const gaps = report.gaps.map(({ at, path: about, text }) => {
    const place = at !== undefined && "file" in at ? `${at.file}:${String(at.line)}:${String(at.column)}` : (about ?? "");
    return `${place} ${text.en}`;
  });
  return { code, gaps, report };
}

/** The one open group beside the bad input. */
const found = (report: Report): boolean =>
  report.findings.some(
    (each) => each.rule === "vm-hardening/ssh-closed-to-internet" && each.outcome === "fail" && each.resource.name === "open",
  );

describe("bad input costs one sentence with its place, and the rest is scanned", () => {
  it.each<[path: string, gaps: readonly RegExp[]]>([
    ["syntax", [/^syntax\/broken\.tf:2:\d+ .*value/]],
    ["nul", [/^nul\/nul\.tf(:\d+:\d+)? .*NUL/]],
    ["utf16", [/^utf16\/wide\.tf(:\d+:\d+)? .*UTF-16/]],
    ["self", [/^self\/again\.tf:1:1 .*module\.again/]],
    ["answers", [/^answers\/broken\.json:4:1 .*not valid JSON/]],
    ["bom", []],
    ["crlf", []],
    ["loop", []],
    ["folder", []],
    ["big", []],
  ])("%s", async (path, gaps) => {
    const ran = await scanned(path);
    expect(ran.gaps).toEqual(gaps.map((gap) => expect.stringMatching(gap) as string));
    expect(found(ran.report)).toBe(true);
    expect(ran.code).toBe(1);
  });

  it("a count of a thousand million stays undetermined, with the reason", async () => {
    const { report } = await scanned("endless");
    expect(found(report)).toBe(true);
    const network = report.findings.find((each) => each.resource.id.includes("aws_vpc.many") && each.outcome === "undetermined");
    expect(network?.message.en).toMatch(/1000000000|1e9|1,000,000,000|limit|count/);
    expect(network?.at).toMatchObject({ file: "endless/many.tf" });
  });

  // Root reads every folder, whatever its permissions say.
  it.skipIf(isRoot)("an unreadable folder", async () => {
    const ran = await scanned("unreadable");
    expect(ran.gaps).toEqual([expect.stringMatching(/^unreadable\/inner.* could not be read/)]);
    expect(found(ran.report)).toBe(true);
  });

  it("an unknown key in cldscan.yaml stops the scan before it starts", async () => {
    const ran = await cldscan(["scan", "."], { cwd: join(folder, "configuration") });
    expect(ran).toEqual({ code: 2, out: "", err: 'cldscan.yaml:2:1: Unknown key "exlude". Did you mean "exclude"?\n' });
  });
});
