/** Azure China lags behind: what becomes of a scan where the cloud takes other versions of its API than this scanner was tested with. */
import { describe, expect, it } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import { testedVersions } from "../../../providers/azure/api-versions.ts";
import { judged, type Judged } from "../../support/judged.ts";
import { armSession } from "./arm-session.ts";
import { everything } from "./estate-of-everything.ts";
import { SUBSCRIPTION } from "./live-cloud.ts";

type Versions = Readonly<Record<string, readonly string[]>>;

function scan(versions: Versions, graph = false): Promise<Judged> {
  const inventory = { subscriptions: [{ id: SUBSCRIPTION }], resources: everything, versions };
  const session = armSession({ inventory, account: SUBSCRIPTION, cloud: "azure-china", graph });
  return judged(
    [session],
    azure.calls,
    undefined,
    azure.beyond.map(({ operation }) => operation),
  );
}

/** All but the subscription itself, which no provider of resources answers for. */
const types = [...new Set(azure.calls.map(({ operation }) => /^GET (\S+) \(/.exec(operation)?.[1] ?? ""))]
  .filter((type) => type !== "Microsoft.Resources/subscriptions")
  .sort();
const every = (versions: (type: string) => readonly string[]): Versions => Object.fromEntries(types.map((type) => [type, versions(type)]));
const untested = ["2031-01-01"];
const whole = await scan({});
const outcomes = ({ findings }: Judged): Readonly<Record<string, string>> =>
  Object.fromEntries([...findings].map(([key, { outcome }]) => [key, outcome]));
const gaps = ({ result }: Judged): string => result.gaps.map(({ text }) => text.en).join(" ");

describe("a cloud of 21Vianet", () => {
  it("that takes only the oldest tested versions is read all the same", async () => {
    const old = await scan(every((type) => testedVersions(type).slice(-1)));
    expect(outcomes(old)).toEqual(outcomes(whole));
    expect(gaps(old)).toBe("");
  });

  it("that takes no tested version leaves all of it unread, and nothing passes", async () => {
    const nothing = await scan(every(() => untested));
    const decided = [...nothing.findings.values()].filter(({ outcome }) => outcome === "pass" || outcome === "fail");
    expect(decided.filter(({ resource }) => resource.kind !== "recorder")).toEqual([]);
    expect(nothing.result.coverage.listed.flatMap(({ kinds }) => kinds)).toEqual(["account", "recorder"]);
    for (const { form, yields, operation } of azure.calls)
      if (form === "listing" && types.includes(yields)) expect(gaps(nothing)).toContain(operation);
  });

  it("whose resource graph takes no tested version is asked directly", async () => {
    const read = await scan({ "Microsoft.ResourceGraph/resources": untested }, true);
    expect(outcomes(read)).toEqual(outcomes(whole));
    expect(gaps(read)).toBe("");
  });

  it(`that takes no tested version of one type, each of ${String(types.length)}: nothing else changes, and nothing passes for it`, async () => {
    for (const type of types) {
      const read = await scan({ [type]: untested });
      const then = outcomes(whole);
      const moved = Object.entries(outcomes(read)).filter(([key, outcome]) => key in then && outcome !== then[key]);
      expect([type, moved.filter(([, outcome]) => outcome !== "undetermined")]).toEqual([type, []]);
      const passes = [...read.findings].filter(
        ([key, each]) => each.outcome === "pass" && !(key in then) && each.evidence.some(({ basis }) => basis !== "platform"),
      );
      expect([type, passes.map(([key]) => key)]).toEqual([type, []]);
      expect(gaps(read)).toContain(`GET ${type} (`);
    }
  }, 120_000);
});
