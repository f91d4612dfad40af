/** What goes wrong in Alibaba Cloud alone. Each time the whole estate is read over the wire and held against an undisturbed scan of the same. */
import { describe, expect, it, vi } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";
import { itemsAt, type Json } from "../../../src/provider/json.ts";
import { serviceOf } from "../../../src/provider/call.ts";
import type { Finding } from "../../../src/result/finding.ts";
import { rpcAnswer } from "../../support/alicloud-answers.ts";
import type { AlicloudAsked, AlicloudFault } from "../../support/alicloud-server.ts";
import { estate, REGION } from "./estate.ts";
import { answer, byToken } from "./estate-answers.ts";
import { gaps, inventory, outcomes, scanned, type Served, type ServedFault } from "./served.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const TRIES = 4;
const undisturbed = await scanned();

const products = [...new Set(calls.map(({ operation }) => serviceOf(operation)))].sort();
/** One product for each of the ways in which requests are signed and errors are written. */
const ofEachStyle = ["ecs", "rds", "cs", "oss", "sls"] as const;

const refusing =
  (refused: (asked: AlicloudAsked) => AlicloudFault | undefined): ServedFault =>
  (asked) =>
    // Which regions there are is asked before anything is read.
    asked.operation === "ecs.DescribeRegions" ? undefined : refused(asked);
const ofProduct = (product: string, fault: AlicloudFault): ServedFault =>
  refusing(({ operation }) => (serviceOf(operation) === product ? fault : undefined));

/** An error in the layout of a product. Without a code, the text alone says what is wrong. */
function error(product: string, status: number, code?: string): AlicloudFault {
  const Message = "No permission, or too many requests.";
  if (product === "oss") {
    const raw = `<Error>${code === undefined ? "" : `<Code>${code}</Code>`}<Message>${Message}</Message></Error>`;
    return { status, raw, type: "application/xml" };
  }
  if (product === "sls") return { status, body: { ...(code === undefined ? {} : { errorCode: code }), errorMessage: Message } };
  return { status, body: { RequestId: "1", HostId: "local", Message, ...(code === undefined ? {} : { Code: code }) } };
}

/**
 * What a fault of some operations may do to verdicts: make them undetermined for a reason that names the operations. Nothing else.
 * `partly`: some of their answers came, and what they said stands.
 */
function expectHonest(now: Served, faulted: (operation: string) => boolean, allowed: { readonly partly?: true } = {}): void {
  const mine = calls.filter(({ operation, after }) => faulted(operation) || (after !== undefined && faulted(after.operation)));
  const words = mine.flatMap((call) => [
    call.operation,
    ...call.permissions,
    ...(call.after === undefined ? [] : [call.after.operation, ...call.after.permissions]),
    call.yields,
    ...(call.includes ?? []),
    ...(call.form === "listing" ? call.lists : []),
  ]);
  const names = (finding: Finding): boolean =>
    finding.evidence.some(({ why }) => why !== undefined && "subject" in why && words.some((word) => why.subject.includes(word)));
  const falsePasses: string[] = [];
  const others: string[] = [];
  const shrugs: string[] = [];
  for (const [key, finding] of now.findings) {
    const before = undisturbed.findings.get(key)?.outcome;
    const { outcome } = finding;
    const unread = allowed.partly !== true && restsOn(finding, now).some(faulted);
    if (outcome === "pass" && (before !== "pass" || unread) && !isOfThePlatform(finding)) falsePasses.push(key);
    if (outcome === "undetermined" && before !== undefined && before !== "undetermined" && !names(finding)) shrugs.push(key);
    if (outcome !== "pass" && outcome !== "undetermined" && before !== undefined && outcome !== before) others.push(key);
  }
  const lost = [...undisturbed.findings.keys()].filter((key) => !now.findings.has(key) && !words.some((word) => key.includes(`#${word}/`)));
  expect({ falsePasses, others, shrugs, lost }).toEqual({ falsePasses: [], others: [], shrugs: [], lost: [] });
}

/** The operations whose answers a finding found in order. */
function restsOn({ evidence }: Finding, { result }: Served): readonly string[] {
  return evidence.flatMap(({ at, outcome, basis }) => {
    const place = at === undefined || outcome !== "pass" || basis === "platform" ? undefined : result.positions.locate(at);
    return place?.kind === "answer" ? [place.operation] : [];
  });
}

/** What the cloud always does is so even for what could not be read. */
function isOfThePlatform({ evidence }: Finding): boolean {
  return evidence.every(({ outcome, basis }) => outcome !== "pass" || basis === "platform");
}

const newGaps = (now: Served): readonly string[] => gaps(now).filter((each) => !gaps(undisturbed).includes(each));
const listedIn = (now: Served, scope: RegExp): readonly string[] =>
  now.result.coverage.listed.filter((each) => scope.test(each.scope)).flatMap(({ kinds }) => kinds);

it("has something to lose", () => {
  const passes = Object.values(outcomes(undisturbed)).filter((outcome) => outcome === "pass");
  expect(passes.length).toBeGreaterThan(150);
});

