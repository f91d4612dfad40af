/** Every tree under fixtures/iac says in its first lines what each rule must find in it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { providers } from "../providers/index.ts";
import { rules } from "../rules/index.ts";
import { loadClouds, loadRules, type Load } from "../src/codegen/catalogue.ts";
import { judgedFixtures } from "../src/codegen/fixtures.ts";
import type { Finding } from "../src/result/finding.ts";
import { supportIn } from "../src/codegen/support-in.ts";
import { cannotHappen, hasNoDefault } from "./support/cannot-happen.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const trees = join(root, "fixtures/iac");
const clouds = ["aws", "azure", "alicloud"] as const;

interface Expectation {
  readonly cloud: string;
  readonly folder: string;
  readonly rule: string;
  readonly address: string;
  readonly outcome: string;
}

const expectations = readExpectations();
const samples = judgedFixtures(root, rules, providers);
const outcomes = new Map<string, string[]>();
for (const { id, finding } of samples) {
  const key = `${finding.rule} ${id}`;
  outcomes.set(key, [...(outcomes.get(key) ?? []), finding.outcome]);
}

const load: Load = async (path) => (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Awaited<ReturnType<Load>>;
const [entries, supports] = await Promise.all([loadRules(root, load), loadClouds(root, load)]);
const { cells, stale } = supportIn(entries, supports, samples);
const told = new Map(cells.map((cell) => [`${cell.cloud} ${cell.source.name} ${cell.rule}`, cell]));

describe.each(clouds)("%s", (cloud) => {
  const mine = expectations.filter((each) => each.cloud === cloud);
  const found = samples.filter(({ id }) => id.startsWith(`iac/${cloud}/`));

  it.each(mine.map((each) => [each.folder, each.rule, each.address, each.outcome] as const))(
    "%s: %s of %s is %s",
    (folder, rule, address, outcome) => {
      expect(outcomes.get(`${rule} iac/${folder}#${address}`)).toEqual([outcome]);
    },
  );

  it.each(rules.map((rule) => rule.id))("%s has a passing, a failing and an undetermined tree, or says why not", (rule) => {
    const missing = missingOutcomes(cloud, rule);
    expect(missing).toEqual(
      told.get(`${cloud} terraform ${rule}`)?.support === "supported" ? (cannotHappen[`${cloud} ${rule}`] ?? []) : missing,
    );
  });

  it.each(rules.map((rule) => rule.id))("%s has a tree in which nothing is written, or says why not", (rule) => {
    const key = `${cloud} ${rule}`;
    const supported = told.get(`${cloud} terraform ${rule}`)?.support === "supported";
    const byDefault = found.some(({ finding }) => finding.rule === rule && finding.evidence.some(isByDefault));
    expect(!supported || byDefault || hasNoDefault.includes(key) || hasNoDefault.includes(rule)).toBe(true);
  });

  function missingOutcomes(of: string, rule: string): readonly string[] {
    const there = new Set(expectations.filter((each) => each.cloud === of && each.rule === rule).map((each) => each.outcome));
    return ["pass", "fail", "undetermined"].filter((each) => !there.has(each));
  }
});

describe("the table of rules, clouds and sources", () => {
  it("has no empty cell", () => {
    const empty = cells.filter(({ support }) => support === "missing").map(({ cloud, source, rule }) => `${cloud} ${source.name} ${rule}`);
    expect(empty).toEqual([]);
  });

  it("gives a reason wherever it does not say that a rule is supported", () => {
    expect(cells.filter(({ support, notes }) => support !== "supported" && notes.length === 0)).toEqual([]);
  });

  it("explains nothing that needs no explanation", () => {
    expect(stale).toEqual([]);
  });

  it("says nothing of what cannot happen where a rule is not supported", () => {
    const supported = cells.filter(({ source, support }) => source.name === "terraform" && support === "supported");
    const keys = new Set(supported.flatMap(({ cloud, rule }) => [rule, `${cloud} ${rule}`]));
    expect([...Object.keys(cannotHappen), ...hasNoDefault].filter((key) => !keys.has(key))).toEqual([]);
  });
});

/** Rests on something that is not written: a default, what the platform does, that there is none of something, or that nothing says it. */
function isByDefault({ basis, assumes, value, why }: Finding["evidence"][number]): boolean {
  const unsaid = why?.code === "not-visible" || why?.code === "not-in-format";
  return unsaid || basis !== undefined || assumes !== undefined || (Array.isArray(value) && value.length === 0);
}

function readExpectations(): readonly Expectation[] {
  const files = readdirSync(trees, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tf"));
  return files.flatMap((file) => {
    const folder = dirname(file);
    const lines = readFileSync(join(trees, file), "utf8").matchAll(/^# expect (\S+) (\S.*?) (pass|fail|undetermined|not-applicable)$/gm);
    return Array.from(lines, ([, rule = "", address = "", outcome = ""]) => ({
      cloud: folder.split("/")[0] ?? "",
      folder,
      rule,
      address,
      outcome,
    }));
  });
}
