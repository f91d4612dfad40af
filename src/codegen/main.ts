import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { providersRegistry, rulesRegistry } from "./registries.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function docs(): void {
  writeFileSync(join(root, "rules/index.ts"), rulesRegistry(root));
  writeFileSync(join(root, "providers/index.ts"), providersRegistry(root));
}

if (process.argv[2] === "docs") docs();
