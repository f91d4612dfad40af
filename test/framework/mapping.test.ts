import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { Framework } from "../../src/framework/framework.ts";
import { checkRules, clausesOf, rulesByClause, type Mapped } from "../../src/framework/mapping.ts";

const catalogue = loadCatalogue(catalogueData);
const [dni, cts] = catalogue.frameworks as readonly [Framework, Framework];

const rule = (...controls: readonly [string, ...string[]]): Mapped => ({ id: "theme/rule", question: "VMH-01", controls });

describe("the clauses a rule speaks to", () => {
  const cases: readonly (readonly [
    framework: Framework,
    controls: readonly [string, ...string[]],
    primary: string | undefined,
    secondary: readonly string[],
  ])[] = [
    [dni, ["CLD.9.5.2", "13.1.1"], "CLD.9.5.2", ["13.1.1"]],
    [dni, ["13.1.1", "CLD.9.5.2"], "13.1.1", ["CLD.9.5.2"]],
    [cts, ["CLD.9.5.2", "13.1.1"], "8.4.12.c", []],
    [cts, ["13.1.1", "CLD.9.5.2"], "8.4.12.c", []],
    [cts, ["CLD.12.1.5"], "8.4.12.c", []],
    [cts, ["CLD.12.4.5"], "8.4.12.d", []],
    [cts, ["CLD.12.4.5", "CLD.12.1.5"], "8.4.12.d", ["8.4.12.c"]],
    [cts, ["6.1.1"], "8.4.2", ["8.4.3"]],
    [cts, ["8.1.2", "6.1.1"], "8.4.3", ["8.4.2"]],
    [cts, ["6.1.5"], undefined, []],
    [cts, ["13.1.3"], undefined, []],
  ];
  it.each(cases.map(([framework, ...rest]) => [framework.id, ...rest, framework] as const))(
    "in %s: %s",
    (_id, controls, primary, secondary, framework) => {
      const clauses = clausesOf(framework, rule(...controls));
      expect([clauses.primary?.id, clauses.secondary.map(({ id }) => id)]).toEqual([primary, secondary]);
    },
  );

  it("are listed the other way round with the rules that count there first", () => {
    const rules = [
      { ...rule("CLD.9.5.2", "13.1.1"), id: "a" },
      { ...rule("13.1.1"), id: "b" },
    ];
    const byClause = new Map(
      [...rulesByClause(dni, rules)].map(([clause, here]) => [clause.id, here.map((each) => [each.rule.id, each.primary])]),
    );
    expect(byClause.get("13.1.1")).toEqual([
      ["b", true],
      ["a", false],
    ]);
    expect(byClause.get("9.2.3")).toEqual([]);
  });
});

describe("a rule that names what does not exist is refused", () => {
  it("a control that only a misprint knows", () => {
    expect(() => checkRules(catalogue, [rule("CLD.9.1.5")])).toThrow(
      "rule theme/rule: names control CLD.9.1.5, which is not in ISO/IEC 27017:2015",
    );
  });

  it("a question", () => {
    expect(() => checkRules(catalogue, [{ ...rule("13.1.1"), question: "NET-99" }])).toThrow(
      "rule theme/rule: names question NET-99, which does not exist",
    );
  });

  it("and one that does not is let through", () => {
    expect(() => checkRules(catalogue, [rule("CLD.9.5.2", "13.1.1")])).not.toThrow();
  });
});
