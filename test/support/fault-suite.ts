/**
 * What every live adapter must prove, whatever its cloud: when a call fails, in whatever way, nothing passes or fails that was not so before, what hung
 * on the call is undetermined and says so, everything else is unchanged, and with the fault gone the result is the old one.
 */
import { describe, expect, it } from "vitest";
import type { Positions } from "../../src/model/at.ts";
import { operationsOf, type Call } from "../../src/provider/call.ts";
import { failure } from "../../src/provider/failure.ts";
import type { Json } from "../../src/provider/json.ts";
import type { AccountSession, Reply } from "../../src/provider/session.ts";
import type { Finding } from "../../src/result/finding.ts";
import type { Fault } from "./answering.ts";
import { judged, type Judged } from "./judged.ts";

export interface Suite {
  readonly name: string;
  readonly calls: readonly Call[];
  /** A session over an estate in which every declared operation has something to answer. */
  readonly session: (fault?: Fault) => AccountSession;
  /** Operations whose answer may hold nothing at all, which then says something. That no body came is for the transport to see. */
  readonly mayBeEmpty?: readonly string[];
}

const refused = (kind: Parameters<typeof failure>[0], code: string): Reply => ({ ok: false, failure: failure(kind, code) });

const EMPTY = "gives an empty body";

/** Ways in which every try of an operation goes wrong. */
const lasting: Readonly<Record<string, (answer: () => Reply) => Reply | Promise<Reply>>> = {
  "is denied": () => refused("denied", "AccessDenied"),
  "is throttled for good": () => refused("throttled", "Throttling"),
  "gives a 500": () => refused("unavailable", "HTTP 500"),
  "gives a page of HTML": () => refused("malformed", "SyntaxError"),
  [EMPTY]: () => ({ ok: true, body: {} }),
  "says that it is gone": () => refused("gone", "NoLongerThere"),
  hangs: () => new Promise<Reply>(() => undefined),
};

function faultOf(operation: string, reply: (answer: () => Reply) => Reply | Promise<Reply>, until = Number.POSITIVE_INFINITY): Fault {
  return (request, times, answer) => (request.operation === operation && times < until ? reply(answer) : undefined);
}

/** Defines the tests of an adapter. Prints how many operations and faults were tried. */
export function faultSuite({ name, calls, session, mayBeEmpty = [] }: Suite): void {
  const operations = [...operationsOf(calls).keys()];
  let before: Promise<Judged> | undefined;
  const baseline = (): Promise<Judged> => (before ??= judged([session()], calls));

  describe(`${name}: ${String(operations.length)} operations × ${String(Object.keys(lasting).length + 2)} faults`, () => {
    it("reads the estate whole, and sends what is declared, no more and no less", async () => {
      const { result, ledger } = await baseline();
      expect(result.gaps.map(({ text }) => text.en)).toEqual([]);
      expect(ledger.lines().map((line) => line.operation)).toEqual(operations.toSorted());
    });

    describe.each(operations)("%s", (operation) => {
      const faults = Object.entries(lasting).filter(([fault]) => fault !== EMPTY || !mayBeEmpty.includes(operation));
      it.each(faults)("%s", async (_name, reply) => {
        const whole = await baseline();
        compare(whole, await judged([session(faultOf(operation, reply))], calls), operation, calls);
      });
      it("breaks off after the first page", async () => {
        const whole = await baseline();
        const broken = await judged([session(cutAfterFirstPage(operation))], calls);
        compare(whole, broken, operation, calls, { mayBeWhole: true });
      });
      it("is throttled twice and then answers: nothing changes", async () => {
        const whole = await baseline();
        const again = await judged([session(faultOf(operation, () => refused("throttled", "Throttling"), 2))], calls);
        expect(outcomes(again)).toEqual(outcomes(whole));
        expect(again.result.gaps).toEqual([]);
      });
    });
  });
}

/** The second page of whatever has pages is refused. */
function cutAfterFirstPage(operation: string): Fault {
  return (request) => (request.operation === operation && isLaterPage(request.request) ? refused("denied", "AccessDenied") : undefined);
}

