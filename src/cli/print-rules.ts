import { catalogueData } from "../../rules/frameworks/catalogue-data.ts";
import { rules } from "../../rules/index.ts";
import { loadCatalogue } from "../framework/catalogue.ts";
import type { Framework } from "../framework/framework.ts";
import { clausesOf } from "../framework/mapping.ts";
import type { Language } from "../model/text.ts";
import { padded, widthOf } from "../report/width.ts";
import type { Rule } from "../rule/define-rule.ts";
import { severities } from "./exit-code.ts";
import { severityText, words } from "./explain-texts.ts";
import { frameworkFor } from "./framework.ts";
import { languageOf } from "./language.ts";
import { toStandardOutput } from "./output.ts";

export interface LookUpFlags {
  readonly lang?: Language;
  readonly framework?: string;
}

/** Lists all rules on standard output, theme by theme. Throws a UsageError for an unknown framework. */
export async function printRules(flags: LookUpFlags): Promise<void> {
  const language = languageOf(flags.lang, process.env);
  const framework = frameworkFor(loadCatalogue(catalogueData), flags.framework);
  await toStandardOutput(ruleLines(rules, framework, language).map((line) => `${line}\n`));
}

/** A block a theme; a line a rule with severity, id and clauses, and its title below. */
function ruleLines(all: readonly Rule[], framework: Framework, language: Language): readonly string[] {
  const say = (rule: Rule): string => severityText[rule.severity][language];
  const left = Math.max(...severities.map((each) => widthOf(severityText[each][language]))) + 2;
  const middle = Math.max(...all.map((rule) => rule.id.length)) + 2;
  return [
    words.ruleCount(all.length, framework.number)[language],
    ...all.flatMap((rule, index) => {
      const { primary, secondary } = clausesOf(framework, rule);
      const clauses = [...(primary === undefined ? [] : [primary]), ...secondary].map((each) => each.shown);
      const opensTheme = themeOf(rule) !== themeOf(all[index - 1]);
      return [
        ...(opensTheme ? [""] : []),
        `${padded(say(rule), left)}${padded(rule.id, middle)}${clauses.join(", ")}`,
        `${" ".repeat(left)}${rule.title[language]}`,
      ];
    }),
  ];
}

function themeOf(rule: Rule | undefined): string | undefined {
  return rule?.id.split("/")[0];
}
