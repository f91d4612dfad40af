import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { loadClouds, loadRules, type Load } from "../../src/codegen/catalogue.ts";
import { loadProviders } from "../../src/codegen/load-providers.ts";
import { table } from "../../src/codegen/markdown.ts";
import { providersPage } from "../../src/codegen/pages.ts";
import { rulesPage } from "../../src/codegen/rules-page.ts";
import { sources } from "../../src/codegen/sources.ts";
import type { Cell } from "../../src/codegen/support.ts";
import { providers } from "../../providers/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const load: Load = async (path) => (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Awaited<ReturnType<Load>>;

describe("pages made from the registries", () => {
  it("list every rule with its link and both titles", async () => {
    const [rules, clouds] = await Promise.all([loadRules(root, load), loadClouds(root, load)]);
    const page = rulesPage(rules, clouds, []);
    for (const { rule } of rules) {
      expect(page).toContain(`[\`${rule.id}\`](${rule.id}.ts) | ${rule.severity} | ${rule.title.en} | ${rule.title.zh}`);
    }
    expect(page).toContain(`${String(rules.length)} rules over `);
  });

  it("say of every source of every cloud what it can tell, each note once", async () => {
    const [[entry], clouds] = await Promise.all([loadRules(root, load), loadClouds(root, load)]);
    if (entry === undefined) throw new Error("no rule");
    const cell = (cloud: Cell["cloud"], name: string, support: Cell["support"], ...notes: readonly string[]): Cell[] =>
      sources.filter((source) => source.name === name).map((source) => ({ rule: entry.rule.id, cloud, source, support, notes }));
    const page = rulesPage([entry], clouds, [
      ...cell("aws", "terraform", "supported"),
      ...cell("aws", "live", "explained", "Not yet."),
      ...cell("azure", "terraform", "not offered", "There is none.", "Not yet."),
    ]);
    expect(page).toContain(
      "| missing | missing | supported | explained [1](#note-1) | not offered [2](#note-2) [1](#note-1) | missing | missing |",
    );
    expect(page).toContain('1. <a id="note-1"></a>Not yet.\n2. <a id="note-2"></a>There is none.\n');
  });

  it("list every type that is read, with its kinds", async () => {
    const clouds = await loadClouds(root, load);
    const page = providersPage(clouds);
    for (const mapper of clouds.flatMap((cloud) => cloud.mappers.terraform)) {
      for (const type of mapper.reads) expect(page).toContain(`| \`${type}\` | ${mapper.kinds.map((kind) => `\`${kind}\``).join(", ")} |`);
    }
  });
});

it("the providers put together from their files have all that those of the registry have", async () => {
  const parts = (all: typeof providers): readonly (readonly string[])[] => all.map((each) => Object.keys(each).toSorted());
  expect(parts(await loadProviders(root, load))).toEqual(parts(providers));
});

it("a cell cannot break its table", () => {
  expect(table(["a"], [["x | y"]])).toBe("| a |\n|---|\n| x \\| y |");
});
