import { describe, expect, it } from "vitest";
import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { loadCatalogue } from "../../src/framework/catalogue.ts";
import type { Framework } from "../../src/framework/framework.ts";
import { findControl, frameworkById, matchesIn } from "../../src/framework/lookup.ts";

const catalogue = loadCatalogue(catalogueData);
const [dni, cts, iso] = catalogue.frameworks as readonly [Framework, Framework, Framework];

const found = (framework: Framework, typed: string): readonly string[] =>
  matchesIn(framework, typed).map(({ control, via }) => `${control.shown} by ${via}`);

describe("an id that a user types", () => {
  const cases: readonly (readonly [framework: Framework, typed: string, found: readonly string[]])[] = [
    [dni, "9.2.3", ["9.2.3 by id"]],
    [dni, "CLD.9.5.2", ["CLD.9.5.2 by id"]],
    [dni, "CLD. 9. 5. 2", ["CLD.9.5.2 by id"]],
    [dni, "cld.9.5.2", ["CLD.9.5.2 by id"]],
    [dni, "9.5.2", []],
    [dni, "9.2", []],
    [dni, "", []],
    [iso, "18.2.3", ["18.2.3 by id"]],
    [cts, "8.4.8", ["8.4.8 by id"]],
    [cts, "12.4.1", ["8.4.8 by iso"]],
    [cts, "6.1.1", ["8.4.2 by iso", "8.4.3 by iso"]],
    [cts, "6.1.5", ["8.4.3 by misprint"]],
    [cts, "8.4.12 c)", ["8.4.12 c) by id"]],
    [cts, "8.4.12c", ["8.4.12 c) by id"]],
    [cts, "8.4.12.C", ["8.4.12 c) by id"]],
    [cts, "８.４.１２ c）", ["8.4.12 c) by id"]],
    [cts, "8.4.12", ["8.4.12 a) by group", "8.4.12 b) by group", "8.4.12 c) by group", "8.4.12 d) by group"]],
    [cts, "8.4.1", ["8.4.1 by id"]],
    [cts, "CLD.9.5.2", ["8.4.12 c) by iso"]],
  ];
  it.each(cases.map(([framework, ...rest]) => [framework.id, ...rest, framework] as const))(
    "%s: %s → %s",
    (_id, typed, expected, framework) => {
      expect(found(framework, typed)).toEqual(expected);
    },
  );
});

describe("a misprinted id", () => {
  const misprints = ["CLD.8.1.1", "CLD.13.1.1", "CLD.9.1.5"];

  it.each(misprints)("%s is understood in the document that prints it", (typed) => {
    expect(matchesIn(cts, typed).map(({ via }) => via)).toEqual(["misprint"]);
  });

  it.each(misprints)("%s means nothing elsewhere, and the user is told where it is printed", (typed) => {
    for (const framework of [dni, iso]) {
      const { matches, elsewhere } = findControl(catalogue, framework, typed);
      expect(matches).toEqual([]);
      expect(elsewhere.map((each) => each.framework.id)).toEqual(["cts-tbgl142-2026"]);
    }
  });

  it("does not leak when it is a real id: CLD.12.1.5 is printed for d) but is about c)", () => {
    expect(found(cts, "CLD.12.1.5")).toEqual(["8.4.12 c) by iso", "8.4.12 d) by misprint"]);
    expect(found(dni, "CLD.12.1.5")).toEqual(["CLD.12.1.5 by id"]);
    expect(found(dni, "CLD.12.4.5")).toEqual(["CLD.12.4.5 by id"]);
    expect(found(cts, "CLD.12.4.5")).toEqual(["8.4.12 d) by iso"]);
  });
});

it("finds a framework by its id", () => {
  expect(frameworkById(catalogue, " DNI-CSISMS-2026 ")).toBe(dni);
  expect(frameworkById(catalogue, "iso27017")).toBeUndefined();
});
