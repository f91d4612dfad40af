import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { FrameworkData } from "../../src/framework/schema.ts";
import { rollUp } from "../../src/framework/roll-up.ts";
import { Positions } from "../../src/model/at.ts";
import type { Finding } from "../../src/result/finding.ts";
import type { ScanResult } from "../../src/result/scan-result.ts";
import type { Rule } from "../../src/rule/define-rule.ts";
import type { ReportInput } from "../../src/report/report-input.ts";

const text = { en: "words", zh: "文字" };
const numbering: FrameworkData = {
  ...{ id: "iso", name: text, number: "ISO", edition: "1", publisher: text, status: "in-force", notes: [] },
  controls: [{ id: "12.4.1", title: text, check: "automatable" }],
};
const catalogue = loadCatalogue({
  ...{ numbering, frameworks: [], editions: [] },
  questions: [
    { id: "LOG-01", name: "log.x", area: "a", controls: ["12.4.1"], severity: "high", method: "api", tier: 1, en: "On?", zh: "开？" },
  ],
});

/** What a test says of a finding; the rest is ordinary. `line` is that of its place. */
export interface Said extends Partial<Omit<Finding, "at" | "resource">> {
  readonly line?: number;
  readonly id?: string;
  readonly provider?: Finding["resource"]["provider"];
}

/** The input of a report of a few findings in one file of ten lines, all of one rule unless they say otherwise. */
export function inputOf(said: readonly Said[], rest: Partial<ReportInput> = {}, parts: Partial<ScanResult> = {}): ReportInput {
  const positions = new Positions();
  const lines = Array.from({ length: 10 }, (_, index) => `line ${String(index + 1)}\n`);
  const source = positions.addSource({ kind: "file", path: "main.tf", text: lines.join("") });
  const findings = said.map(({ line = 1, id = "aws_x.y", provider = "aws", ...own }, index): Finding => {
    const at = positions.add(source, lines.slice(0, line - 1).join("").length, lines.slice(0, line).join("").length - 1);
    return {
      ...{ rule: "a/one", outcome: "fail", severity: "high", controls: ["12.4.1"], message: { en: "Wrong.", zh: "有误。" } },
      ...{ related: [], evidence: [], params: {}, fingerprint: `${own.rule ?? "a/one"} ${String(index)}` },
      ...own,
      resource: { id, kind: "disk", native: "aws_x", provider, name: "y", cloud: null, account: null, region: null, scope: "code/.", at },
      at,
    };
  });
  const rules = [...new Set(findings.map((each) => each.rule))].map((id) => ruleOf(id));
  const result: ScanResult = {
    ...{ asOf: "2027-01-15", tool: { name: "cldscan", version: "1.0.0" }, rules, deselected: [], findings, gaps: [], positions },
    coverage: {
      files: 1,
      lines: 10,
      resources: 1,
      scopes: ["code/."],
      elsewhere: [],
      listed: [{ scope: "code/.", kinds: "every" }],
      notMapped: [],
    },
    ...parts,
  };
  return {
    ...{ result, rollUp: rollUp(catalogue, catalogue.numbering, rules, result), language: "en", color: false, columns: 100 },
    ...{ include: new Set(), minSeverity: "low" },
    ...rest,
  };
}

function ruleOf(id: string): Rule {
  const fix = { text: { en: `Mend ${id}.`, zh: `修复 ${id}。` }, terraform: "on = true", cli: "command" };
  return {
    ...{ id, question: "LOG-01", title: { en: `Title of ${id}`, zh: `${id} 的标题` }, severity: "high", controls: ["12.4.1"], why: text },
    ...{ fix: { aws: fix, azure: fix }, kinds: ["disk"], params: {}, examples: { pass: [], fail: [] } },
    check: () => ({ outcome: "pass", witnesses: [] }),
  };
}
