import { describe, expect, it } from "vitest";
import { isAnswered, verdictOf, type ClauseVerdict, type Reason, type RuleOutcome } from "../../src/framework/clause-verdict.ts";
import type { Checkability } from "../../src/framework/schema.ts";
import { noFindings } from "../../src/framework/tally.ts";

type Loose = Partial<Omit<RuleOutcome, "tally">> & { readonly tally?: Partial<RuleOutcome["tally"]> };

const seen = { kinds: [], gaps: 0 };
function outcome({ tally, ...rest }: Loose = {}): RuleOutcome {
  return { id: "a/rule", question: "NET-14", state: "ran", unseen: seen, ...rest, tally: { ...noFindings, ...tally } };
}

const passed = outcome({ tally: { pass: 2 } });
const failed = outcome({ tally: { pass: 1, fail: 2 } });
const waived = outcome({ tally: { pass: 1, fail: 2, waived: 2 } });
const halfWaived = outcome({ tally: { fail: 2, waived: 1 } });
const unsettled = outcome({ tally: { pass: 1, undetermined: 3 } });
const empty = outcome();
const notOffered = outcome({ tally: { notApplicable: 4 } });
const notListed = outcome({ unseen: { kinds: ["flow-log"], gaps: 0 } });
const unread = outcome({ tally: { pass: 1 }, unseen: { kinds: [], gaps: 2 } });
const deselected = outcome({ id: "b/left-out", state: "deselected" });
const notRun = outcome({ id: "c/crashed", state: "not-run" });

describe("the verdict of a clause", () => {
  const cases: readonly (readonly [
    what: string,
    check: Checkability,
    rules: readonly RuleOutcome[],
    verdict: ClauseVerdict,
    reasons: readonly Reason[],
  ])[] = [
    ["an organisational clause is not decidable, whatever rules say", "organisational", [failed], "not-decidable", []],
    ["nor is a physical one", "physical-inherited", [passed], "not-decidable", []],
    ["an organisational clause without rules is not decidable rather than not examined", "organisational", [], "not-decidable", []],
    ["without a rule it is not examined", "automatable", [], "not-examined", []],
    ["nor is a hint-only one", "hint-only", [], "not-examined", []],
    ["one fail violates", "automatable", [passed, failed], "violated", []],
    ["a fail outranks what is not known", "automatable", [failed, unsettled, notListed, deselected, notRun], "violated", []],
    ["a fail counts for a hint-only clause", "hint-only", [failed], "violated", []],
    ["fails all waived are accepted", "automatable", [passed, waived], "violated-accepted", []],
    ["one fail that is not waived is enough", "automatable", [halfWaived], "violated", []],
    ["and so it is across rules", "automatable", [waived, failed], "violated", []],
    ["accepted outranks what is not known", "automatable", [waived, unsettled], "violated-accepted", []],
    ["an undetermined finding", "automatable", [passed, unsettled], "undetermined", [{ kind: "findings", count: 3 }]],
    ["a set not listed to the end", "automatable", [passed, notListed], "undetermined", [{ kind: "not-listed", kinds: ["flow-log"] }]],
    ["code that could not be read", "automatable", [passed, unread], "undetermined", [{ kind: "unread-code", gaps: 2 }]],
    ["a rule left out", "automatable", [passed, deselected], "undetermined", [{ kind: "deselected", rules: ["b/left-out"] }]],
    ["a rule that did not come back", "automatable", [passed, notRun], "undetermined", [{ kind: "not-run", rules: ["c/crashed"] }]],
    ["a hint-only clause is never satisfied", "hint-only", [passed], "undetermined", [{ kind: "hint-only" }]],
    ["nor empty", "hint-only", [empty], "undetermined", [{ kind: "hint-only" }]],
    [
      "all reasons are given, each once",
      "hint-only",
      [unsettled, notListed, outcome({ unseen: { kinds: ["flow-log", "disk"], gaps: 1 } }), unread, deselected, notRun],
      "undetermined",
      [
        { kind: "findings", count: 3 },
        { kind: "not-listed", kinds: ["flow-log", "disk"] },
        { kind: "unread-code", gaps: 2 },
        { kind: "deselected", rules: ["b/left-out"] },
        { kind: "not-run", rules: ["c/crashed"] },
        { kind: "hint-only" },
      ],
    ],
    ["every finding a pass, everything seen", "automatable", [passed], "satisfied", []],
    ["a clause decided in part can be satisfied in that part", "partly", [passed, empty, notOffered], "satisfied", []],
    ["no resource, everything seen", "automatable", [empty], "nothing-in-scope", []],
    ["only resources to which no rule applies", "partly", [notOffered], "nothing-in-scope", []],
  ];
  it.each(cases)("%s (%s)", (_what, check, rules, verdict, reasons) => {
    expect(verdictOf(check, rules)).toEqual({ verdict, reasons });
  });
});

describe("a rule has answered its question", () => {
  it.each([
    ["when all passed and all was seen", passed, true],
    ["when there was nothing", empty, true],
    [
      "when something failed, whatever else is open",
      outcome({ tally: { fail: 1, undetermined: 1 }, unseen: { kinds: ["disk"], gaps: 1 } }),
      true,
    ],
    ["not while a finding is undetermined", unsettled, false],
    ["not while a set is open", notListed, false],
    ["not while code is unread", unread, false],
    ["not when it was left out", deselected, false],
    ["not when it did not run", notRun, false],
  ])("%s", (_what, rule, answered) => {
    expect(isAnswered(rule)).toBe(answered);
  });
});