/** Later pages are asked for by a token of their own, by a link that holds it, by their number, or by how many items come before them. */
function isLaterPage(request: Json): boolean {
  return Object.entries(request).some(
    ([member, value]) =>
      /token|marker/i.test(member) ||
      (member === "path" && typeof value === "string" && /\$skiptoken=/i.test(value)) ||
      (/^(page(_?num(bers?)?)?|current_?page)$/i.test(member) && Number(value) > 1) ||
      (member === "offset" && Number(value) > 0),
  );
}

function outcomes({ findings }: Judged): Readonly<Record<string, string>> {
  return Object.fromEntries([...findings].map(([key, { outcome }]) => [key, outcome]));
}

/** The operations that what a finding found in order rests on. */
function restsOn(finding: Finding, positions: Positions): ReadonlySet<string> {
  return new Set(
    finding.evidence.flatMap(({ at, outcome, basis }) => {
      const place = at === undefined || outcome !== "pass" || basis === "platform" ? undefined : positions.locate(at);
      return place?.kind === "answer" ? [place.operation] : [];
    }),
  );
}

function compare(whole: Judged, broken: Judged, operation: string, calls: readonly Call[], allowed: { mayBeWhole?: true } = {}): void {
  const mine = calls.filter((call) => call.operation === operation || call.after?.operation === operation);
  const falsePasses: string[] = [];
  const falseOther: string[] = [];
  const shrugs: string[] = [];
  for (const [key, now] of broken.findings) {
    const then = whole.findings.get(key);
    if (now.outcome === "pass" && then?.outcome !== "pass" && !isOfThePlatform(now)) falsePasses.push(key);
    else if (now.outcome === "pass" && restsOn(now, broken.result.positions).has(operation) && allowed.mayBeWhole !== true)
      falsePasses.push(key);
    if ((now.outcome === "fail" || now.outcome === "not-applicable") && then !== undefined && then.outcome !== now.outcome)
      falseOther.push(`${key}: ${then.outcome} → ${now.outcome}`);
    if (now.outcome === "undetermined" && then !== undefined && then.outcome !== "undetermined" && !isAbout(now, mine, calls))
      shrugs.push(
        `${key}: ${now.evidence.map(({ why }) => (why !== undefined && "subject" in why ? `${why.code} ${why.subject}` : "")).join("; ")}`,
      );
  }
  expect({ falsePasses, falseOther, shrugs }).toEqual({ falsePasses: [], falseOther: [], shrugs: [] });
  if (allowed.mayBeWhole === true && broken.result.gaps.length === 0) return;
  expect(broken.result.gaps.map(({ text }) => text.en).join(" ")).toContain(operation);
  const listed = new Set(broken.result.coverage.listed.flatMap(({ kinds }) => kinds));
  const lost = mine.flatMap((call) => (call.form === "listing" ? call.lists : [])).filter((kind) => listed.has(kind));
  if (mine.some((call) => call.form === "listing"))
    expect(
      lost.filter((kind) => broken.result.coverage.listed.every((each) => each.kinds === "every" || each.kinds.includes(kind))),
    ).toEqual([]);
}

/** What the cloud always does is so even for what could not be read. */
function isOfThePlatform({ evidence }: Finding): boolean {
  return evidence.every(({ outcome, basis }) => outcome !== "pass" || basis === "platform");
}

/** Calls, and those about what they find, which are not made when they find nothing. */
function withFollowers(mine: readonly Call[], calls: readonly Call[]): readonly Call[] {
  const next = calls.filter((call) => call.form === "detail" && mine.some(({ yields }) => yields === call.of));
  return next.length === 0 ? mine : [...mine, ...withFollowers(next, calls)];
}

/** Whether some reason of a finding names the call, what it needs, what it yields, or a kind that it lists. */
function isAbout(finding: Finding, mine: readonly Call[], calls: readonly Call[]): boolean {
  const words = withFollowers(mine, calls).flatMap((call) => [
    call.operation,
    ...(call.after === undefined ? [] : [call.after.operation, ...call.after.permissions]),
    ...call.permissions,
    call.yields,
    ...(call.form === "listing" ? call.lists : []),
  ]);
  return finding.evidence.some(
    ({ why }) => why !== undefined && "subject" in why && words.some((word) => why.subject.includes(word) || word.includes(why.subject)),
  );
}
