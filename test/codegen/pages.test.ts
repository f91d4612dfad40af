import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { loadClouds, loadRules, type Load } from "../../src/codegen/catalogue.ts";
import { table } from "../../src/codegen/markdown.ts";
import { providersPage, rulesPage } from "../../src/codegen/pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const load: Load = async (path) => (await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)) as Awaited<ReturnType<Load>>;

describe("pages made from the registries", () => {
  it("list every rule with its link, both titles and where it can be judged", async () => {
    const [rules, clouds] = await Promise.all([loadRules(root, load), loadClouds(root, load)]);
    const page = rulesPage(rules, clouds);
    for (const { rule } of rules) {
      expect(page).toContain(`[\`${rule.id}\`](${rule.id}.ts) | ${rule.severity} | ${rule.title.en} | ${rule.title.zh}`);
    }
    expect(page).toMatch(/flow-logs-on.*\| ● \|/);
  });

  it("list every type that is read, with its kinds", async () => {
    const clouds = await loadClouds(root, load);
    const page = providersPage(clouds);
    for (const mapper of clouds.flatMap((cloud) => cloud.mappers.terraform)) {
      for (const type of mapper.reads) expect(page).toContain(`| \`${type}\` | ${mapper.kinds.map((kind) => `\`${kind}\``).join(", ")} |`);
    }
  });
});

it("a cell cannot break its table", () => {
  expect(table(["a"], [["x | y"]])).toBe("| a |\n|---|\n| x \\| y |");
});
