import { describe, expect, it } from "vitest";
import { failure } from "../../../../src/provider/failure.ts";
import type { Reply } from "../../../../src/provider/session.ts";
import { quickWorld } from "../../../support/answering.ts";
import { judged, type Judged } from "../../../support/judged.ts";
import { beyond, calls, sessionOf, type Way } from "./reading.ts";

const refused = (kind: Parameters<typeof failure>[0], code: string): Reply => ({ ok: false, failure: failure(kind, code) });

const faults: Readonly<Record<string, () => Reply | Promise<Reply>>> = {
  "is denied": () => refused("denied", "AccessDeniedException"),
  "is throttled for good": () => refused("throttled", "ThrottlingException"),
  "gives a 500": () => refused("unavailable", "InternalServerError"),
  "gives an empty body": () => ({ ok: true, body: {} }),
  "finds no recorder": () => refused("gone", "NoAvailableConfigurationRecorderException"),
  hangs: () => new Promise<Reply>(() => undefined),
};

const outcomes = ({ findings }: Judged): Readonly<Record<string, string>> =>
  Object.fromEntries([...findings].map(([key, { outcome }]) => [key, outcome]));

const judge = (way: Way): Promise<Judged> => judged([sessionOf(way)], calls, quickWorld(), beyond);
const baseline = judge({});

describe.each(beyond.filter((operation) => !operation.includes("Aggregat")))("%s", (operation) => {
  it.each(Object.entries(faults))("%s: the services are asked, and nothing changes", async (_name, fault) => {
    const broken = await judge({ fault: (request) => (request.operation === operation ? fault() : undefined) });
    const before = outcomes(await baseline);
    const now = Object.entries(outcomes(broken));
    const recorders = /config\.DescribeConfigurationRecorder/.test(operation);
    expect(now.filter(([key, outcome]) => outcome !== before[key] && !(recorders && outcome === "undetermined"))).toEqual([]);
  });
  it.each(Object.entries(faults))("%s, and nothing else may be asked: nothing passes, and a gap says why", async (_name, fault) => {
    const broken = await judge({ source: "config", fault: (request) => (request.operation === operation ? fault() : undefined) });
    const before = outcomes(await baseline);
    const passing = Object.entries(outcomes(broken)).filter(([key, outcome]) => outcome === "pass" && before[key] !== "pass");
    expect(passing).toEqual([]);
    expect(broken.result.gaps.map(({ text }) => text.en).join(" ")).toContain(operation);
    expect(broken.result.coverage.listed.flatMap(({ kinds }) => kinds)).not.toContain("virtual-machine");
  });
});

it("judges something at all", async () => {
  const all = Object.values(outcomes(await baseline));
  expect(all).toContain("fail");
  expect(all).toContain("pass");
});
