import type { Text } from "../model/text.ts";
import type { ClauseVerdict, Reason } from "./clause-verdict.ts";
import type { Control, Edition } from "./framework.ts";
import type { ClauseResult } from "./roll-up.ts";
import type { Checkability, EditionBasis } from "./schema.ts";

export const verdictLabel: Readonly<Record<ClauseVerdict, Text>> = {
  "not-decidable": { en: "not decidable from configuration", zh: "无法从配置判定" },
  "not-examined": { en: "not examined: no rule yet", zh: "未检查：尚无规则" },
  violated: { en: "violated", zh: "不符合" },
  "violated-accepted": { en: "violated, accepted", zh: "不符合，已接受" },
  undetermined: { en: "undetermined", zh: "无法判定" },
  satisfied: { en: "satisfied as far as configuration shows", zh: "就配置所见符合" },
  "nothing-in-scope": { en: "nothing in scope", zh: "范围内无相关资源" },
};

export const checkabilityLabel: Readonly<Record<Checkability, Text>> = {
  automatable: { en: "configuration decides most of it", zh: "主要由配置判定" },
  partly: { en: "configuration decides part of it", zh: "配置可判定一部分" },
  "hint-only": { en: "configuration gives hints only", zh: "配置仅能提供线索" },
  organisational: { en: "organisational", zh: "组织类控制" },
  "physical-inherited": { en: "physical, inherited from the provider", zh: "物理类控制，由云服务提供者承担" },
};

const basisLabel: Readonly<Record<EditionBasis, Text>> = {
  secondary: { en: "secondary sources", zh: "二手资料" },
  judgement: { en: "judgement", zh: "判断" },
  "not-confirmed": { en: "not confirmed", zh: "未证实" },
};

/** Says that the requirement shown is a reading of ISO/IEC 27002:2022: the document has no text of its own there. */
export const ownReadingLabel: Text = { en: "our reading of ISO/IEC 27002:2022", zh: "依 ISO/IEC 27002:2022 自行理解" };

/** The verdict as a user reads it: `satisfied as far as configuration shows (2 of 8 questions)`. */
export function verdictText({
  verdict,
  clause,
  answered,
  questions,
}: Pick<ClauseResult, "verdict" | "clause" | "answered" | "questions">): Text {
  const { en, zh } = verdictLabel[verdict];
  if (verdict === "not-decidable")
    return { en: `${en} (${checkabilityLabel[clause.check].en})`, zh: `${zh}（${checkabilityLabel[clause.check].zh}）` };
  if (verdict === "not-examined") return { en, zh };
  return { en: `${en} (${answered} of ${questions} questions)`, zh: `${zh}（${questions} 问中已答 ${answered} 问）` };
}

/** Why a clause is undetermined, as a sentence without a full stop. */
export function reasonSentence(reason: Reason): Text {
  switch (reason.kind) {
    case "findings":
      return {
        en: `${reason.count} ${reason.count === 1 ? "finding is" : "findings are"} undetermined`,
        zh: `有 ${reason.count} 项结果无法判定`,
      };
    case "not-listed":
      return { en: `not every ${reason.kinds.join(", ")} has been listed`, zh: `尚未列出全部 ${reason.kinds.join("、")}` };
    case "unread-code":
      return {
        en: `${reason.gaps} ${reason.gaps === 1 ? "piece" : "pieces"} of code could not be read`,
        zh: `有 ${reason.gaps} 处代码未能读取`,
      };
    case "deselected":
      return { en: `left out of this scan: ${reason.rules.join(", ")}`, zh: `本次扫描未选用：${reason.rules.join("、")}` };
    case "not-run":
      return { en: `did not run: ${reason.rules.join(", ")}`, zh: `未能运行：${reason.rules.join("、")}` };
    case "hint-only":
      return { en: "configuration gives hints only; a person must decide", zh: "配置仅能提供线索，须由人员判定" };
  }
}

/** The id as a reader of the document meets it: `8.4.12 c) [printed CLD.9.1.5; ISO id CLD.9.5.2]`. */
export function displayId({ shown, misprinted, corrected }: Pick<Control, "shown" | "misprinted" | "corrected">): Text {
  if (misprinted.length === 0) return { en: shown, zh: shown };
  const ids = corrected.join(", ");
  return {
    en: `${shown} [printed ${misprinted.join(", ")}; ISO ${corrected.length === 1 ? "id" : "ids"} ${ids}]`,
    zh: `${shown} [印作 ${misprinted.join("、")}；ISO 编号 ${corrected.join("、")}]`,
  };
}

/** Where a control stands in another edition, each id with what the mapping rests on: `ISO/IEC 27017:2026 8.9 (not confirmed)`. */
export function editionText(edition: Edition, control: Pick<Control, "iso">): Text {
  const rows = control.iso.flatMap((id) => edition.rows.get(id) ?? []);
  const say = (language: keyof Text, [open, close]: readonly [string, string]): string =>
    rows.map(({ to, basis }) => `${to.join(" + ")}${open}${basisLabel[basis][language]}${close}`).join(language === "en" ? ", " : "、");
  return { en: `${edition.number} ${say("en", [" (", ")"])}`, zh: `${edition.number} ${say("zh", ["（", "）"])}` };
}

/** The ISO/IEC 27002:2022 clauses of a control, labelled where the document names none; `undefined` where there are none. */
export function iso27002Text({ iso27002: { ids, basis } }: Pick<Control, "iso27002">): Text | undefined {
  if (ids.length === 0) return undefined;
  const text = `ISO/IEC 27002:2022 ${ids.join(", ")}`;
  return basis === "document"
    ? { en: text, zh: text }
    : { en: `${text} (${basisLabel.judgement.en})`, zh: `${text}（${basisLabel.judgement.zh}）` };
}
