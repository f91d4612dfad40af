import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/engine/evaluate.ts";
import { Positions } from "../../src/model/at.ts";
import { Inventory } from "../../src/model/inventory.ts";
import type { KindName, Resource } from "../../src/model/kinds.ts";
import type { Text } from "../../src/model/text.ts";
import type { Rule } from "../../src/rule/define-rule.ts";
import { EXAMPLE_DAY, type Example } from "../../src/rule/example.ts";
import { defaultsOf } from "../../src/rule/parameter.ts";
import { surroundingsOf } from "../../src/rule/surroundings.ts";
import type { Outcome } from "../../src/rule/verdict.ts";
import { forget, forgetEverything, reversed, spots } from "../support/forgetting.ts";

const rules = await loadRules();

/** Judges an example in an inventory that holds nothing else and has seen everything. */
function outcomeOf(rule: Rule, example: Example<KindName>): Outcome {
  const resources: Resource[] = [example.resource, ...(example.with ?? [])];
  const inventory = new Inventory({ resources, listed: [{ kinds: "every", scope: "example" }], elsewhere: [], positions: new Positions() });
  return judge(rule, example.resource, { ...surroundingsOf(inventory), asOf: EXAMPLE_DAY, params: defaultsOf(rule.params) }).outcome;
}

describe.each(rules)("$id", ({ path, rule }) => {
  const examples = [
    ...rule.examples.pass.map((example) => ({ example, outcome: "pass" as const })),
    ...rule.examples.fail.map((example) => ({ example, outcome: "fail" as const })),
  ];

  it("has its path as id, and a primary control", () => {
    expect(rule.id).toBe(path);
    expect(rule.controls.length).toBeGreaterThan(0);
  });

  it("speaks English and Chinese", () => {
    for (const text of textsOf(rule)) {
      expect(text.en).toMatch(/[a-z]/i);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each(examples)("judges its own example ($outcome)", ({ example, outcome }) => {
    expect(outcomeOf(rule, frozen(example))).toBe(outcome);
  });

  it("does not repeat an example", () => {
    const written = examples.map(({ example }) =>
      JSON.stringify(example, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    );
    expect(new Set(written).size).toBe(written.length);
  });

  it.each(examples)("never decides otherwise when less is known ($outcome)", ({ example, outcome }) => {
    const places = spots(example);
    fc.assert(
      fc.property(fc.subarray(places), (forgotten) => {
        expect([outcome, "undetermined"]).toContain(outcomeOf(rule, forget(example, forgotten)));
      }),
      { numRuns: 200 },
    );
  });

  it.each(examples)("does not care about the order of things ($outcome)", ({ example, outcome }) => {
    expect(outcomeOf(rule, reversed(example))).toBe(outcome);
  });

  it.each(examples)("is undetermined when nothing is known ($outcome)", ({ example }) => {
    expect(outcomeOf(rule, forgetEverything(example))).toBe("undetermined");
  });
});

async function loadRules(): Promise<{ id: string; path: string; rule: Rule }[]> {
  const root = new URL("../../rules/", import.meta.url);
  const found: { id: string; path: string; rule: Rule }[] = [];
  for (const theme of readdirSync(root, { withFileTypes: true })) {
    if (!theme.isDirectory() || theme.name === "frameworks") continue;
    for (const file of readdirSync(new URL(`${theme.name}/`, root))) {
      const module = (await import(new URL(`${theme.name}/${file}`, root).href)) as { default: Rule };
      const path = `${theme.name}/${file.replace(/\.ts$/, "")}`;
      found.push({ id: path, path, rule: module.default });
    }
  }
  return found;
}

function textsOf(rule: Rule): readonly Text[] {
  const fixes = Object.values(rule.fix).map((fix) => fix.text);
  return [rule.title, rule.why, ...fixes, ...Object.values(rule.params).map((each) => each.label)];
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
