import type { At, Positions } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import { classOf, settlement, type Scanned, type Unknown } from "../model/unknown.ts";
import { sentenceOf } from "./finding-reason.ts";
import type { ReportPlace, ReportReason } from "./json-contract.ts";
import { masked } from "./mask.ts";

/** A text in both languages without secrets. */
export function maskedText({ en, zh }: Text): Text {
  return { en: masked(en), zh: masked(zh) };
}

export function placeOf(positions: Positions, at: At): ReportPlace {
  const place = positions.locate(at);
  if (place.kind === "answer") return { operation: place.operation, time: place.time, path: place.path };
  const { file, line, column, endLine, endColumn } = place;
  return { file, line, column, endLine, endColumn };
}

export function reasonFor(why: Unknown, scanned: Scanned, assumes?: Text): ReportReason {
  return {
    code: why.code,
    class: classOf(why),
    subject: masked(why.subject),
    text: maskedText(sentenceOf(why, assumes)),
    settle: settlement(why, scanned),
  };
}
