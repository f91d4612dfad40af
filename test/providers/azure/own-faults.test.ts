/** What goes wrong in Azure alone. Each time the whole estate is judged by every rule and held against the verdicts of an undisturbed scan. */
import { describe, expect, it } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import { GRAPH } from "../../../providers/azure/session.ts";
import { ANY_RESOURCE, PERMISSIONS } from "../../../providers/azure/trust.ts";
import { failure } from "../../../src/provider/failure.ts";
import { isJson, type Json } from "../../../src/provider/json.ts";
import type { Reply, Request } from "../../../src/provider/session.ts";
import type { Inventory } from "../../support/arm-answers.ts";
import type { Fault } from "../../support/answering.ts";
import { judged, type Judged } from "../../support/judged.ts";
import { armSession } from "./arm-session.ts";
import { everything } from "./estate-of-everything.ts";
import { SUBSCRIPTION } from "./live-cloud.ts";

const STORES = "GET Microsoft.Storage/storageAccounts (list)";
const subscriptions = [{ id: SUBSCRIPTION }];
const beyond = azure.beyond.map(({ operation }) => operation);

interface Scan extends Partial<Inventory> {
  readonly graph?: boolean;
  readonly cloud?: string;
  readonly fault?: Fault;
}

function scan({ graph = true, cloud = "local", fault, ...inventory }: Scan = {}): Promise<Judged> {
  const session = armSession({
    inventory: { subscriptions, resources: everything, ...inventory },
    account: SUBSCRIPTION,
    graph,
    cloud,
    ...(fault === undefined ? {} : { fault }),
  });
  return judged([session], azure.calls, undefined, beyond);
}

const outcomes = ({ findings }: Judged): Readonly<Record<string, string>> =>
  Object.fromEntries([...findings.values()].map(({ rule, resource, outcome }) => [`${rule} ${resource.kind} ${resource.name}`, outcome]));
const gaps = ({ result }: Judged): readonly string[] => result.gaps.map(({ text }) => text.en);
const calls = ({ ledger }: Judged, operation: string): number => ledger.lines().find((line) => line.operation === operation)?.calls ?? 0;
const direct = await scan({ graph: false });

const refused = (...[kind, code]: Parameters<typeof failure>): Reply => ({ ok: false, failure: failure(kind, code) });
type Answer = (answer: () => Reply, request: Request) => Reply | Promise<Reply>;
/** An answer of the graph with other members. */
const changed =
  (change: (body: Json) => Json): Answer =>
  (answer) => {
    const reply = answer();
    return reply.ok ? { ...reply, body: change(reply.body) } : reply;
  };
const rowsOf = (body: Json): readonly Json[] => body["data"] as readonly Json[];
const isLater = ({ request }: Request): boolean => (request["options"] as Json | undefined)?.["$skipToken"] !== undefined;

/** Each of them would lose resources or whole subscriptions if the answer were believed. */
const graphFaults: Readonly<Record<string, Answer>> = {
  "is denied": () => refused("denied", "AuthorizationFailed"),
  "is throttled for good": () => refused("throttled", "RateLimiting"),
  "gives a 500": () => refused("unavailable", "HTTP 500"),
  "gives a page of HTML": () => refused("malformed", "NoJson"),
  "gives an empty body": () => ({ ok: true, body: {} }),
  "says that it is gone": () => refused("gone", "NotFound"),
  hangs: () => new Promise<Reply>(() => undefined),
  "is not offered": () => refused("unsupported", "TypeNotOffered"),
  "finds every answer too large": () => refused("rejected", "ResponsePayloadTooLarge"),
  "says that it is cut and gives no token": changed((body) => ({ ...body, resultTruncated: "true", $skipToken: undefined })),
  "says so with a word of its own type": changed((body) => ({ ...body, resultTruncated: true })),
  "gives no rows and counts none": changed((body) => ({ ...body, data: [], count: 0, totalRecords: 0 })),
  "gives no rows and counts them": changed((body) => ({ ...body, data: [], count: 0 })),
  "leaves the last row out": changed((body) => ({ ...body, data: rowsOf(body).slice(0, -1), count: rowsOf(body).length - 1 })),
  "gives the first row in place of the last": changed((body) =>
    rowsOf(body).length < 2 ? { ...body, totalRecords: 2 } : { ...body, data: [...rowsOf(body).slice(0, -1), rowsOf(body)[0]] },
  ),
  "counts other than it gives": changed((body) => ({ ...body, count: rowsOf(body).length + 1 })),
  "covers not all subscriptions": changed((body) => ({ ...body, limitHit: true })),
  "gives the same token for ever": changed((body) => ({ ...body, $skipToken: "again" })),
  "breaks off after the first page": (answer, request) =>
    isLater(request) ? refused("denied", "AuthorizationFailed") : changed((body) => ({ ...body, $skipToken: "1" }))(answer, request),
};

