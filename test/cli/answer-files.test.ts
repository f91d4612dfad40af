import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAnswerFile } from "../../src/cli/answer-files.ts";
import { findJsonFiles } from "../../src/cli/find-answers.ts";
import { memoryTree } from "../../src/iac/terraform/tree.ts";
import { Positions } from "../../src/model/at.ts";

const whole = {
  format: "cldscan-answers/1",
  provider: "aws",
  cloud: "aws",
  account: "123456789012",
  region: "eu-central-1",
  time: "2026-05-04T10:00:00Z",
  listed: ["security-group"],
  answers: [{ operation: "ec2.DescribeVpcs", request: null, status: 200, body: { Vpcs: [] } }],
};

function read(content: string | Uint8Array): { said?: string; zh?: string; place?: string; set?: unknown } {
  const positions = new Positions();
  const result = readAnswerFile("a.json", memoryTree({ "a.json": content }), positions);
  if ("set" in result) return { set: result.set };
  const at = result.gap.at === undefined ? undefined : positions.locate(result.gap.at);
  const place = at?.kind === "file" ? `${at.file}:${String(at.line)}:${String(at.column)}` : result.gap.path;
  return { said: result.gap.text.en, zh: result.gap.text.zh, ...(place === undefined ? {} : { place }) };
}

describe("a file of recorded answers", () => {
  it("is read whole", () => {
    expect(read(JSON.stringify(whole)).set).toMatchObject(whole);
  });

  it.each<[what: string, content: string | Uint8Array, place: string, said: RegExp]>([
    ["broken JSON", '{\n  "format": "cldscan-answers/1",\n  "provider": ,\n}', "a.json:3:15", /not valid JSON/],
    ["cut off", '{ "format": "cldscan-answers/1"', "a.json:1:32", /not valid JSON/],
    ["an unknown cloud", JSON.stringify({ ...whole, provider: "gcp" }, null, 1), "a.json:3:14", /"provider" invalid option/],
    ["an unknown key", JSON.stringify({ ...whole, secret: 1 }), "a.json:1:1", /unrecognized key/],
    ["an unknown kind", JSON.stringify({ ...whole, listed: ["bucket"] }), "a.json:1:151", /"listed\.0"/],
    [
      "a status that is no number",
      JSON.stringify({ ...whole, answers: [{ operation: "o", request: null, status: "200", body: null }] }),
      "a.json:1:221",
      /"answers\.0\.status"/,
    ],
    ["UTF-16", new Uint8Array(Buffer.from(JSON.stringify(whole), "utf16le")), "a.json:1:2", /not valid JSON/],
    ["Latin-1", new Uint8Array([0x7b, 0xe9, 0x7d]), "a.json", /not UTF-8/],
  ])("%s becomes a gap with its place", (_what, content, place, said) => {
    const result = read(content);
    expect(result.said).toMatch(said);
    expect(result.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(result.place).toBe(place);
  });

  it("that is too large becomes a gap", () => {
    const tree = { ...memoryTree({}), read: () => "too-large" as const };
    expect(readAnswerFile("a.json", tree, new Positions())).toMatchObject({ gap: { path: "a.json", why: { code: "limit" } } });
  });

  it("that is not there becomes a gap", () => {
    expect(readAnswerFile("b.json", memoryTree({}), new Positions())).toMatchObject({ gap: { path: "b.json" } });
  });
});

describe("recorded answers under a folder", () => {
  let root = "";
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const mark = JSON.stringify({ format: "cldscan-answers/1" });
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "cldscan-answers-"));
    write("tree/a/aws.json", mark);
    write("tree/b/legacy/old.json", mark);
    write("tree/package.json", "{}");
    write("tree/main.tf.json", mark);
    write("tree/node_modules/x.json", mark);
    write("tree/broken.json", `${mark.slice(0, -1)} oops`);
    write("outside/other.json", mark);
    symlinkSync("../../outside", join(root, "tree/a/out"));
    symlinkSync("..", join(root, "tree/a/up"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const found = (...exclude: readonly string[]): readonly string[] =>
    findJsonFiles(join(root, "tree"), exclude).answers.map((path) => path.slice(join(root, "tree/").length));

  it("are found by their mark, once, and not outside the folder", () => {
    expect(found()).toEqual(["a/aws.json", "b/legacy/old.json", "broken.json"]);
  });

  it("can be left out", () => {
    expect(found("legacy", "broken.json")).toEqual(["a/aws.json"]);
    expect(found("b/**", "*.json")).toEqual([]);
  });
});
