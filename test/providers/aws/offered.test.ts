import { describe, expect, it } from "vitest";
import { offeredBy, offeredOperation } from "../../../providers/aws/offered.ts";
import { failure, type FailureKind } from "../../../src/provider/failure.ts";
import type { NotAnswered, Reply, Request } from "../../../src/provider/session.ts";

const page = (regions: readonly string[], next?: string): Reply => ({
  ok: true,
  body: { Parameters: regions.map((Value) => ({ Value })), ...(next === undefined ? {} : { NextToken: next }) },
});

const turnedAway = (kind: FailureKind): NotAnswered => ({
  operation: "dax.DescribeClusters",
  permissions: [],
  failure: failure(kind, "ENOTFOUND"),
});

/** What is made of the pages that AWS answers with, and what was asked. */
async function asked(
  region: string,
  replies: readonly Reply[],
): Promise<{ readonly offered: boolean | undefined; readonly sent: readonly Request[] }> {
  const sent: Request[] = [];
  const send = (request: Request): Promise<Reply> => {
    sent.push(request);
    return Promise.resolve(replies[Math.min(sent.length, replies.length) - 1] as Reply);
  };
  const offers = offeredBy("us-east-1");
  await offers(turnedAway("unsupported"), region, send);
  return { offered: await offers(turnedAway("unsupported"), region, send), sent };
}

describe("whether a service exists in a region", () => {
  it.each<[string, readonly Reply[], boolean | undefined]>([
    ["is so where the list names it", [page(["eu-west-1"])], true],
    ["is so where a later page names it", [page(["us-east-1"], "2"), page(["eu-west-1"])], true],
    ["is not so where the whole list does not", [page(["us-east-1"], "2"), page(["us-west-2"])], false],
    ["is not known where the list is empty: no such service is published", [page([])], undefined],
    [
      "is not known where a page is refused",
      [page(["us-east-1"], "2"), { ok: false, failure: failure("denied", "AccessDenied") }],
      undefined,
    ],
    ["is not known where the pages never end", [page(["us-east-1"], "2")], undefined],
  ])("%s", async (_, replies, offered) => {
    expect((await asked("eu-west-1", replies)).offered).toBe(offered);
  });
  it("is not asked where a permission is missing, nor about what is of no region", async () => {
    const send = (): Promise<Reply> => Promise.reject(new Error("asked"));
    expect(await offeredBy("us-east-1")(turnedAway("denied"), "eu-west-1", send)).toBeUndefined();
    expect(await offeredBy("us-east-1")(turnedAway("unsupported"), null, send)).toBeUndefined();
  });
  it("is asked once, by the declared operation alone", async () => {
    const { sent } = await asked("eu-west-1", [page(["eu-west-1"])]);
    expect(sent.map(({ operation }) => operation)).toEqual([offeredOperation.operation]);
    expect(sent[0]?.request["Path"]).toBe("/aws/service/global-infrastructure/services/dax/regions");
  });
});
