import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/program.ts";
import { plant } from "../support/command.ts";

let folder = "";
const before = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-usage-"));
  plant(folder, {
    "code/main.tf": 'resource "aws_vpc" "main" {}\n',
    "empty/README.txt": "nothing here",
    "other.json": '{ "name": "no answers" }',
    "wrong.yaml": "failon: none\n",
  });
  process.chdir(folder);
  vi.stubEnv("LC_ALL", "C.UTF-8");
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => {
  process.chdir(before);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function said(args: readonly string[]): Promise<{ readonly code: number; readonly err: string; readonly out: string }> {
  let [out, err] = ["", ""];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  return { code: await run(args, "1.2.3"), err, out };
}

describe("what must be put right first ends with 2 and one sentence", () => {
  it.each<[args: readonly string[], en: RegExp, zh: RegExp]>([
    [["scna"], /^There is no command "scna"\. Did you mean scan\?/, /没有命令“scna”/],
    [["scan"], /^<path> is missing\./, /缺少参数/],
    [["scan", "code", "--frmat", "json"], /^There is no option --frmat\. Did you mean --format\?/, /没有选项 --frmat/],
    [["scan", "code", "--format", "xml"], /^--format: "xml" is not allowed\. Choose one of: table, json\./, /不支持“xml”/],
    [["scan", "code", "--fail-on", "hgh"], /^--fail-on: "hgh" is not allowed\. Did you mean "high"\?/, /是否想写“high”/],
    [["scan", "code", "--include", "fail"], /^--include: "fail" is not allowed\./, /不支持“fail”/],
    [["scan", "empty"], /^empty: There is nothing to scan here/, /没有可扫描的内容/],
    [["scan", "code", "--exclude", "*.tf"], /^code: There is nothing to scan here/, /没有可扫描的内容/],
    [["scan", "code", "nowhere"], /^nowhere: There is no such file or folder\./, /没有这个文件或目录/],
    [["scan", "empty/README.txt"], /^empty\/README\.txt: This is no file that can be scanned\./, /无法扫描这种文件/],
    [["scan", "other.json"], /^other\.json: This is no file that can be scanned\./, /无法扫描这种文件/],
    [["scan", "code", "--rule", "no/such"], /^There is no rule "no\/such"\./, /没有规则“no\/such”/],
    [["scan", "code", "--framework", "iso9001"], /^There is no framework "iso9001"\. There are: dni-csisms-2026, /, /没有标准“iso9001”/],
    [["scan", "code", "--var", "hunter2"], /^--var: Write it as name=value\.$/, /请写成 名称=值/],
    [["scan", "code", "--var-file", "gone.tfvars"], /^--var-file gone\.tfvars: This file cannot be read\./, /无法读取该文件/],
    [
      ["scan", "code", "--config", "wrong.yaml"],
      /^wrong\.yaml:1:1: Unknown key "failon"\. Did you mean "failOn"\?/,
      /wrong\.yaml:1:1：未知的键“failon”/,
    ],
    [["scan", "code", "--config", "gone.yaml"], /^gone\.yaml: This configuration file cannot be read\./, /无法读取该配置文件/],
    [
      ["scan", "code", "--output", "gone/result.txt"],
      /^--output gone\/result\.txt: The result could not be written \(ENOENT\)\./,
      /无法写入结果/,
    ],
    [["explain", "nonsense"], /^"nonsense" is neither a rule nor a control\./, /既不是规则/],
    [["explain", "vm-hardening/ssh-closed-to-internt"], /Did you mean "vm-hardening\/ssh-closed-to-internet"\?/, /是否想写/],
  ])("%j", async (args, en, zh) => {
    const [english, chinese] = [await said(args), await said([...args, "--lang", "zh"])];
    expect([english.code, chinese.code]).toEqual([2, 2]);
    expect(english.err.trimEnd()).toMatch(en);
    expect(chinese.err.trimEnd()).toMatch(zh);
    for (const { err, out } of [english, chinese]) expect([out, err.trimEnd().split("\n").length]).toEqual(["", 1]);
  });

  it("without a command the help is shown too", async () => {
    const { code, err } = await said([]);
    expect(code).toBe(2);
    expect(err).toContain("Usage: cldscan");
  });
});

describe("help and version", () => {
  it.each([
    [["--help"], /Commands:\n {2}scan/],
    [["--help", "--lang", "zh"], /命令：\n {2}scan/],
    [["scan", "--help"], /Exit codes:\n {2}0 /],
    [["scan", "--help", "--lang", "zh"], /退出码：\n {2}0 /],
    [["--version"], /^1\.2\.3\n$/],
  ])("%j", async (args, shown) => {
    const { code, out, err } = await said(args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(shown);
  });
});
