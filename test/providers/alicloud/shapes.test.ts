import { describe, expect, it } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";

describe("an answer of nothing is no empty list and no answer about anything", () => {
  it.each(calls.map((call) => [`${call.operation} (${call.yields})`, call] as const))("%s", (_, call) => {
    expect(call.find({}, {})).toBeUndefined();
    expect(call.find({ RequestId: "1", TotalCount: 0 }, {})).toBeUndefined();
  });
});
