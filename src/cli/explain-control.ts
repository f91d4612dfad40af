import type { Control } from "../framework/framework.ts";
import { checkabilityLabel, displayId, editionText, iso27002Text, ownReadingLabel } from "../framework/labels.ts";
import type { Match } from "../framework/lookup.ts";
import { rulesByClause } from "../framework/mapping.ts";
import type { Language } from "../model/text.ts";
import { wrapped } from "../report/wrap.ts";
import type { Rule } from "../rule/define-rule.ts";
import type { Surround } from "./explain-rule.ts";
import { words } from "./explain-texts.ts";
import { fieldLines } from "./fields.ts";

/** What a control of a framework asks for, how far configuration can tell, and the questions and rules that speak to it. */
export function explanationOfControl(
  { control, via }: Match,
  typed: string,
  around: Surround & { readonly rules: readonly Rule[] },
): readonly string[] {
  const { catalogue, framework, language, width, rules } = around;
  const bracket = (text: string): string => (language === "en" ? ` (${text})` : `（${text}）`);
  const better = control.suggestedZh === undefined || language === "en" ? "" : bracket(words.suggested(control.suggestedZh).zh);
  const how = via === "iso" ? [words.viaIso(typed)[language]] : via === "misprint" ? [words.viaMisprint(typed)[language]] : [];
  const reading = control.ownReading ? bracket(ownReadingLabel[language]) : "";
  const speaking = (rulesByClause(framework, rules).get(control) ?? []).map(
    ({ rule, primary }) => `${rule.id} · ${rule.title[language]}${primary ? bracket(words.countedHere[language]) : ""}`,
  );
  const references = [
    ...(control.iso.join() === control.id ? [] : [`ISO/IEC 27017:2015 ${control.iso.join(", ")}`]),
    ...catalogue.editions.map((edition) => editionText(edition, control)[language]),
    ...[iso27002Text(control)].flatMap((text) => (text === undefined ? [] : [text[language]])),
  ];
  return [
    `${framework.number} ${displayId(control)[language]}`,
    `${control.title[language]}${better}`,
    ...how,
    ...(control.requirement === undefined ? [] : ["", ...wrapped(`${control.requirement[language]}${reading}`, width)]),
    "",
    ...fieldLines(
      [
        { name: words.askedOf, values: audience(control, language) },
        { name: words.checkability, values: [checkabilityLabel[control.check][language]] },
        { name: words.related, values: references },
        { name: words.note, values: control.note === undefined ? [] : [control.note[language]] },
        { name: words.rules, values: speaking.length === 0 ? [words.noRule[language]] : speaking },
        { name: words.questions, values: questionsOf(control, around) },
      ],
      language,
      width,
    ),
  ];
}

function audience({ guidance }: Control, language: Language): readonly string[] {
  const who = [...(guidance.customer ? [words.customer[language]] : []), ...(guidance.provider ? [words.provider[language]] : [])];
  return who.length === 0 ? [] : [who.join(language === "en" ? ", " : "、")];
}

function questionsOf(control: Control, { catalogue, language }: Pick<Surround, "catalogue" | "language">): readonly string[] {
  const asked = [...catalogue.questions.values()].filter((each) => each.controls.some((id) => control.iso.includes(id)));
  return asked.map((each) => `${each.id} ${each[language]}`);
}
