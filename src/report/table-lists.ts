import type { ScanResult } from "../result/scan-result.ts";
import type { Finding } from "../result/finding.ts";
import { by } from "./finding-groups.ts";
import type { Pen } from "./pen.ts";
import { placeText, resourceText } from "./place-text.ts";
import { texts } from "./texts.ts";

const LONGEST = 20;

/** Violations that somebody accepted: who, why, until when. */
export function* acceptedLines(pen: Pen, findings: readonly Finding[], { positions }: ScanResult): Iterable<string> {
  if (findings.length === 0) return;
  yield pen.heading(pen.say(texts.accepted(findings.length)));
  for (const finding of findings.slice(0, LONGEST)) {
    yield pen.line(2, [placeText(positions, finding.at), "strong"], `  ${resourceText(finding.resource)}`, [`  ${finding.rule}`, "faint"]);
    const { owner, reason, expires } = finding.waiver ?? { owner: "", reason: "", expires: "" };
    yield* pen.prose(4, pen.told(texts.acceptedBy(owner, reason, expires)), "faint");
  }
  yield* rest(pen, findings.length - LONGEST);
}

/** Violations that somebody had accepted until a day that has passed: they count as open, and stand among the open ones too. */
export function* reopenedLines(pen: Pen, findings: readonly Finding[], { positions }: ScanResult): Iterable<string> {
  if (findings.length === 0) return;
  yield pen.heading(pen.say(texts.reopened(findings.length)));
  for (const { at, resource, rule, lapsed } of findings.slice(0, LONGEST)) {
    yield pen.line(2, [placeText(positions, at), "strong"], `  ${resourceText(resource)}`, [`  ${rule}`, "faint"]);
    if (lapsed !== undefined) yield* pen.prose(4, pen.told(texts.acceptedBefore(lapsed.owner, lapsed.reason, lapsed.expires)), "doubt");
  }
  yield* rest(pen, findings.length - LONGEST);
}

/** Findings of one outcome, a line each under their rule. */
export function* plainLines(pen: Pen, heading: string, findings: readonly Finding[], { positions, rules }: ScanResult): Iterable<string> {
  if (findings.length === 0) return;
  yield pen.heading(heading);
  const titles = new Map(rules.map((rule) => [rule.id, pen.say(rule.title)]));
  for (const [rule, own] of by(findings, (each) => each.rule)) {
    yield pen.line(2, [titles.get(rule) ?? rule, "strong"], [`  ${rule}`, "faint"]);
    for (const { at, resource } of own.slice(0, LONGEST)) yield pen.line(4, `${placeText(positions, at)}  ${resourceText(resource)}`);
    yield* rest(pen, own.length - LONGEST, 4);
  }
}

function* rest(pen: Pen, count: number, indent = 2): Iterable<string> {
  if (count > 0) yield pen.line(indent, [pen.say(texts.moreFindings(count)), "faint"]);
}
