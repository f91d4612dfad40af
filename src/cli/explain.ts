import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { loadCatalogue } from "../framework/catalogue.ts";
import { findControl } from "../framework/lookup.ts";
import { explanationOfControl } from "./explain-control.ts";
import { explanationOfRule } from "./explain-rule.ts";
import { words } from "./explain-texts.ts";
import { frameworkFor } from "./framework.ts";
import { languageOf } from "./language.ts";
import { toStandardOutput } from "./output.ts";
import type { LookUpFlags } from "./print-rules.ts";
import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

/** Explains a rule by its id, or the controls that an id names in a framework. Throws a UsageError when it names nothing. */
export async function explain(subject: string, flags: LookUpFlags): Promise<void> {
  await toStandardOutput(explanation(subject, flags).map((line) => `${line}\n`));
}

function explanation(subject: string, flags: LookUpFlags): readonly string[] {
  const language = languageOf(flags.lang, process.env);
  const width = Math.min(100, process.stdout.columns || 100);
  const catalogue = loadCatalogue(catalogueData);
  const framework = frameworkFor(catalogue, flags.framework);
  const rule = rules.find((each) => each.id === subject);
  if (rule !== undefined) return explanationOfRule(rule, { catalogue, framework, language, width });
  const { matches, elsewhere } = findControl(catalogue, framework, subject);
  const controls = (where: typeof framework, found: typeof matches): readonly string[] =>
    found.flatMap((match, index) => [
      ...(index === 0 ? [] : [""]),
      ...explanationOfControl(match, subject, { catalogue, framework: where, rules, language, width }),
    ]);
  if (matches.length > 0) return controls(framework, matches);
  if (elsewhere.length === 0) {
    const ids = [...rules.map((each) => each.id), ...framework.controls.map((each) => each.shown)];
    throw new UsageError(messages.unknownSubject(subject, ids));
  }
  return [
    words.onlyElsewhere(subject, framework.number)[language],
    ...elsewhere.flatMap((each) => ["", ...controls(each.framework, each.matches)]),
  ];
}
