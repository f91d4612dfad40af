import { describe, expect, it } from "vitest";
import { evaluate, type EvaluationOptions } from "../../src/engine/evaluate.ts";
import { Positions } from "../../src/model/at.ts";
import { known, unknown } from "../../src/model/fact.ts";
import { Inventory } from "../../src/model/inventory.ts";
import type { Resource } from "../../src/model/kinds.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { days } from "../../src/rule/parameter.ts";

const text = { en: "bad", zh: "不好" };
const rule = defineRule({
  id: "encryption/test",
  question: "VMH-06",
  title: text,
  severity: "high",
  kind: "disk",
  controls: ["10.1.1"],
  why: text,
  fix: {},
  params: { retention: days({ default: 180, floor: 180, label: text }) },
  check: (disk, { params, asOf }) => {
    if (disk.name === asOf) return must(disk, "customerKey", (own) => own, text);
    if (disk.name === "boom") throw new Error("boom");
    return must(disk, "encrypted", (on) => on && params.retention < 1000, text);
  },
  examples: { pass: [{ resource: given("disk", { encrypted: true }) }], fail: [{ resource: given("disk", { encrypted: false }) }] },
});

const coverage = { files: 0, lines: 0, resources: 0, scopes: [], elsewhere: [], listed: [], notMapped: [] };
const findingsOf = (resources: readonly Resource[], options: Partial<EvaluationOptions> = {}) =>
  evaluate(new Inventory({ resources, listed: [], elsewhere: [], positions: new Positions() }), [rule], {
    asOf: "2026-01-01",
    version: "0",
    coverage,
    ...options,
  }).findings;

describe("a finding", () => {
  it.each<[string, Resource, string]>([
    ["a good disk", given("disk", { encrypted: true }), "pass"],
    ["a bad disk", given("disk", { encrypted: false }), "fail"],
    ["a bad disk that may not exist", given("disk", { encrypted: false, presence: unknown("existence", "disk") }), "undetermined"],
    ["a good disk that may not exist", given("disk", { encrypted: true, presence: unknown("existence", "disk") }), "pass"],
    ["a disk on which the rule throws", given("disk", { name: "boom" }), "undetermined"],
  ])("%s", (_name, resource, outcome) => {
    expect(findingsOf([resource])[0]?.outcome).toBe(outcome);
  });

  it("is of the moment that is judged for", () => {
    const [finding] = findingsOf([given("disk", { name: "2026-02-03", encrypted: true, customerKey: false })], { asOf: "2026-02-03" });
    expect(finding?.outcome).toBe("fail");
  });

  it("stands where its first witness stands, or else at the resource", () => {
    const place = (n: number) => n as Resource["at"];
    const bad = given("disk", { at: place(1), encrypted: known(false, { at: place(2) }) });
    expect(findingsOf([bad])[0]?.at).toBe(2);
    expect(findingsOf([given("disk", { at: place(1), encrypted: false })])[0]?.at).toBe(1);
  });

  it("shares its fingerprint with other instances of the same block", () => {
    const ids = ['module.a["x.y[1]"].aws_ebs_volume.d[0]', 'module.a["z"].aws_ebs_volume.d[*]'];
    const prints = findingsOf(ids.map((id) => given("disk", { id, encrypted: false }))).map((each) => each.fingerprint);
    expect(prints[0]).toBe("encryption/test module.a.aws_ebs_volume.d");
    expect(prints[1]).toBe(prints[0]);
  });

  it("takes severity and parameters from the settings, and says so", () => {
    const settings = new Map([["encryption/test", { severity: "low" as const, params: { retention: 2000 } }]]);
    const [finding] = findingsOf([given("disk", { encrypted: true })], { settings });
    expect(finding).toMatchObject({ outcome: "fail", severity: "low", params: { retention: { value: 2000, source: "configuration" } } });
  });
});

describe("a waiver", () => {
  const waiver = { rule: "encryption/test", resource: "aws_ebs_volume.*", owner: "ops", reason: "scratch disk", expires: "2026-01-01" };
  const disk = given("disk", { id: "aws_ebs_volume.d[0]", encrypted: false });
  it.each([
    ["fits", waiver, "2026-01-01", true],
    ["has expired", waiver, "2026-01-02", false],
    ["is for another rule", { ...waiver, rule: "encryption/other" }, "2026-01-01", false],
    ["is for another resource", { ...waiver, resource: "aws_ebs_volume.e*" }, "2026-01-01", false],
    ["names the resource with its brackets", { ...waiver, resource: "aws_ebs_volume.d[0]" }, "2026-01-01", true],
    ["must reach the end", { ...waiver, resource: "*.d" }, "2026-01-01", false],
  ])("that %s", (_name, each, asOf, laid) => {
    const [finding] = findingsOf([disk], { waivers: [each], asOf });
    expect(finding?.outcome).toBe("fail");
    expect(finding?.waiver !== undefined).toBe(laid);
    expect(finding?.lapsed !== undefined).toBe(each === waiver && !laid);
  });

  it("covers no pass", () => {
    expect(findingsOf([given("disk", { encrypted: true })], { waivers: [{ ...waiver, resource: "*" }] })[0]?.waiver).toBeUndefined();
  });

  it("that has expired is told, the latest of several, unless another one holds", () => {
    const old = [
      { ...waiver, expires: "2025-06-30" },
      { ...waiver, expires: "2025-12-31" },
      { ...waiver, expires: "2025-01-31" },
    ];
    expect(findingsOf([disk], { waivers: old })[0]).toMatchObject({ outcome: "fail", lapsed: { expires: "2025-12-31" } });
    const [held] = findingsOf([disk], { waivers: [...old, waiver] });
    expect([held?.waiver?.expires, held?.lapsed]).toEqual(["2026-01-01", undefined]);
  });
});
