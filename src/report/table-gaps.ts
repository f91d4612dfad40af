import { settlement } from "../model/unknown.ts";
import type { Gap } from "../result/gap.ts";
import type { ScanResult } from "../result/scan-result.ts";
import { by } from "./finding-groups.ts";
import type { Pen } from "./pen.ts";
import { placeText } from "./place-text.ts";
import { grouped, texts } from "./texts.ts";

const LONGEST = 20;
const TYPES = 12;

/** What was to be read and could not be: where, what happened, and what to do. */
export function* gapLines(pen: Pen, { gaps, positions }: ScanResult): Iterable<string> {
  if (gaps.length === 0) return;
  yield pen.heading(pen.say(texts.gaps(gaps.length)));
  const place = ({ at, path, scope }: Gap): string => (at === undefined ? (path ?? scope ?? "") : placeText(positions, at));
  const cures = by(gaps.slice(0, LONGEST), ({ why }) => settlement(why).en);
  for (const own of cures.values()) {
    for (const gap of own) {
      const where = place(gap);
      if (where !== "") yield pen.line(2, [where, "strong"]);
      yield* pen.prose(4, pen.told(gap.text));
    }
    const [first] = own;
    if (first !== undefined) yield* pen.prose(4, pen.say(texts.toSettle(settlement(first.why))), "good");
  }
  if (gaps.length > LONGEST) yield pen.line(2, [pen.say(texts.moreFindings(gaps.length - LONGEST)), "faint"]);
}

/** Resource types that occur and that nothing reads, the most frequent first. */
export function* notMappedLines(pen: Pen, { coverage }: ScanResult): Iterable<string> {
  const types = coverage.notMapped.toSorted((a, b) => b.count - a.count);
  if (types.length === 0) return;
  const resources = types.reduce((sum, { count }) => sum + count, 0);
  yield "\n";
  yield* pen.prose(0, pen.say(texts.notMapped(resources, types.length)));
  const named = types.slice(0, TYPES).map(({ type, count }) => (count === 1 ? type : `${type} (${grouped(count)})`));
  const more = types.length > TYPES ? [pen.say(texts.moreTypes(types.length - TYPES))] : [];
  yield* pen.prose(2, [...named, ...more].join(pen.language === "zh" ? "、" : ", "), "faint");
}
