/** The estates that the fault suites break, as files of answers: whoever has no account can scan them, and the support table is made from them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { format, resolveConfig } from "prettier";
import { stripped } from "../../src/provider/call.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import type { AccountSession } from "../../src/provider/session.ts";
import { answeringSession } from "../support/answering.ts";
import { judged } from "../support/judged.ts";
import { providerNamed } from "../support/recorded.ts";
import * as alicloud from "../providers/alicloud/estate.ts";
import * as aws from "../providers/aws/estate.ts";
import { armSession } from "../providers/azure/arm-session.ts";
import { everything } from "../providers/azure/estate-of-everything.ts";
import { SUBSCRIPTION } from "../providers/azure/live-cloud.ts";

const TIME = "2026-01-15T08:00:00.000Z";

/** How each cloud words a refusal. */
const refusals: Readonly<Record<AccountSession["provider"], (code: string) => object>> = {
  aws: (Code) => ({ Error: { Code } }),
  azure: (code) => ({ error: { code } }),
  alicloud: (Code) => ({ Code }),
};

const estates: readonly (readonly [file: string, region: string, session: AccountSession])[] = [
  [
    "aws.json",
    aws.REGION,
    answeringSession({
      provider: "aws",
      cloud: "aws",
      account: aws.ACCOUNT,
      regions: [aws.REGION],
      everyRegion: true,
      home: aws.REGION,
      answers: aws.estate,
      failureOf: providerNamed("aws").failureOf,
    }),
  ],
  [
    "alicloud.json",
    alicloud.REGION,
    answeringSession({
      provider: "alicloud",
      cloud: "alicloud-cn",
      account: alicloud.ACCOUNT,
      regions: [alicloud.REGION],
      everyRegion: true,
      home: alicloud.REGION,
      answers: alicloud.estate,
      failureOf: providerNamed("alicloud").failureOf,
    }),
  ],
  [
    "azure.json",
    "global",
    armSession({
      inventory: { subscriptions: [{ id: SUBSCRIPTION }], resources: everything },
      account: SUBSCRIPTION,
      cloud: "azure",
    }),
  ],
];

/** What a scan of the estate was answered, in order of operations and requests, without what is taken out of answers. */
async function answersOf(
  session: AccountSession,
): Promise<{ readonly answers: readonly RecordedAnswer[]; readonly listed: readonly string[] }> {
  const { calls } = providerNamed(session.provider);
  const kept = new Map<string, RecordedAnswer>();
  const listening: AccountSession = {
    ...session,
    send: async (request, signal) => {
      const reply = await session.send(request, signal);
      const strip = calls.filter(({ operation }) => operation === request.operation).flatMap((call) => call.strip ?? []);
      const code = reply.ok ? "" : reply.failure.code;
      const body = reply.ok ? stripped(reply.body, strip) : refusals[session.provider](code);
      const region = request.region === null ? {} : { region: request.region };
      const answer = { operation: request.operation, request: request.request, ...region, status: reply.ok ? 200 : 404, body };
      kept.set(JSON.stringify([request.operation, request.region, request.request]), answer);
      return reply;
    },
  };
  const { result } = await judged([listening], calls);
  const listed = result.coverage.listed
    .filter(({ scope }) => scope.split("/").length === 3)
    .flatMap(({ kinds }) => (kinds === "every" ? [] : kinds));
  return { answers: [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer), listed: listed.toSorted() };
}

it.each(estates)("%s", async (file, region, session) => {
  const path = fileURLToPath(new URL(`../../fixtures/api/estates/${file}`, import.meta.url));
  const { provider, cloud, account } = session;
  const set = { format: "cldscan-answers/1", provider, cloud, account, region, time: TIME, ...(await answersOf(session)) };
  const ordered = { ...set, listed: set.listed, answers: set.answers };
  const written = await format(JSON.stringify(ordered), { ...(await resolveConfig(path)), parser: "json" });
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, written);
  }
  expect(readFileSync(path, "utf8")).toBe(written);
});
