import { describe, expect, it } from "vitest";
import type { Explanation } from "../../src/codegen/explanations.ts";
import { supportOf, type Cell } from "../../src/codegen/support.ts";
import { offering, setElsewhere } from "../../src/model/fact.ts";
import type { KindName } from "../../src/model/kinds.ts";
import { because } from "../../src/model/unknown.ts";
import type { Finding } from "../../src/result/finding.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

const text = { en: "words", zh: "文字" };
const rule = defineRule({
  ...{ id: "a/one", question: "", title: text, severity: "low", controls: ["1"], why: text, fix: {} },
  kind: ["disk", "image"],
  check: (each) => must(each, "encrypted", (on) => on, text),
  examples: { pass: [{ resource: given("disk", {}) }], fail: [{ resource: given("disk", {}) }] },
});
const { none } = offering({ none: { en: "There is none.", zh: "没有。" } });

type Witness = Finding["evidence"][number];

function finding(kind: KindName, outcome: Finding["outcome"], why?: Witness["why"], own: Partial<Finding["resource"]> = {}): Finding {
  const resource = { ...given(kind, { id: "x", scope: "code/.", native: "aws_x" }), ...own };
  return {
    ...{ rule: rule.id, outcome, severity: "low", controls: [], message: { en: "Said.", zh: "说明。" }, at: resource.at, related: [] },
    ...{ params: {}, fingerprint: "" },
    resource,
    evidence: [{ outcome, fact: "encrypted", ...(why === undefined ? {} : { why }) }],
  };
}

function cellOf(findings: readonly Finding[], explanations: readonly Explanation[] = [], source = "terraform"): Cell | undefined {
  const { cells } = supportOf({ rules: [rule], clouds: ["aws"], findings, explanations, kindsOf: () => new Set(["disk"]) });
  return cells.find((each) => each.source.name === source);
}

const both = (...of: Parameters<typeof finding> extends [KindName, ...infer Rest] ? Rest : never): readonly Finding[] => [
  finding("disk", ...of),
  finding("image", ...of),
];
const row = "There is none. (`none` in `providers/aws/clouds.ts`)";

describe("a rule on a source of a cloud is", () => {
  it.each<[string, readonly Finding[], string, readonly string[]]>([
    ["supported where a sample passes", both("pass"), "supported", []],
    ["supported where a sample fails", both("fail"), "supported", []],
    [
      "supported for one kind, with a note on the other",
      [finding("disk", "fail"), finding("image", "not-applicable", none.why)],
      "supported",
      [`\`image\`: ${row}`],
    ],
    ["not offered where every sample names a row", both("not-applicable", none.why), "not offered", [row]],
    [
      "not offered although a sample is left open on purpose",
      [...both("not-applicable", none.why), finding("disk", "undetermined", because("variable-unset", "x"))],
      "not offered",
      [row],
    ],
    [
      "explained where the format cannot say it",
      both("undetermined", because("not-in-format", "the log of it")),
      "explained",
      ["The log of it cannot be written in this format."],
    ],
    ["explained where another level holds it", both("not-applicable", setElsewhere("server").why), "explained", ["Said."]],
    ["missing where only a variable is unset", both("undetermined", because("variable-unset", "x")), "missing", []],
    ["missing where there is no sample", [], "missing", []],
    ["missing where one kind has no sample", [finding("disk", "pass")], "missing", []],
  ])("%s", (_name, findings, support, notes) => {
    expect(cellOf(findings)).toMatchObject({ support, notes });
  });

  it("explained where a kind is not asked for in running accounts, or nothing is recorded of it", () => {
    expect(cellOf([], [], "live")).toMatchObject({
      support: "explained",
      notes: [
        "`disk`: Running accounts are asked for it, and no recorded answer of this repository settles it.",
        "`image`: Running accounts are not asked for it yet.",
      ],
    });
  });
});

describe("an explanation", () => {
  const one: Explanation = { cloud: "aws", kind: "image", text: "No images." };

  it("stands where a sample is missing", () => {
    expect(cellOf([finding("disk", "pass")], [one])).toMatchObject({ support: "supported", notes: ["`image`: No images."] });
  });

  it.each<[string, Explanation, boolean]>([
    ["of the kind", one, false],
    ["of the rule", { ...one, rule: rule.id }, false],
    ["of a source", { ...one, sources: ["live"] }, false],
    ["of another rule", { ...one, rule: "a/two" }, true],
    ["of another cloud", { ...one, cloud: "azure" }, true],
    ["of a source that the cloud has not", { ...one, sources: ["arm"] }, true],
    ["of a kind that samples show", { ...one, kind: "disk", sources: ["terraform"] }, true],
  ])("%s is stale or not", (_name, each, stale) => {
    const input = { rules: [rule], clouds: ["aws" as const], findings: [finding("disk", "pass")], kindsOf: () => new Set<KindName>() };
    expect(supportOf({ ...input, explanations: [each] }).stale).toEqual(stale ? [each] : []);
  });
});
