import { Command, CommanderError, Option } from "commander";
import type { Language, Text } from "../model/text.ts";
import { askedLanguage, languageOf } from "./language.ts";
import { severities } from "./exit-code.ts";
import { headings, help } from "./help-texts.ts";
import { liveFlags, type LiveFlags } from "./live/flags.ts";
import type { PermissionFlags } from "./live/print-permissions.ts";
import type { ScanFlags } from "./scan.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";
import { usageText } from "./usage-text.ts";

/** Runs one command line and gives the exit code. */
export async function run(args: readonly string[], version: string): Promise<number> {
  const language = languageOf(askedLanguage(args), process.env);
  const complain = (text: Text): number => {
    process.stderr.write(`${text[language]}\n`);
    return 2;
  };
  let code = 0;
  const program = programIn(language, version, (done) => (code = done));
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : complain(usageText(error));
    if (error instanceof UsageError) return complain(error.text);
    if (process.env["CLDSCAN_DEBUG"] !== undefined) process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    return complain(messages.crashed(error instanceof Error ? error.message : String(error)));
  }
}

function programIn(language: Language, version: string, finish: (code: number) => void): Command {
  const say = (text: Text): string => text[language];
  const option = (flags: string, text: Text): Option => new Option(flags, say(text));
  const lang = (): Option => option("--lang <language>", help.lang).argParser(oneOf("--lang", ["en", "zh"]));
  const program = new Command("cldscan")
    .description(say(help.tool))
    .version(version, "-V, --version", say(help.version))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => headings[title]?.[language] ?? title })
    .addHelpText("after", `\n${say(help.exitCodes)}`);
  const command = (name: string, text: Text): Command =>
    program
      .command(name)
      .description(say(text))
      .helpOption("-h, --help", say(help.help))
      .addOption(lang())
      .addOption(option("--framework <id>", help.framework))
      .configureHelp({ styleTitle: (title) => headings[title]?.[language] ?? title });
  program.helpOption("-h, --help", say(help.help));

  const scanning = command("scan", help.scan)
    .argument("<path...>", say(help.paths))
    .addOption(option("--format <format>", help.format).argParser(oneOf("--format", ["table", "json"])))
    .addOption(option("--output <file>", help.output))
    .addOption(option("--save <file>", help.save))
    .addOption(option("--rule <id>", help.rule).argParser(collect))
    .addOption(option("--min-severity <severity>", help.minSeverity).argParser(oneOf("--min-severity", severities)))
    .addOption(option("--exclude <glob>", help.exclude).argParser(collect))
    .addOption(option("--include <outcome>", help.include).argParser(oneOfMany("--include", ["pass", "not-applicable"])))
    .addOption(option("--fail-on <severity>", help.failOn).argParser(oneOf("--fail-on", [...severities, "none"])))
    .addOption(option("--allow-incomplete", help.allowIncomplete))
    .addOption(option("--strict", help.strict))
    .addOption(option("--var <name=value>", help.variable).argParser(collect))
    .addOption(option("--var-file <file>", help.variableFile).argParser(collect))
    .addOption(option("--workspace <name>", help.workspace))
    .addOption(option("--config <file>", help.config))
    .addOption(option("--no-color", help.color))
    .addHelpText("after", `\n${say(help.exitCodes)}`)
    .action(async (paths: readonly string[], flags: ScanFlags & LiveFlags) => {
      const { scan } = await import("./scan.ts");
      finish(await scan(paths, flags, version));
    });
  for (const each of liveFlags) {
    const made = option(each.flags, each.help);
    scanning.addOption(each.many === true ? made.argParser(collect) : made);
  }
  command("permissions", help.permissions)
    .argument("<cloud>", say(help.cloud))
    .addOption(option("--partition <cloud>", help.partition))
    .addOption(option("--form <form>", help.form))
    .addOption(option("--member-role <name>", help.memberRole))
    .action(async (cloud: string, flags: PermissionFlags) => {
      const { printPermissions } = await import("./live/print-permissions.ts");
      await printPermissions(cloud, flags);
    });
  command("rules", help.rules).action(async (flags: { readonly lang?: Language; readonly framework?: string }) => {
    const { printRules } = await import("./print-rules.ts");
    await printRules(flags);
  });
  command("explain", help.explain)
    .argument("<subject>", say(help.subject))
    .action(async (subject: string, flags: { readonly lang?: Language; readonly framework?: string }) => {
      const { explain } = await import("./explain.ts");
      await explain(subject, flags);
    });
  return program;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function oneOf(option: string, allowed: readonly string[]): (value: string) => string {
  return (value) => {
    if (!allowed.includes(value)) throw new UsageError(messages.notAllowed(option, value, allowed));
    return value;
  };
}

function oneOfMany(
  option: string,
  allowed: readonly string[],
): (value: string, before: readonly string[] | undefined) => readonly string[] {
  return (value, before) => collect(oneOf(option, allowed)(value), before);
}
