import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { ClauseVerdict } from "../../src/framework/clause-verdict.ts";
import type { Framework } from "../../src/framework/framework.ts";
import { rollUp, type ClauseResult, type RollUp, type RuleToRollUp, type Scanned } from "../../src/framework/roll-up.ts";
import { because } from "../../src/model/unknown.ts";
import type { Finding } from "../../src/result/finding.ts";
import type { Outcome } from "../../src/rule/verdict.ts";

const catalogue = loadCatalogue(catalogueData);
const [dni, cts] = catalogue.frameworks as readonly [Framework, Framework];

const ssh: RuleToRollUp = { id: "vm/ssh", question: "VMH-01", controls: ["CLD.9.5.2", "13.1.1"], kinds: ["security-group"] };
const anyAny: RuleToRollUp = { id: "net/any", question: "NET-02", controls: ["13.1.1"], kinds: ["security-group"] };
const flows: RuleToRollUp = {
  id: "log/flow",
  question: "NET-14",
  controls: ["12.4.1", "CLD.13.1.4", "13.1.1"],
  kinds: ["virtual-network"],
};
const tiers: RuleToRollUp = { id: "net/tiers", question: "NET-06", controls: ["13.1.3"], kinds: ["subnet"] };
const admins: RuleToRollUp = { id: "iam/trust", question: "IAM-18", controls: ["9.4.1", "9.2.1", "15.1.2"], kinds: ["security-group"] };
const all = [ssh, anyAny, flows, tiers, admins];

const waiver = { rule: "", resource: "", owner: "owner", reason: "reason", expires: "2027-01-01" };

/** Only what a roll-up reads of a finding. */
function finding(rule: RuleToRollUp, outcome: Outcome | "waived"): Finding {
  const read = outcome === "waived" ? { rule: rule.id, outcome: "fail", waiver } : { rule: rule.id, outcome };
  return read as Finding;
}

function scanned(findings: readonly Finding[], rest: Partial<Scanned> = {}): Scanned {
  const coverage = {
    files: 1,
    lines: 1,
    resources: 1,
    scopes: ["code/a"],
    elsewhere: [],
    listed: [{ scope: "code/a", kinds: "every" as const }],
    notMapped: [],
  };
  return { rules: all, deselected: [], findings, gaps: [], coverage, ...rest };
}

function clause(result: RollUp, id: string): ClauseResult {
  return result.clauses.find((each) => each.clause.id === id) as ClauseResult;
}

describe("a clean scan", () => {
  const result = rollUp(catalogue, dni, all, scanned(all.map((rule) => finding(rule, "pass"))));

  it("satisfies the clauses that rules speak to, as far as it asked", () => {
    expect(clause(result, "CLD.9.5.2")).toMatchObject({ verdict: "satisfied", answered: 1, questions: 19 });
    expect(clause(result, "13.1.1")).toMatchObject({ verdict: "satisfied", answered: 3, questions: 13 });
  });

  it("says of all others that nobody looked", () => {
    const verdicts = result.clauses.map((each) => each.verdict);
    const count = (verdict: ClauseVerdict): number => verdicts.filter((each) => each === verdict).length;
    expect([count("not-decidable"), count("not-examined"), count("satisfied")]).toEqual([52, 62, 7]);
  });

  it("counts a finding once, in its primary clause, and shows it in the others", () => {
    expect(clause(result, "CLD.9.5.2").tally.pass).toBe(1);
    expect(clause(result, "13.1.1").tally.pass).toBe(1);
    expect(clause(result, "13.1.1").rules.map(({ id, primary, tally }) => [id, primary, tally.pass])).toEqual([
      ["net/any", true, 1],
      ["vm/ssh", false, 1],
      ["log/flow", false, 1],
    ]);
    expect(result.tally.pass).toBe(all.length);
  });
});