describe("a refusal without a code is a refusal", () => {
  it.each(ofEachStyle)("of %s", async (product) => {
    const now = await scanned({ fault: ofProduct(product, error(product, 403)) });
    const refused = newGaps(now).filter((text) => text.startsWith(`${product}.`));
    expect(refused.length).toBeGreaterThan(0);
    for (const text of refused) expect(text).toMatch(/ was refused .*HTTP 403/);
    expectHonest(now, (operation) => serviceOf(operation) === product);
  });

  it("and so is a page of a proxy, or nothing at all", async () => {
    for (const raw of ["<html><body>Forbidden</body></html>", ""]) {
      const now = await scanned({ fault: ofProduct("kms", { status: 403, raw }), tries: 2 });
      expect(newGaps(now).join("\n")).toContain("kms.ListKeys");
      expectHonest(now, (operation) => serviceOf(operation) === "kms");
    }
  });
});

describe("a storm of Throttling.User", () => {
  const storm = (product: string): AlicloudFault => error(product, product === "oss" ? 503 : 400, "Throttling.User");

  it(`over every request of ${String(products.length)} products passes by, and nothing has changed`, async () => {
    const fault = refusing(({ operation, ...asked }) =>
      "times" in asked && Number(asked.times) < 2 ? storm(serviceOf(operation)) : undefined,
    );
    const now = await scanned({ fault });
    expect(outcomes(now)).toEqual(outcomes(undisturbed));
    expect(newGaps(now)).toEqual([]);
    expect(now.ledger.total.retries).toBeGreaterThan(2 * (undisturbed.ledger.total.calls - 20));
  });

  it.each(["ecs", "cs", "oss", "sls", "ims"])(
    "over %s for good: a gap for each of its listings, and no verdict that rests on it",
    async (product) => {
      const now = await scanned({ fault: ofProduct(product, storm(product)), tries: TRIES });
      const mine = calls.filter((call) => call.form === "listing" && serviceOf(call.operation) === product);
      for (const { operation, after } of mine)
        expect(newGaps(now).join("\n")).toContain(`${after?.operation ?? operation} was throttled to the last try`);
      expect(mostTimes(now, product)).toBe(TRIES);
      expectHonest(now, (operation) => serviceOf(operation) === product);
    },
  );

  /** How often the most repeated request of a product was sent. */
  function mostTimes({ asked }: Served, product: string): number {
    const times = new Map<string, number>();
    for (const { operation, request } of asked) {
      const key = JSON.stringify([
        operation,
        Object.entries(request).filter(([name]) => !/^(SignatureNonce|Timestamp|Signature)$/.test(name)),
      ]);
      if (serviceOf(operation) === product && operation !== "ecs.DescribeRegions") times.set(key, (times.get(key) ?? 0) + 1);
    }
    return Math.max(...times.values());
  }
});

describe("a listing whose total grows while it is read", () => {
  /** The pages of the estate, with a total that is one more each time that it is asked for, so many times. */
  function growing(operation: string, path: string, times: number): ServedFault {
    let asked = 0;
    const items = estate.filter((each) => each.operation === operation).flatMap(({ body }) => itemsAt(body as Json, path) ?? []);
    return ({ request, ...one }) => {
      if (one.operation !== operation) return undefined;
      const [outer = "", inner = ""] = path.split(".");
      const page = Number(request["PageNumber"] ?? 1);
      const here = page === 1 ? items.slice(0, 1) : page === 2 ? items.slice(1) : [];
      const TotalCount = items.length + (asked < times ? asked : 0);
      asked += 1;
      return { status: 200, body: { RequestId: "1", TotalCount, [outer]: { [inner]: here } } };
    };
  }
  const pagesOf = ({ asked }: Served, operation: string): number => asked.filter((each) => each.operation === operation).length;
  const growths = [
    ["vpc.DescribeVpcs", "Vpcs.Vpc", "virtual-network"],
    ["kms.ListAliases", "Aliases.Alias", "key"],
  ] as const;

  it.each(growths)("%s, once: it is begun anew and read to its end", async (operation, path) => {
    const now = await scanned({ fault: growing(operation, path, 2) });
    expect(pagesOf(now, operation)).toBe(4);
    expect(newGaps(now)).toEqual([]);
    expect(outcomes(now)).toEqual(outcomes(undisturbed));
  });

  it.each(growths)("%s, for ever: it is left unattested after three times", async (operation, path, kind) => {
    const now = await scanned({ fault: growing(operation, path, Number.POSITIVE_INFINITY) });
    expect(pagesOf(now, operation)).toBe(6);
    expect(newGaps(now)).toEqual([expect.stringMatching(new RegExp(`^${operation} .*PagesContradict`))]);
    expect(listedIn(now, /.*/)).not.toContain(kind);
    expectHonest(now, (each) => each === operation, { partly: true });
  });

  it("so that a rule that needs the whole list is undetermined", async () => {
    const bare = {
      VpcId: "vpc-bare",
      VpcName: "vpc-bare",
      CidrBlock: "10.7.0.0/16",
      IsDefault: false,
      RegionId: REGION,
      Status: "Available",
    };
    const answers = [answer("vpc.DescribeVpcs", { Vpcs: { Vpc: [bare] }, TotalCount: 1 })];
    const logged = (read: Served): readonly string[] =>
      Object.entries(outcomes(read)).flatMap(([key, outcome]) =>
        /^network-segregation\/flow-logs-on .*vpc-bare$/.test(key) ? [outcome] : [],
      );
    expect(logged(await scanned({ answers }))).toEqual(["fail"]);
    const moving = growing("vpc.DescribeFlowLogs", "FlowLogs.FlowLog", Number.POSITIVE_INFINITY);
    expect(logged(await scanned({ answers, fault: moving }))).toEqual(["undetermined"]);
  });
});

