import { describe, expect, it } from "vitest";
import type { KindName } from "../../src/model/kinds.ts";
import { because, type UnknownCode } from "../../src/model/unknown.ts";
import { unseen, type Seen } from "../../src/framework/attested.ts";
import type { Gap } from "../../src/result/gap.ts";

const every = { scope: "code/a", kinds: "every" } as const;

function scan(coverage: Partial<Seen["coverage"]>, ...gaps: readonly Gap[]): Seen {
  return {
    coverage: { files: 1, lines: 1, resources: 1, scopes: ["code/a"], elsewhere: [], listed: [every], notMapped: [], ...coverage },
    gaps,
  };
}

const gap = (code: UnknownCode, kinds?: readonly KindName[]): Gap => ({
  why: because(code, "x"),
  text: { en: "x", zh: "x" },
  ...(kinds === undefined ? undefined : { kinds }),
});

describe("what of disk and flow-log has not been seen whole", () => {
  const cases: readonly (readonly [what: string, seen: Seen, kinds: readonly KindName[], gaps: number])[] = [
    ["a scope that listed everything", scan({}), [], 0],
    ["a scope that listed one of them", scan({ listed: [{ scope: "code/a", kinds: ["disk", "subnet"] }] }), ["flow-log"], 0],
    ["a scope that listed nothing, without a gap: it was cut off", scan({ listed: [] }), ["disk", "flow-log"], 0],
    ["one of two scopes listed", scan({ scopes: ["code/a", "code/b"] }), ["disk", "flow-log"], 0],
    ["a root in the folder of one that listed", scan({ scopes: ["code/a/b"] }), ["disk", "flow-log"], 0],
    ["a region of an account that listed", scan({ scopes: ["aws/aws/1/r"], listed: [{ ...every, scope: "aws/aws/1" }] }), [], 0],
    ["a scope that only begins with the same letters", scan({ scopes: ["code/ab"] }), ["disk", "flow-log"], 0],
    ["no scope at all", scan({ scopes: [] }), ["disk", "flow-log"], 0],
    ["a kind that lives elsewhere", scan({ elsewhere: ["flow-log"] }), ["flow-log"], 0],
    ["a module that is not on disk", scan({}, gap("module-missing")), [], 1],
    ["a file with a syntax error that could hold only subnets", scan({}, gap("evaluation-error", ["subnet"])), [], 0],
    ["a file that could hold disks", scan({}, gap("file-unreadable", ["disk"]), gap("limit")), [], 2],
    ["a denied call: the listing and the facts tell", scan({}, gap("denied"), gap("truncated", ["disk"])), [], 0],
  ];
  it.each(cases)("%s", (_what, seen, kinds, gaps) => {
    expect(unseen(seen, ["disk", "flow-log"])).toEqual({ kinds, gaps });
  });
});
