import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { evaluate } from "../engine/evaluate.ts";
import { loadCatalogue } from "../framework/catalogue.ts";
import { rollUp } from "../framework/roll-up.ts";
import type { Language } from "../model/text.ts";
import { render } from "../report/render.ts";
import type { Ledger } from "../provider/ledger.ts";
import type { ScanResult } from "../result/scan-result.ts";
import type { Severity } from "../rule/define-rule.ts";
import { loadConfiguration } from "./configuration.ts";
import { exitCodeOf, type ExitCode, type FailOn } from "./exit-code.ts";
import { frameworkFor } from "./framework.ts";
import { gather } from "./gather.ts";
import { languageOf } from "./language.ts";
import { appearance } from "./appearance.ts";
import { toFile, toStandardOutput } from "./output.ts";
import type { LiveFlags } from "./live/flags.ts";
import { ledgerText } from "./live/ledger-text.ts";
import { progressOn } from "./progress.ts";
import { saveSnapshot } from "./snapshot-files.ts";
import { select } from "./selection.ts";
import { messages } from "./texts.ts";
import { waiverNotes } from "./waiver-notes.ts";

/** The flags of `scan` as the parser hands them over. */
export interface ScanFlags {
  readonly format?: "table" | "json";
  readonly output?: string;
  readonly save?: string;
  readonly lang?: Language;
  readonly framework?: string;
  readonly rule?: readonly string[];
  readonly minSeverity?: Severity;
  readonly exclude?: readonly string[];
  readonly include?: readonly ("pass" | "not-applicable")[];
  readonly failOn?: FailOn;
  readonly allowIncomplete?: true;
  readonly strict?: true;
  readonly var?: readonly string[];
  readonly varFile?: readonly string[];
  readonly workspace?: string;
  readonly config?: string;
  readonly color: boolean;
}

/** Scans, judges and reports. Gives the exit code; throws a UsageError for what the user must put right first. */
export async function scan(targets: readonly string[], flags: ScanFlags & LiveFlags, version: string): Promise<ExitCode> {
  const start = performance.now();
  const catalogue = loadCatalogue(catalogueData);
  const configuration = loadConfiguration(flags.config, process.cwd(), { rules, frameworks: catalogue.frameworks.map((each) => each.id) });
  const language = languageOf(flags.lang ?? configuration.lang, process.env);
  const framework = frameworkFor(catalogue, flags.framework ?? configuration.framework);
  const selection = select(rules, flags.rule ?? []);
  const progress = progressOn(process.stderr, language);
  let asOf = new Date().toISOString();
  let remembered = flags.save !== undefined;
  const { settings, waivers } = configuration;
  let result: ScanResult;
  let asked: Ledger;
  try {
    progress.say(messages.reading());
    const { inventory, gaps, coverage, moment, ledger } = await gather(targets, flags, configuration, progress.say);
    asked = ledger;
    if (moment !== undefined) [asOf, remembered] = [moment, true];
    if (flags.save !== undefined) await saveSnapshot(flags.save, { asOf, version, inventory, gaps, coverage });
    progress.say(messages.judging(coverage.resources));
    result = evaluate(inventory, selection.rules, { asOf, version, settings, waivers, deselected: selection.deselected, gaps, coverage });
  } finally {
    progress.done();
  }
  const chunks = render(flags.format ?? "table", {
    result,
    rollUp: rollUp(catalogue, framework, rules, result),
    language,
    include: new Set(flags.include),
    minSeverity: flags.minSeverity ?? "low",
    // A report that can be had again from a snapshot holds nothing that differs from run to run.
    ...(remembered ? {} : { elapsed: `${((performance.now() - start) / 1000).toFixed(1)} s` }),
    ...appearance({ color: flags.color, toFile: flags.output !== undefined }, process.stdout, process.env),
  });
  await (flags.output === undefined ? toStandardOutput(chunks) : toFile(flags.output, chunks));
  process.stderr.write(ledgerText(asked, language));
  for (const note of waiverNotes(waivers, result.findings, asOf)) process.stderr.write(`${note[language]}\n`);
  return exitCodeOf(result, {
    failOn: flags.failOn ?? configuration.failOn ?? "low",
    allowIncomplete: flags.allowIncomplete === true,
    strict: flags.strict === true,
  });
}
