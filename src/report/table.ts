import type { Text } from "../model/text.ts";
import { countsOf, type Counts } from "./counts.ts";
import { inOrder, isListed, severities } from "./finding-order.ts";
import { Pen } from "./pen.ts";
import type { ReportInput } from "./report-input.ts";
import { clauseLines } from "./table-clauses.ts";
import { gapLines, notMappedLines } from "./table-gaps.ts";
import { acceptedLines, plainLines, reopenedLines } from "./table-lists.ts";
import { undeterminedLines } from "./table-undetermined.ts";
import { Violations } from "./table-violations.ts";
import { severityLabel, texts } from "./texts.ts";

/** The report for people: the worst first, then the clauses, then what is not known and what would settle it. */
export function* table(input: ReportInput): Iterable<string> {
  const { result, rollUp } = input;
  const pen = new Pen(input);
  const listed = inOrder(
    result.findings.filter((each) => isListed(each, input)),
    result.positions,
  );
  const of = (outcome: (typeof listed)[number]["outcome"]): typeof listed => listed.filter((each) => each.outcome === outcome);
  const failed = of("fail");
  const open = failed.filter((each) => each.waiver === undefined);
  const undetermined = of("undetermined");
  const [passed, notApplicable] = [of("pass"), of("not-applicable")];

  yield* header(pen, input);
  if (open.length > 0) {
    yield pen.heading(pen.say(texts.violations(open.length)));
    yield* new Violations(pen, result, rollUp).lines(open);
  } else {
    yield "\n";
    const text = undetermined.length > 0 ? texts.noViolationsButDoubts(undetermined.length) : texts.noViolations;
    yield* pen.prose(0, pen.say(text), undetermined.length > 0 ? "doubt" : "good");
  }
  yield* reopenedLines(
    pen,
    open.filter((each) => each.lapsed !== undefined),
    result,
  );
  yield* acceptedLines(
    pen,
    failed.filter((each) => each.waiver !== undefined),
    result,
  );
  yield* plainLines(pen, pen.say(texts.passed(passed.length)), passed, result);
  yield* plainLines(pen, pen.say(texts.notApplicable(notApplicable.length)), notApplicable, result);
  yield* clauseLines(pen, rollUp);
  yield* undeterminedLines(pen, undetermined, result);
  yield* gapLines(pen, result);
  yield* notMappedLines(pen, result);
  yield* closing(pen, input);
}

function* header(pen: Pen, { result, rollUp }: ReportInput): Iterable<string> {
  const { tool, coverage, rules, deselected, asOf } = result;
  const lines = [
    [`${tool.name} ${tool.version}`, rollUp.framework.number, pen.say(texts.asOf(asOf.slice(0, 10)))],
    [
      pen.say(texts.scanned(coverage.files, coverage.lines, coverage.resources)),
      pen.say(texts.rulesRun(rules.length, rules.length + deselected.length)),
    ],
  ];
  for (const facts of lines) yield* pen.prose(0, facts.join(`  ${pen.glyphs.dot}  `));
}

function* closing(pen: Pen, input: ReportInput): Iterable<string> {
  const { result, minSeverity, elapsed } = input;
  const counts = countsOf(result.findings);
  const hidden = result.findings.filter(
    (each) => (each.outcome === "fail" || each.outcome === "undetermined") && !isListed(each, input),
  ).length;
  const parts = [...totals(counts, result.gaps.length), ...(hidden > 0 ? [texts.hidden(hidden, severityLabel[minSeverity])] : [])];
  const text = parts.map((each) => pen.say(each)).join(pen.language === "zh" ? "，" : ", ");
  const worst = severities.find((severity) => counts.open[severity] > 0);
  yield "\n";
  yield* pen.prose(0, elapsed === undefined ? text : `${text}  ${pen.glyphs.dot}  ${elapsed}`, worst ?? "strong");
}

function totals({ tally, open }: Counts, gaps: number): readonly Text[] {
  const some = severities.filter((severity) => open[severity] > 0);
  const bySeverity: Text | undefined =
    some.length === 0
      ? undefined
      : {
          en: some.map((severity) => `${String(open[severity])} ${severity}`).join(", "),
          zh: some.map((severity) => `${severityLabel[severity].zh} ${String(open[severity])}`).join("，"),
        };
  return [
    texts.openViolations(tally.fail - tally.waived, bySeverity),
    ...(tally.waived > 0 ? [texts.acceptedCount(tally.waived)] : []),
    texts.undeterminedCount(tally.undetermined),
    texts.passedCount(tally.pass),
    ...(tally.notApplicable > 0 ? [texts.notApplicableCount(tally.notApplicable)] : []),
    ...(gaps > 0 ? [texts.gapCount(gaps)] : []),
  ];
}
