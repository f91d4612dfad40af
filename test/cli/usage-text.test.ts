import { Command, type CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { usageText } from "../../src/cli/usage-text.ts";

function complaint(...args: readonly string[]): ReturnType<typeof usageText> {
  const program = new Command("tool").exitOverride().configureOutput({ writeErr: () => undefined, outputError: () => undefined });
  program.command("scan").argument("<path...>").option("--format <format>").exitOverride();
  program.command("rules").exitOverride();
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    return usageText(error as CommanderError);
  }
  throw new Error("it was accepted");
}

describe("a wrong command line", () => {
  it.each([
    [
      ["scan", "--formt", "json", "."],
      "There is no option --formt. Did you mean --format? See: cldscan --help",
      "没有选项 --formt。是否想写 --format？",
    ],
    [["scna"], 'There is no command "scna". Did you mean scan?', "没有命令“scna”。"],
    [["scan"], "<path> is missing.", "缺少参数 <path>。"],
    [["scan", ".", "--format"], "--format <format>: the value is missing.", "缺少取值。"],
    [["rules", "more"], "There are too many arguments.", "参数过多。"],
    [[], "A command is missing", "缺少命令"],
  ])("%j is told in both languages", (args, en, zh) => {
    const said = complaint(...args);
    expect(said.en).toContain(en);
    expect(said.zh).toContain(zh);
  });
});
