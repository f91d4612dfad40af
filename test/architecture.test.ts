import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { HOUSE_RULES, sizeAt, type SourceFile } from "./support/house-rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = [
  ...["src", "rules", "providers", "test", "bench"].flatMap((folder) => filesUnder(folder, /\.(ts|md|json|ya?ml)$/)),
  ...filesUnder("fixtures", /\.(tf|tfvars|json|ya?ml|bicep|txt|md)$/),
  ...["README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"]
    .filter((path) => existsSync(join(root, path)))
    .map(read),
];

function read(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

function filesUnder(folder: string, names: RegExp): readonly SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => read(relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")));
}

const length = (count: number): string => "const x = 1;\n".repeat(count);

describe("the house rules can fail", () => {
  const bad: readonly (readonly [rule: string, path: string, text: string])[] = [
    ["file and folder names are kebab-case", "src/model/TrafficRule.ts", ""],
    ["file and folder names are kebab-case", "test/iac_reader/lexer.test.ts", ""],
    ["a name says what is inside", "src/engine/utils.ts", ""],
    ["a name says what is inside", "providers/aws/common/live.ts", ""],
    ["folders are at most four deep", "src/a/b/c/d/e.ts", ""],
    ["a file holds one idea", "src/engine/judge.ts", length(401)],
    ["a file holds one idea", "rules/logging/flow-logs-on.ts", length(101)],
    ["a file holds one idea", "providers/aws/s3/terraform.ts", length(131)],
    ["no barrel", "src/model/index.ts", ""],
    ["relative imports", "src/engine/judge.ts", 'import { a } from "./a.js";'],
    ["relative imports", "src/engine/judge.ts", 'export type { A } from "../model/a";'],
    ["host names", "providers/aws/session.ts", 'const host = "s3.cn-north-1.amazonaws.com.cn";'],
    ["host names", "src/cli/main.ts", "fetch('https://management.azure.com/');"],
    ["host names", "providers/aws/s3/live.ts", 'const all = "arn:aws-cn:s3:::*";'],
    ["no hole", "src/engine/judge.ts", "const x = y as any;"],
    ["no hole", "src/engine/judge.ts", "function f(x: any) {}"],
    ["no hole", "src/engine/judge.ts", "// eslint-disable-next-line"],
    ["no hole", "src/engine/judge.ts", "// @ts-expect-error"],
    ["no hole", "test/engine/judge.test.ts", "const list: any[] = [];"],
    ["every test runs", "test/a.test.ts", "it.only('x', () => {});"],
    ["every test runs", "test/a.test.ts", "describe.concurrent.skip('x', () => {});"],
    ["nothing is left open", "src/a.ts", "// TODO: later"],
    ["no path of one machine", "fixtures/golden/table.txt", "  --> /root/tree/main.tf:3"],
    ["no path of one machine", "README.md", "(/Users/me/main.tf)"],
    ["no credential", "fixtures/api/aws/keys.json", `"AccessKeyId": "AKIA${"Q".repeat(16)}"`],
  ];
  it.each(bad)("%s: %s", (rule, path, text) => {
    const broken = HOUSE_RULES.filter(({ check }) => check({ path, text }).length > 0).map(({ name }) => name);
    expect(broken).toEqual([expect.stringContaining(rule)]);
  });
});

describe("the house rules leave ordinary code alone", () => {
  const good: readonly (readonly [path: string, text: string])[] = [
    ["src/model/traffic-rule.ts", 'import { a } from "./a.ts";\n// any source, any port\n'],
    ["src/engine/judge.ts", length(400)],
    ["rules/index.ts", length(2000)],
    ["rules/frameworks/dni-csisms-2026.ts", length(400)],
    ["providers/azure/clouds.ts", 'const arm = "https://management.chinacloudapi.cn";'],
    ["providers/aws/s3/live.ts", "/** https://docs.aws.amazon.com says that s3.amazonaws.com answers. */"],
    ["test/model/fact.test.ts", "// @ts-expect-error a fact is narrowed first\nit.skipIf(root)('x', () => {});"],
    ["fixtures/iac/azure/vm.tf", 'path = "/home/azureuser/.ssh/authorized_keys"'],
    ["fixtures/api/aws/keys.json", '"AKIAIOSFODNN7EXAMPLE"'],
  ];
  it.each(good)("%s", (path, text) => {
    expect(HOUSE_RULES.flatMap(({ check }) => check({ path, text }))).toEqual([]);
  });

  it("measures sizes", () => {
    const sizes = [1, 2, 3, 10].map((count) => ({ path: "src/a.ts", text: length(count) }));
    expect([sizeAt(0, sizes), sizeAt(0.5, sizes), sizeAt(0.9, sizes)]).toEqual([1, 3, 10]);
  });
});

describe("this repository", () => {
  it.each(HOUSE_RULES)("$name", ({ check }) => {
    expect(files.flatMap((file) => check(file).map((found) => `${file.path}: ${found}`))).toEqual([]);
  });

  it("keeps its files small: median at most 100 lines, nine in ten at most 200", () => {
    const source = files.filter(
      ({ path }) => /^(src|rules|providers)\/.*\.ts$/.test(path) && !/index\.ts$|^rules\/frameworks\//.test(path),
    );
    expect(sizeAt(0.5, source)).toBeLessThanOrEqual(100);
    expect(sizeAt(0.9, source)).toBeLessThanOrEqual(200);
  });
});
