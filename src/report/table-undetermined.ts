import type { Coverage, ScanResult } from "../result/scan-result.ts";
import type { Finding } from "../result/finding.ts";
import { classOf, settlement, type Scanned, type Unknown } from "../model/unknown.ts";
import { by } from "./finding-groups.ts";
import { compare } from "./finding-order.ts";
import { assumptionOf, reasonOf, scannedAs, sentenceOf } from "./finding-reason.ts";
import type { Pen } from "./pen.ts";
import { placeText, resourceText } from "./place-text.ts";
import { classLabel, grouped, texts } from "./texts.ts";
import { flushRight } from "./width.ts";

const REASONS_EACH = 10;

interface Doubt {
  readonly why: Unknown;
  readonly scanned: Scanned;
  readonly findings: readonly Finding[];
}

/** What could not be told: by sort of reason and what would settle it, the most frequent reasons first, each with an example. */
export function* undeterminedLines(pen: Pen, findings: readonly Finding[], { positions, coverage }: ScanResult): Iterable<string> {
  if (findings.length === 0) return;
  yield pen.heading(pen.say(texts.undetermined(findings.length)));
  const doubts = doubtsOf(findings, coverage);
  const classes = [...by(doubts, ({ why }) => classOf(why)).entries()].toSorted(([, a], [, b]) => total(b) - total(a));
  for (const [index, [name, own]] of classes.entries()) {
    if (index > 0) yield "\n";
    yield pen.line(2, [pen.say(texts.counted(classLabel[name], total(own))), "doubt"]);
    const width = Math.max(...own.map(({ findings: of }) => grouped(of.length).length));
    const cures = [...by(own, ({ why, scanned }) => settlement(why, scanned)).entries()].toSorted(([, a], [, b]) => total(b) - total(a));
    for (const [cure, of] of cures) {
      for (const doubt of of.slice(0, REASONS_EACH)) yield* doubtLines(pen, doubt, width, positions);
      const left = of.slice(REASONS_EACH);
      if (left.length > 0) yield pen.line(4, [pen.say(texts.moreReasons(left.length, total(left))), "faint"]);
      yield* pen.prose(4, pen.say(texts.toSettle(cure)), "good");
    }
  }
  const silent = findings.length - total(doubts);
  if (silent > 0) yield pen.line(2, `${grouped(silent)}  ${pen.say(texts.noReason)}`);
}

function* doubtLines(pen: Pen, { why, findings }: Doubt, width: number, positions: ScanResult["positions"]): Iterable<string> {
  const [first] = findings as readonly [Finding];
  yield* pen.prose(4, pen.told(sentenceOf(why, assumptionOf(first))), undefined, `${flushRight(grouped(findings.length), width)}  `);
  const place = placeText(positions, why.at ?? first.at);
  yield pen.line(6 + width, [pen.say(texts.example(place, resourceText(first.resource))), "faint"]);
}

function doubtsOf(findings: readonly Finding[], coverage: Coverage): readonly Doubt[] {
  const known = findings.flatMap((finding) => {
    const why = reasonOf(finding);
    return why === undefined ? [] : [{ why, scanned: scannedAs(finding, coverage), finding }];
  });
  const same = by(known, ({ why, scanned }) => `${scanned} ${why.code} ${why.subject}`);
  const doubts = [...same.values()].map((all): Doubt => {
    const [{ why, scanned }] = all as [(typeof all)[number]];
    return { why, scanned, findings: all.map(({ finding }) => finding) };
  });
  return doubts.toSorted((a, b) => b.findings.length - a.findings.length || compare(a.why.subject, b.why.subject));
}

function total(doubts: readonly Doubt[]): number {
  return doubts.reduce((sum, { findings }) => sum + findings.length, 0);
}
