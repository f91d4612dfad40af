import type { At, Positions } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import { classOf, reasonText, settlement, type Unknown } from "../model/unknown.ts";
import type { ReportPlace, ReportReason } from "./json-contract.ts";
import { masked } from "./mask.ts";

/** A text in both languages without secrets. */
export function maskedText({ en, zh }: Text): Text {
  return { en: masked(en), zh: masked(zh) };
}

export function placeOf(positions: Positions, at: At): ReportPlace {
  const { kind: _kind, ...place } = positions.locate(at);
  return place;
}

export function reasonFor(why: Unknown): ReportReason {
  return {
    code: why.code,
    class: classOf(why),
    subject: masked(why.subject),
    text: maskedText(reasonText(why)),
    settle: settlement(why),
  };
}
