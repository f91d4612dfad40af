import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadClouds, loadRules, type Load } from "./catalogue.ts";
import { judgedFixtures } from "./fixtures.ts";
import { schemaText } from "./json-schema.ts";
import { kindShapesText, transpiled } from "./kind-shapes.ts";
import { newRule } from "./new-rule.ts";
import { loadProviders } from "./load-providers.ts";
import { providersPage } from "./pages.ts";
import { providersRegistry, rulesRegistry } from "./registries.ts";
import { rulesPage } from "./rules-page.ts";
import { supportIn } from "./support-in.ts";

// Runs from dist/src/codegen; modules are loaded from what was built beside it.
const root = fileURLToPath(new URL("../../..", import.meta.url));
const load: Load = async (path) =>
  (await import(pathToFileURL(join(root, "dist", path.replace(/\.ts$/, ".js"))).href)) as Awaited<ReturnType<Load>>;

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

function registries(): void {
  write("rules/index.ts", rulesRegistry(root));
  write("providers/index.ts", providersRegistry(root));
}

async function docs(): Promise<void> {
  // First the registries: they need nothing to compile, and everything else needs them.
  registries();
  const [rules, clouds, providers] = await Promise.all([loadRules(root, load), loadClouds(root, load), loadProviders(root, load)]);
  const samples = judgedFixtures(
    root,
    rules.map(({ rule }) => rule),
    providers,
  );
  write("rules/README.md", rulesPage(rules, clouds, supportIn(rules, clouds, samples).cells));
  write("providers/README.md", providersPage(clouds));
  write("src/report/report.schema.json", schemaText());
  await snapshotFormat();
}

/** The schema is made of the shapes as they are written now, not as they were when everything was built. */
async function snapshotFormat(): Promise<void> {
  const shapes = await kindShapesText(root);
  write("src/snapshot/kind-shapes.ts", shapes);
  write("dist/src/snapshot/kind-shapes.js", transpiled(shapes));
  const { snapshotSchemaText } = await import("./snapshot-schema.ts");
  write("src/snapshot/snapshot.schema.json", snapshotSchemaText());
}

const [command, argument] = process.argv.slice(2);
try {
  if (command === "docs") await docs();
  else if (command === "new-rule") {
    const path = newRule(root, argument);
    registries();
    process.stdout.write(`${path} is there to fill in. Then: npm test, npm run docs\n`);
  } else throw new Error("Commands: docs, new-rule <theme>/<what-must-hold>");
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
