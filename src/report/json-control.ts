import { displayId, reasonSentence, verdictText } from "../framework/labels.ts";
import type { ClauseResult } from "../framework/roll-up.ts";
import type { Report } from "./json-contract.ts";

/** What a scan says of one clause, as a program reads it. */
export function controlFor(result: ClauseResult): Report["controls"][number] {
  const { clause } = result;
  return {
    id: clause.id,
    shown: clause.shown,
    display: displayId(clause),
    title: clause.title,
    ...(clause.suggestedZh !== undefined && { suggestedZh: clause.suggestedZh }),
    iso: [...clause.iso],
    check: clause.check,
    verdict: result.verdict,
    text: verdictText(result),
    questions: result.questions,
    answered: result.answered,
    findings: result.tally,
    reasons: result.reasons.map((reason) => ({ kind: reason.kind, text: reasonSentence(reason) })),
    rules: result.rules.map(({ id, state, primary }) => ({ id, state, primary })),
  };
}
