import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import { checkRules, type Mapped } from "../../src/framework/mapping.ts";

const catalogue = loadCatalogue(catalogueData);

/** How a rule departs from the question it answers. It may answer only a part of it, and so count under another of its controls. */
function departures({ id, question, controls }: Mapped): readonly string[] {
  const asked = catalogue.questions.get(question)?.controls ?? [];
  return controls.filter((each) => !asked.includes(each)).map((each) => `${id} names ${each}, which ${question} is not about`);
}

describe("every rule", () => {
  it("names controls and a question that exist", () => {
    expect(() => checkRules(catalogue, rules)).not.toThrow();
  });

  it("claims no control that its question is not about", () => {
    expect(rules.flatMap(departures)).toEqual([]);
  });
});

describe("a departure is found", () => {
  const cases: readonly (readonly [controls: readonly [string, ...string[]], found: readonly string[]])[] = [
    [["12.4.1"], []],
    [["12.4.1", "13.1.1"], []],
    [["13.1.1", "12.4.1"], []],
    [["12.4.1", "9.2.3"], ["a/rule names 9.2.3, which NET-14 is not about"]],
  ];
  it.each(cases)("%s", (controls, found) => {
    expect(departures({ id: "a/rule", question: "NET-14", controls })).toEqual(found);
  });
});
