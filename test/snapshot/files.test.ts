import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSnapshots } from "../../src/cli/snapshot-files.ts";
import { memoryTree } from "../../src/iac/terraform/tree.ts";
import { Positions } from "../../src/model/at.ts";
import { isExcessive } from "../../src/snapshot/bounds.ts";
import { claimedFormat } from "../../src/snapshot/format.ts";
import { headOf, isPacked, unpacked } from "../../src/snapshot/pack.ts";
import { contentOf, textOf } from "./content.ts";

const whole = textOf(contentOf([], new Positions()));
const packed = gzipSync(whole);
const text = (plain: string): Uint8Array => new TextEncoder().encode(plain);

/** The sentences about one file, and whether the whole one beside it was read. */
function said(file: string | Uint8Array): readonly string[] {
  const tree = memoryTree({ "bad.json": file, "good.json": whole });
  const { restored, gaps } = readSnapshots(["/bad.json", "/good.json"], tree, new Positions(), new Set());
  expect(restored.at(-1)?.asOf).toBe("2026-05-04T10:00:00Z");
  expect(gaps.every((gap) => gap.path === "/bad.json")).toBe(true);
  return gaps.map((gap) => gap.text.en);
}

describe("a file that cannot be used costs one sentence, and the others are read", () => {
  const flipped = Uint8Array.from(packed, (byte, index) => (index === 40 ? byte ^ 0xff : byte));
  it.each<[what: string, file: string | Uint8Array, sentence: RegExp]>([
    ["cut off", packed.subarray(0, packed.length - 20), /damaged or cut off/],
    ["cut to its first bytes", packed.subarray(0, 12), /damaged or cut off/],
    ["with a flipped byte", flipped, /damaged or cut off/],
    ["empty", "", /not valid JSON/],
    ["cut off without packing", whole.slice(0, -30), /not valid JSON/],
    ["packed, and not JSON", gzipSync("hello"), /not valid JSON/],
    ["not UTF-8", gzipSync(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)), /not valid JSON in UTF-8/],
    ["of a later version", whole.replace("cldscan-snapshot/1", "cldscan-snapshot/2"), /update cldscan/],
    ["of another shape", "[]", /another version/],
    ["deeper than any", `{"format":"cldscan-snapshot/1","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, /larger or deeper/],
    ["that swells without end", gzipSync(Buffer.alloc(450_000_000, 0x20), { level: 1 }), /larger or deeper/],
  ])("%s", (_, file, sentence) => {
    expect(said(file)).toEqual([expect.stringMatching(sentence)]);
  });

  it("packed or not, the same is read", () => {
    expect([said(packed), said(whole), said(`\uFEFF${whole}`)]).toEqual([[], [], []]);
  });
});

describe("text is measured before anything is made of it", () => {
  it.each<[string, string, boolean]>([
    ["brackets in strings do not count", JSON.stringify("[".repeat(1000)), false],
    ["nor do escaped quotes end one", JSON.stringify(`"${"[".repeat(1000)}\\`), false],
    ["an open string ends the text", `"${"[".repeat(1000)}`, false],
    ["thirty levels are let through", "[".repeat(30) + "]".repeat(30), false],
    ["beside each other they are not deep", "[],".repeat(1000), false],
    ["forty are not", "[".repeat(40), true],
  ])("%s", (_, plain, excessive) => {
    expect(isExcessive(text(plain))).toBe(excessive);
  });
});

describe("a snapshot is told by its first bytes", () => {
  it("packed", () => {
    expect([isPacked(packed), isPacked(text(whole)), claimedFormat(headOf(packed.subarray(0, packed.length - 20)))]).toEqual([
      true,
      false,
      "cldscan-snapshot/1",
    ]);
  });

  it.each<[string, string | undefined]>([
    ['{"format":"cldscan-snapshot/1"', "cldscan-snapshot/1"],
    ['{\n  "format" : "cldscan-snapshot/27"', "cldscan-snapshot/27"],
    ['{"const":"cldscan-snapshot/1"', undefined],
    ['["cldscan-snapshot/1"', undefined],
    ['{"format":"cldscan-answers/1"', undefined],
  ])("%s", (head, format) => {
    expect(claimedFormat(head)).toBe(format);
  });

  it("and damaged bytes say nothing", () => {
    expect(headOf(Uint8Array.of(0x1f, 0x8b, 1, 2, 3))).toBe("");
    expect(unpacked(packed, 10)).toBe("too-large");
  });
});
