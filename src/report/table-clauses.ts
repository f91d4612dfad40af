import type { ClauseVerdict } from "../framework/clause-verdict.ts";
import { displayId, reasonSentence, verdictLabel } from "../framework/labels.ts";
import type { ClauseResult, RollUp } from "../framework/roll-up.ts";
import type { Text } from "../model/text.ts";
import type { Pen, Style } from "./pen.ts";
import { grouped, texts } from "./texts.ts";
import { cut, flushRight, padded, widthOf } from "./width.ts";

/** Verdicts whose clauses are shown one by one, the worst first; of the others only the number is told. */
const DETAILED: readonly (readonly [verdict: ClauseVerdict, style: Style])[] = [
  ["violated", "high"],
  ["violated-accepted", "medium"],
  ["undetermined", "doubt"],
  ["satisfied", "good"],
];
const SUMMED: readonly ClauseVerdict[] = ["nothing-in-scope", "not-decidable", "not-examined"];
const GAP = "  ";

interface Columns {
  readonly id: number;
  readonly title: number;
  readonly counts: readonly number[];
}

/** The clauses of a framework: what the scan says of each that it says something of, and how many there are of the others. */
export function* clauseLines(pen: Pen, rollUp: RollUp): Iterable<string> {
  const { framework, clauses, outside } = rollUp;
  yield pen.heading(pen.say(texts.clauseHeading(framework.number, clauses.length)));
  const shown = clauses.filter(({ verdict }) => DETAILED.some(([each]) => each === verdict));
  const columns = columnsFor(pen, shown);
  if (shown.length > 0) {
    const heads = [texts.columns.answered, texts.columns.fail, texts.columns.undetermined, texts.columns.pass].map((each) => pen.say(each));
    yield pen.line(4, [row("", "", heads, columns), "faint"]);
  }
  for (const [verdict, style] of DETAILED) {
    const own = shown.filter((each) => each.verdict === verdict);
    if (own.length > 0) yield pen.line(2, [pen.say(verdictLabel[verdict]), style]);
    for (const each of own) yield* clause(pen, each, columns, rollUp);
  }
  if (shown.length > 0) yield "\n";
  yield* pen.prose(2, pen.say(texts.ofClauses(clauses.length, parts(clauses))));
  if (outside.length > 0) yield* pen.prose(2, pen.say(texts.outside(outside)), "faint");
}

function* clause(pen: Pen, result: ClauseResult, columns: Columns, rollUp: RollUp): Iterable<string> {
  yield pen.line(4, row(result.clause.shown, cut(titleOf(pen, result), columns.title, pen.glyphs.more), countsOf(pen, result), columns));
  for (const note of notes(pen, result, rollUp)) yield* pen.prose(4 + columns.id + GAP.length, note, "faint");
}

/** What belongs to a clause beside its counts: misprints, reasons, and where findings of rules that it shares are counted. */
function notes(pen: Pen, result: ClauseResult, { clauses }: RollUp): readonly string[] {
  const { clause, rules, reasons, verdict, tally } = result;
  const misprint = pen.say(displayId(clause)).slice(clause.shown.length).trim();
  const suggested = clause.suggestedZh === undefined ? "" : pen.say(texts.suggestedTitle(clause.suggestedZh));
  const elsewhere =
    verdict.startsWith("violated") && tally.fail === 0
      ? clauses.filter((other) =>
          other.rules.some(({ id, primary, tally: own }) => primary && own.fail > 0 && rules.some((rule) => rule.id === id)),
        )
      : [];
  const counted = elsewhere.length === 0 ? "" : pen.say(texts.countedAt(elsewhere.map((each) => each.clause.shown)));
  const because = reasons.map((reason) => pen.say(reasonSentence(reason))).join(pen.language === "zh" ? "；" : "; ");
  return [misprint, pen.language === "zh" ? suggested : "", because, counted].filter((each) => each !== "");
}

function columnsFor(pen: Pen, shown: readonly ClauseResult[]): Columns {
  const heads = [texts.columns.answered, texts.columns.fail, texts.columns.undetermined, texts.columns.pass].map((each) => pen.say(each));
  const rows = shown.map((each) => countsOf(pen, each));
  const counts = heads.map((head, index) => Math.max(widthOf(head), ...rows.map((each) => widthOf(each[index] ?? ""))));
  const id = Math.max(0, ...shown.map(({ clause }) => widthOf(clause.shown)));
  const rest = pen.columns - 4 - id - counts.reduce((sum, width) => sum + width, 0) - GAP.length * (counts.length + 1);
  return { id, counts, title: Math.max(16, Math.min(rest, Math.max(0, ...shown.map((each) => widthOf(titleOf(pen, each)))))) };
}

function row(id: string, title: string, counts: readonly string[], columns: Columns): string {
  const cells = counts.map((count, index) => flushRight(count, columns.counts[index] ?? 0));
  return [padded(id, columns.id), padded(title, columns.title), ...cells].join(GAP);
}

function titleOf(pen: Pen, { clause }: ClauseResult): string {
  return pen.say(clause.title);
}

function countsOf(pen: Pen, { answered, questions, tally }: ClauseResult): readonly string[] {
  return [pen.say(texts.outOf(answered, questions)), grouped(tally.fail), grouped(tally.undetermined), grouped(tally.pass)];
}

/** The number of clauses of each verdict: the whole, so that nothing looks better than it is. */
function parts(clauses: readonly ClauseResult[]): Text {
  const all = [...DETAILED.map(([verdict]) => verdict), ...SUMMED].flatMap((verdict) => {
    const count = clauses.filter((each) => each.verdict === verdict).length;
    return count === 0 ? [] : [{ count, label: verdictLabel[verdict] }];
  });
  return {
    en: all.map(({ count, label }) => `${count} ${label.en}`).join("; "),
    zh: all.map(({ count, label }) => `${label.zh} ${count} 条`).join("；"),
  };
}