describe("a region that answers InvalidOperation.NotSupportedEndpoint", () => {
  const OTHER = "cn-beijing";
  const twoRegions = { inventory: { regions: [OTHER, REGION] } };
  /** The other region is empty. Requests that name no region go to the first. */
  const empty = (asked: AlicloudAsked): AlicloudFault | undefined => {
    const told = asked.region === OTHER ? rpcAnswer(asked, inventory) : undefined;
    return told === undefined || "code" in told ? undefined : { status: 200, body: told.body };
  };

  const wrongHost =
    (product: string): ServedFault =>
    (asked) =>
      asked.region === OTHER && serviceOf(asked.operation) === product
        ? error(product, 404, "InvalidOperation.NotSupportedEndpoint")
        : empty(asked);

  it("has another host, and may hold anything: nothing is attested there, and nothing is asked twice", async () => {
    const whole = await scanned({ ...twoRegions, fault: empty });
    const now = await scanned({ ...twoRegions, fault: wrongHost("vpc") });
    const mine = calls.filter((call) => call.form === "listing" && call.covers === "region" && serviceOf(call.operation) === "vpc");
    for (const { operation } of mine) {
      expect(gaps(now).join("\n")).toMatch(
        new RegExp(`^${operation} is not to be had there .* ${OTHER} \\(InvalidOperation.NotSupported`, "m"),
      );
      expect(now.asked.filter((asked) => asked.operation === operation && asked.region === OTHER)).toHaveLength(1);
    }
    for (const kind of ["virtual-network", "subnet", "flow-log", "route-table", "network-acl"]) {
      expect(listedIn(whole, /\d$/)).toContain(kind);
      expect(listedIn(now, /(\d|cn-beijing)$/)).not.toContain(kind);
      expect(listedIn(now, /cn-hangzhou$/)).toContain(kind);
    }
    expect(outcomes(now)).toEqual(outcomes(whole));
  });

  it("may hold what no other region has: that there is none anywhere is not known", async () => {
    const answers = [answer("actiontrail.DescribeTrails", { TrailList: [] })];
    const on = ({ findings }: Served): unknown => [...findings].find(([key]) => key.startsWith("logging/audit-trail-on "))?.[1].outcome;
    expect(on(await scanned({ ...twoRegions, answers, fault: empty }))).toBe("fail");
    expect(on(await scanned({ ...twoRegions, answers, fault: wrongHost("actiontrail") }))).toBe("undetermined");
  });
});

it("metadata options with an empty member are not known, unless the other member decides", async () => {
  const machines = estate
    .filter((each) => each.operation === "ecs.DescribeInstances")
    .flatMap(({ body }) => itemsAt(body as Json, "Instances.Instance") ?? []);
  const table: readonly (readonly [id: string, options: Json, outcome: string])[] = [
    ["i-0a", { HttpTokens: "", HttpEndpoint: "enabled" }, "undetermined"],
    ["i-1", { HttpTokens: "", HttpEndpoint: "" }, "undetermined"],
    ["i-2", { HttpTokens: "optional", HttpEndpoint: "" }, "undetermined"],
    ["i-3", { HttpTokens: "" }, "undetermined"],
    ["i-4", {}, "undetermined"],
    ["i-5", { HttpTokens: "", HttpEndpoint: "disabled" }, "pass"],
    ["i-6", { HttpTokens: "required", HttpEndpoint: "" }, "pass"],
    ["i-7", { HttpTokens: "optional", HttpEndpoint: "enabled" }, "fail"],
  ];
  const changed = table.map(([InstanceId, MetadataOptions]) => ({ ...machines[0], InstanceId, MetadataOptions }));
  const now = await scanned({ answers: byToken("ecs.DescribeInstances", "Instances.Instance", [...changed, ...machines.slice(1)]) });
  const token = (id: string): string =>
    Object.keys(outcomes(now)).find((key) => key.startsWith("vm-hardening/metadata-token-required ") && key.endsWith(`/${id}`)) ?? id;
  expect(table.map(([id]) => [id, outcomes(now)[token(id)]])).toEqual(table.map(([id, , outcome]) => [id, outcome]));
  const others = Object.entries(outcomes(undisturbed)).filter(([key]) => key !== token("i-0a"));
  expect(outcomes(now)).toMatchObject(Object.fromEntries(others));
  expect(newGaps(now)).toEqual([]);
});
