import type { Catalogue, Framework } from "../framework/framework.ts";
import { displayId } from "../framework/labels.ts";
import { clausesOf } from "../framework/mapping.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Language, Text } from "../model/text.ts";
import { wrapped } from "../report/wrap.ts";
import type { Fix, Rule } from "../rule/define-rule.ts";
import type { Parameter } from "../rule/parameter.ts";
import { cloudText, severityText, words } from "./explain-texts.ts";
import { fieldLines } from "./fields.ts";

export interface Surround {
  readonly catalogue: Catalogue;
  readonly framework: Framework;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What a rule asks for, why, where it counts, and how to put it right in each cloud. */
export function explanationOfRule(rule: Rule, { catalogue, framework, language, width }: Surround): readonly string[] {
  const question = catalogue.questions.get(rule.question);
  const { primary, secondary } = clausesOf(framework, rule);
  const clauses = [
    ...(primary === undefined ? [] : [`${displayId(primary)[language]} ${primary.title[language]} · ${words.countedHere[language]}`]),
    ...secondary.map((each) => `${displayId(each)[language]} ${each.title[language]}`),
  ];
  return [
    rule.id,
    rule.title[language],
    "",
    ...wrapped(rule.why[language], width),
    "",
    ...fieldLines(
      [
        { name: words.severity, values: [severityText[rule.severity][language]] },
        { name: words.question, values: question === undefined ? [] : [`${question.id} ${question[language]}`] },
        { name: words.kinds, values: [rule.kinds.join(language === "en" ? ", " : "、")] },
        { name: words.controls, values: [`ISO/IEC 27017:2015 ${rule.controls.join(language === "en" ? ", " : "、")}`] },
        { name: words.clauses, values: [framework.number, ...(clauses.length === 0 ? [words.inNone[language]] : clauses)] },
        { name: words.parameters, values: Object.entries(rule.params).map(([name, each]) => parameterText(name, each, language)) },
      ],
      language,
      width,
    ),
    ...(Object.entries(rule.fix) as [ProviderName, Fix][]).flatMap(([cloud, fix]) => ["", ...fixLines(cloud, fix, language, width)]),
  ];
}

function parameterText(name: string, parameter: Parameter, language: Language): string {
  const preset = Array.isArray(parameter.default) ? `[${parameter.default.join(", ")}]` : String(parameter.default);
  const bound = boundText(parameter)?.[language];
  const bounded = bound === undefined ? "" : language === "en" ? ` (${bound})` : `（${bound}）`;
  return `${name} = ${preset}${bounded} · ${parameter.label[language]}`;
}

function boundText(parameter: Parameter): Text | undefined {
  switch (parameter.type) {
    case "days":
    case "count":
      return words.bounds(parameter);
    case "tls":
      return words.oldest(parameter.floor);
    case "accounts":
    case "ports":
      return undefined;
  }
}

function fixLines(cloud: ProviderName, { text, cli, terraform }: Fix, language: Language, width: number): readonly string[] {
  return [
    words.fix(cloudText[cloud])[language],
    ...wrapped(text[language], width - 2).map((line) => `  ${line}`),
    ...(cli === undefined ? [] : ["", `  $ ${cli}`]),
    ...(terraform === undefined ? [] : ["", ...terraform.split("\n").map((line) => (line === "" ? "" : `  ${line}`))]),
  ];
}