describe("one situation, clause by clause", () => {
  const pass = all.map((rule) => finding(rule, "pass"));
  const cases: readonly (readonly [what: string, scan: Scanned, verdicts: Readonly<Record<string, ClauseVerdict>>])[] = [
    [
      "a fail violates the primary clause and the secondary ones",
      scanned([...pass, finding(ssh, "fail")]),
      { "CLD.9.5.2": "violated", "13.1.1": "violated", "12.4.1": "satisfied" },
    ],
    ["a waived fail", scanned([...pass, finding(ssh, "waived")]), { "CLD.9.5.2": "violated-accepted", "13.1.1": "violated-accepted" }],
    [
      "waived in one rule, failed in another",
      scanned([finding(ssh, "waived"), finding(anyAny, "fail")]),
      { "CLD.9.5.2": "violated-accepted", "13.1.1": "violated" },
    ],
    [
      "an undetermined finding",
      scanned([...pass, finding(flows, "undetermined")]),
      { "12.4.1": "undetermined", "CLD.13.1.4": "undetermined", "CLD.9.5.2": "satisfied" },
    ],
    ["an organisational clause keeps silent", scanned([finding(admins, "fail")]), { "9.4.1": "violated", "15.1.2": "not-decidable" }],
    ["nothing found, everything listed", scanned([]), { "CLD.9.5.2": "nothing-in-scope", "13.1.1": "nothing-in-scope" }],
    ["nothing found, nothing listed", scanned([], { coverage: { ...scanned([]).coverage, listed: [] } }), { "CLD.9.5.2": "undetermined" }],
    ["a rule deselected", scanned(pass, { deselected: ["net/any"] }), { "13.1.1": "undetermined", "CLD.9.5.2": "satisfied" }],
    ["a rule that never came back", scanned(pass, { rules: [ssh, flows] }), { "13.1.1": "undetermined", "CLD.9.5.2": "satisfied" }],
    [
      "a missing module",
      scanned(pass, { gaps: [{ why: because("module-missing", "m"), text: { en: "m", zh: "m" } }] }),
      { "CLD.9.5.2": "undetermined", "7.2.2": "not-decidable", "9.2.3": "not-examined" },
    ],
  ];
  it.each(cases)("%s", (_what, scan, verdicts) => {
    const result = rollUp(catalogue, dni, all, scan);
    expect(Object.fromEntries(Object.keys(verdicts).map((id) => [id, clause(result, id).verdict]))).toEqual(verdicts);
  });
});

describe("a question is answered", () => {
  const rdp: RuleToRollUp = { ...ssh, id: "vm/rdp" };
  const answered = (...findings: readonly Finding[]): number =>
    clause(rollUp(catalogue, dni, [ssh, rdp], scanned(findings, { rules: [ssh, rdp] })), "CLD.9.5.2").answered;

  it("once, however many rules it takes, and only when all of them have", () => {
    expect(answered(finding(ssh, "pass"), finding(rdp, "pass"))).toBe(1);
    expect(answered(finding(ssh, "pass"), finding(rdp, "undetermined"))).toBe(0);
    expect(answered(finding(ssh, "fail"), finding(rdp, "undetermined"))).toBe(1);
  });
});

describe("the same findings under CTS TBGL142-2026", () => {
  const result = rollUp(catalogue, cts, all, scanned([finding(ssh, "fail"), finding(flows, "pass"), finding(tiers, "fail")]));

  it("land where the text is, not where the misprint points", () => {
    expect(result.clauses.filter((each) => each.verdict === "violated").map((each) => each.clause.shown)).toEqual(["8.4.12 c)"]);
    expect(clause(result, "8.4.12.d").verdict).toBe("not-examined");
    expect(clause(result, "8.4.8").verdict).toBe("satisfied");
  });

  it("and what fits no clause is named", () => {
    expect(result.outside).toEqual(["net/any", "net/tiers"]);
    expect(result.tally.fail).toBe(1);
  });
});

describe("laws", () => {
  const findings = fc.array(
    fc.record({ rule: fc.constantFrom(...all), outcome: fc.constantFrom("pass", "fail", "waived", "undetermined", "not-applicable") }),
    { maxLength: 30 },
  );
  const good: readonly ClauseVerdict[] = ["satisfied", "nothing-in-scope"];
  const verdicts = (scan: Scanned): readonly ClauseVerdict[] => rollUp(catalogue, dni, all, scan).clauses.map((each) => each.verdict);

  it("every finding of a mapped rule is counted exactly once", () => {
    fc.assert(
      fc.property(findings, (list) => {
        const { tally } = rollUp(catalogue, dni, all, scanned(list.map(({ rule, outcome }) => finding(rule, outcome))));
        expect(tally.pass + tally.fail + tally.undetermined + tally.notApplicable).toBe(list.length);
      }),
      { numRuns: 50 },
    );
  });

  it("seeing less never makes a clause good", () => {
    const less: readonly ((scan: Scanned) => Scanned)[] = [
      (scan) => ({ ...scan, coverage: { ...scan.coverage, listed: [] } }),
      (scan) => ({ ...scan, coverage: { ...scan.coverage, scopes: [...scan.coverage.scopes, "code/b"] } }),
      (scan) => ({
        ...scan,
        deselected: [ssh.id, flows.id],
        findings: scan.findings.filter((each) => each.rule !== ssh.id && each.rule !== flows.id),
      }),
      (scan) => ({ ...scan, gaps: [{ why: because("file-unreadable", "f"), text: { en: "f", zh: "f" } }] }),
      (scan) => ({ ...scan, findings: scan.findings.map((each) => ({ ...each, outcome: "undetermined" as const })) }),
    ];
    fc.assert(
      fc.property(findings, fc.constantFrom(...less), (list, seeLess) => {
        const full = scanned(list.map(({ rule, outcome }) => finding(rule, outcome)));
        const before = verdicts(full);
        verdicts(seeLess(full)).forEach((after, index) => {
          if (good.includes(after)) expect(before[index]).toBe(after);
        });
      }),
      { numRuns: 100 },
    );
  });
});