describe(`the resource graph: ${String(Object.keys(graphFaults).length)} faults of its own`, () => {
  it("gives the verdicts that the resource manager gives, in fewer calls", async () => {
    const read = await scan();
    expect(outcomes(read)).toEqual(outcomes(direct));
    expect(gaps(read)).toEqual([]);
    expect(read.ledger.total.calls).toBeLessThan(direct.ledger.total.calls - 60);
    expect(calls(read, STORES)).toBe(0);
  });

  it.each(Object.entries(graphFaults))("%s: everything is asked of the resource manager, and every verdict stays", async (_, reply) => {
    const read = await scan({ fault: (request, _times, answer) => (request.operation === GRAPH ? reply(answer, request) : undefined) });
    expect(outcomes(read)).toEqual(outcomes(direct));
    expect(gaps(read)).toEqual([]);
    expect(calls(read, STORES)).toBeGreaterThan(0);
  });

  const hiding: Readonly<Record<string, readonly string[]>> = {
    "the subscription": [`/subscriptions/${SUBSCRIPTION}`],
    "all that is in the subscription": [`/subscriptions/${SUBSCRIPTION}/resourcegroups`],
  };
  it.each(Object.entries(hiding))("hides %s without a word: every verdict stays", async (_, hiddenFromGraph) => {
    const read = await scan({ hiddenFromGraph });
    expect(outcomes(read)).toEqual(outcomes(direct));
    expect(gaps(read)).toEqual([]);
    expect(calls(read, STORES)).toBeGreaterThan(0);
  });

  it("hides a type that the identity may not read: the resource manager is asked, and its refusal is told", async () => {
    const hiddenFromGraph = everything.filter(({ type }) => type === "Microsoft.Network/networkSecurityGroups").map(({ id }) => String(id));
    const groups = "GET Microsoft.Network/networkSecurityGroups (list)";
    const read = await scan({
      hiddenFromGraph,
      subscriptions: [{ id: SUBSCRIPTION, actions: ["*/read"], notActions: ["Microsoft.Network/networkSecurityGroups/read"] }],
      fault: ({ operation }) => (operation === groups ? refused("denied", "AuthorizationFailed") : undefined),
    });
    expect(gaps(read).join()).toContain(groups);
    expect(read.result.coverage.listed.flatMap(({ kinds }) => kinds)).not.toContain("security-group");
  });

  it.each(["is denied", "gives a 500", "gives an empty body", "hangs"])("cannot be vouched for, because the asking %s", async (name) => {
    const reply = graphFaults[name] as Answer;
    for (const operation of [PERMISSIONS, ANY_RESOURCE]) {
      const read = await scan({
        hiddenFromGraph: operation === ANY_RESOURCE ? [`/subscriptions/${SUBSCRIPTION}/resourcegroups`] : [],
        fault: (request, _times, answer) => (request.operation === operation ? reply(answer, request) : undefined),
      });
      expect(calls(read, operation)).toBe(1);
      expect(outcomes(read)).toEqual(outcomes(direct));
      expect(gaps(read)).toEqual([]);
    }
  });
});

describe("spelling", () => {
  /** Every id and every reference in the case in which some service of Azure gives it. */
  const recased = (how: (id: string) => string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each) => recased(how, each));
    if (isJson(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, recased(how, each)]));
    return typeof value === "string" && value.startsWith("/subscriptions/") ? how(value) : value;
  };
  let turn = 0;
  const spellings: Readonly<Record<string, (id: string) => string>> = {
    "in lower case": (id) => id.toLowerCase(),
    "in upper case": (id) => id.toUpperCase(),
    "each time another way": (id) =>
      [id.toLowerCase(), id.replace("resourceGroups", "resourcegroups").toUpperCase(), id][(turn += 1) % 3] ?? id,
  };
  const ways = Object.entries(spellings).flatMap(([name, how]) => [true, false].map((graph) => [name, graph, how] as const));
  it.each(ways)("of ids %s does not matter (by the graph: %s)", async (_, graph, how) => {
    const read = await scan({ graph, resources: everything.map((each) => recased(how, each) as Json) });
    expect(outcomes(read)).toEqual(outcomes(direct));
  });

  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(asText);
    if (isJson(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asText(each)]));
    return typeof value === "boolean" ? (value ? "True" : "False") : value;
  };
  it('of switches as text (`isEnabled: "True"`) makes nothing pass or fail that does not', async () => {
    const now = outcomes(await scan({ graph: false, resources: everything.map((each) => asText(each) as Json) }));
    const then = outcomes(direct);
    const other = Object.entries(now).filter(([name, outcome]) => outcome !== then[name]);
    expect(other).toEqual([]);
  });
});
