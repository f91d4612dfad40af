import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

/** Each file imports one thing, as a value (`x`), a type (`type x`) or at run time (`lazy x`). */
const banned: readonly (readonly [rule: string, from: string, to: string])[] = [
  ["model-imports-nothing", "src/model/a.ts", "src/rule/target.ts"],
  ["model-imports-nothing", "src/model/b.ts", "type node:buffer"],
  ["rule-imports-model", "src/rule/a.ts", "src/result/target.ts"],
  ["rules-import-rule-and-model", "rules/logging/a.ts", "src/engine/target.ts"],
  ["rules-import-rule-and-model", "rules/logging/b.ts", "rules/encryption/target.ts"],
  ["catalogues-import-types", "rules/frameworks/a.ts", "src/engine/target.ts"],
  ["result-imports-model", "src/result/a.ts", "type src/engine/target.ts"],
  ["snapshot-imports-model-and-result", "src/snapshot/a.ts", "src/provider/target.ts"],
  ["iac-imports-model-result-and-parsers", "src/iac/terraform/a.ts", "src/provider/target.ts"],
  ["iac-imports-model-result-and-parsers", "src/iac/terraform/b.ts", "commander"],
  ["readers-stay-offline", "src/iac/terraform/c.ts", "node:https"],
  ["provider-imports-model-and-gap", "src/provider/a.ts", "src/engine/target.ts"],
  ["provider-takes-types-from-iac", "src/provider/b.ts", "src/iac/terraform/target.ts"],
  ["provider-contract-is-handed-the-world", "src/provider/c.ts", "node:fs/promises"],
  ["providers-import-their-own", "providers/aws/a.ts", "type src/result/target.ts"],
  ["providers-take-types-from-iac", "providers/aws/b.ts", "src/iac/terraform/target.ts"],
  ["providers-never-meet", "providers/aws/c.ts", "providers/azure/target.ts"],
  ["aws-uses-its-own-sdk", "providers/aws/d.ts", "lazy @azure/arm-resources"],
  ["azure-uses-its-own-sdk", "providers/azure/d.ts", "lazy @alicloud/pop-core"],
  ["alicloud-uses-its-own-sdk", "providers/alicloud/d.ts", "lazy @aws-sdk/client-config-service"],
  ["sdk-only-in-providers", "src/cli/a.ts", "lazy @azure/arm-resources"],
  ["sdk-imported-lazily", "providers/azure/e.ts", "@azure/arm-resources"],
  ["engine-imports-what-it-judges", "src/engine/a.ts", "type src/iac/target.ts"],
  ["framework-imports-what-it-rolls-up", "src/framework/a.ts", "src/report/target.ts"],
  ["report-imports-what-it-shows", "src/report/a.ts", "src/engine/target.ts"],
  ["framework-and-report-take-types-from-rule", "src/report/b.ts", "src/rule/target.ts"],
  ["report-takes-types-and-labels-from-framework", "src/report/e.ts", "src/framework/target.ts"],
  ["outside-world-at-the-border", "src/report/c.ts", "node:fs"],
  ["outside-world-at-the-border", "src/engine/b.ts", "fs"],
  ["registries-only-in-cli", "src/codegen/a.ts", "rules/index.ts"],
  ["parts-are-composed-in-cli", "src/framework/b.ts", "lazy rules/logging/target.ts"],
  ["nobody-imports-cli", "src/report/d.ts", "src/cli/target.ts"],
  ["cli-without-codegen", "src/cli/b.ts", "lazy src/codegen/target.ts"],
  ["nobody-imports-tests", "src/cli/c.ts", "test/target.ts"],
  ["not-to-dev-dependency", "src/cli/d.ts", "fast-check"],
  ["not-to-unresolvable", "src/cli/e.ts", "src/cli/nowhere.ts"],
  ["no-circular", "src/cli/f.ts", "src/cli/g.ts"],
];

const allowed: readonly (readonly [from: string, to: string])[] = [
  ["src/rule/ok.ts", "src/model/target.ts"],
  ["rules/logging/ok.ts", "src/rule/target.ts"],
  ["rules/frameworks/ok.ts", "type src/framework/target.ts"],
  ["src/snapshot/ok.ts", "node:zlib"],
  ["src/codegen/ok.ts", "fast-check"],
  ["src/iac/terraform/ok.ts", "node:fs"],
  ["src/iac/terraform/parser.ts", "yaml"],
  ["src/provider/ok.ts", "type src/iac/terraform/target.ts"],
  ["src/provider/body.ts", "src/iac/value.ts"],
  ["providers/aws/body.ts", "src/iac/document.ts"],
  ["providers/aws/ok.ts", "lazy @aws-sdk/client-config-service"],
  ["providers/azure/ok.ts", "type @azure/arm-resources"],
  ["providers/alicloud/ok.ts", "src/provider/target.ts"],
  ["src/report/ok.ts", "type src/rule/target.ts"],
  ["src/report/words.ts", "src/framework/labels.ts"],
  ["src/report/clause.ts", "type src/framework/target.ts"],
  ["src/cli/ok.ts", "rules/index.ts"],
  ["src/cli/disk.ts", "node:fs"],
  ["src/model/first.ts", "type src/model/second.ts"],
  ["src/model/second.ts", "type src/model/first.ts"],
  ["src/cli/g.ts", "src/cli/f.ts"], // the other half of the circle, which is reported once
];

const packages = ["@aws-sdk/client-config-service", "@azure/arm-resources", "@alicloud/pop-core", "commander", "yaml", "fast-check"];

let folder = "";
const broken = new Map<string, Set<string>>();

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function statement(from: string, wanted: string): string {
  const name = wanted.replace(/^(type|lazy) /, "");
  const local = /^(src|rules|providers|test)\//.test(name);
  const target = local ? `${"../".repeat(from.split("/").length - 1)}${name}` : name;
  if (wanted.startsWith("lazy ")) return `export const it = () => import("${target}");\n`;
  return `import ${wanted.startsWith("type ") ? "type " : ""}{ it } from "${target}";\nexport type It = typeof it;\nvoid it;\n`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-imports-"));
  for (const file of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"]) copyFileSync(join(root, file), join(folder, file));
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js", types: "index.d.ts" }));
    write(`node_modules/${name}/index.js`, "exports.it = 1;\n");
    write(`node_modules/${name}/index.d.ts`, "export const it: number;\n");
  }
  const imports = [...banned.map(([, from, to]) => [from, to] as const), ...allowed];
  for (const [, to] of imports) {
    const path = to.replace(/^(type|lazy) /, "");
    if (/(target|index|value|document|labels)\.ts$/.test(path)) write(path, "export const it = 1;\n");
  }
  for (const [from, to] of imports) write(from, statement(from, to));
  const output = execFileSync(
    process.execPath,
    [cruiser, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "src", "rules", "providers", "test"],
    { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(output) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  for (const { from, rule } of summary.violations) broken.set(from, (broken.get(from) ?? new Set()).add(rule.name));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("an import against the direction of the data breaks the check", () => {
  it.each(banned)("%s: %s → %s", (rule, from) => {
    expect([...(broken.get(from) ?? [])]).toContain(rule);
  });
});

describe("an import along the direction passes", () => {
  it.each(allowed)("%s → %s", (from) => {
    expect([...(broken.get(from) ?? [])]).toEqual([]);
  });
});
