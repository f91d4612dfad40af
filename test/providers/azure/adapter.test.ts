import { describe, expect, it } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import type { Call } from "../../../src/provider/call.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import type { Inventory } from "../../support/arm-answers.ts";
import { error } from "../../support/arm-answers.ts";
import { providerNamed } from "../../support/recorded.ts";
import { startArmServer } from "../../support/arm-server.ts";
import { everything } from "./estate-of-everything.ts";
import { quickWorld, readCloud, readInventory, resource, SUBSCRIPTION, type Read } from "./live-cloud.ts";
import { factsOf } from "./mapped.ts";

const OTHER = "00000000-0000-4000-8000-000000000002";
const account = (name: string, subscription = SUBSCRIPTION): Inventory["resources"][number] =>
  resource(
    "Microsoft.Storage/storageAccounts",
    name,
    { supportsHttpsTrafficOnly: true, publicNetworkAccess: "Enabled", allowBlobPublicAccess: false, minimumTlsVersion: "TLS1_2" },
    { kind: "StorageV2" },
    subscription,
  );
const manyAccounts = Array.from({ length: 25 }, (_, index) => account(`files${String(index)}`));
const both = { subscriptions: [{ id: SUBSCRIPTION }, { id: OTHER }], resources: [account("one"), account("two", OTHER)] };

const names = ({ mapped }: Read, kind = "object-store"): readonly string[] =>
  mapped.resources.filter((each) => each.kind === kind).map((each) => each.name);
const kindsOf = ({ collected }: Read, subscription = SUBSCRIPTION): readonly string[] =>
  collected.listed.flatMap(({ scope, kinds }) => (scope.endsWith(subscription) && kinds !== "every" ? kinds : []));
const calls = ({ ledger }: Read, operation: string): number => ledger.lines().find((line) => line.operation === operation)?.calls ?? 0;
const gaps = ({ collected }: Read): readonly string[] => collected.gaps.map(({ why }) => `${why.code} ${why.subject}`);

const STORES = "GET Microsoft.Storage/storageAccounts (list)";
const GRAPH = "POST Microsoft.ResourceGraph/resources";

describe("pages", () => {
  it.each(["arm", "graph"] as const)("are followed to the last by %s", async (source) => {
    const read = await readInventory({ resources: manyAccounts, pageSize: 10 }, { options: { source } });
    expect(names(read).length).toBe(25);
    expect(kindsOf(read)).toContain("object-store");
  });

  it("that lead to another host are not followed, and leave the listing unfinished", async () => {
    const read = await readInventory(
      { resources: [account("one")] },
      {
        options: { source: "arm" },
        server: {
          fault: ({ path }) =>
            path.endsWith("/providers/Microsoft.Storage/storageAccounts")
              ? { status: 200, body: { value: [account("one")], nextLink: "https://203.0.113.9/next?api-version=2024-01-01" } }
              : undefined,
        },
      },
    );
    expect(names(read)).toEqual(["one"]);
    expect(kindsOf(read)).not.toContain("object-store");
    expect(gaps(read)).toContain(`call-failed ${STORES} (LinkLeavesCloud)`);
    expect([...read.server.hosts]).toEqual([new URL(read.server.url).host]);
  });
});

describe("the resource graph", () => {
  it("stands for the listings of every subscription in two questions", async () => {
    const read = await readInventory(both);
    expect([...names(read)].sort()).toEqual(["one", "two"]);
    expect(calls(read, GRAPH)).toBe(2);
    expect(calls(read, STORES)).toBe(0);
  });

  it("is not believed of a subscription that it hides", async () => {
    const read = await readInventory({ ...both, hiddenFromGraph: [`/subscriptions/${OTHER}`] });
    expect([...names(read)].sort()).toEqual(["one", "two"]);
    expect(calls(read, STORES)).toBe(1);
  });

  it("is not believed where it shows a subscription and nothing in it, while the resource manager does", async () => {
    const read = await readInventory({ ...both, hiddenFromGraph: [`/subscriptions/${OTHER}/resourcegroups`] });
    expect([...names(read)].sort()).toEqual(["one", "two"]);
  });

  it("is believed about an empty subscription that is empty", async () => {
    const read = await readInventory({ resources: [] });
    expect(calls(read, STORES)).toBe(0);
    expect(kindsOf(read)).toContain("object-store");
  });

  it("is not believed about types that the identity may not read in the whole subscription", async () => {
    const subscriptions = [{ id: SUBSCRIPTION, actions: ["Microsoft.Network/*/read", "Microsoft.Storage/*/write"] }];
    const read = await readInventory({ subscriptions, resources: [account("one")] });
    expect(calls(read, STORES)).toBe(1);
    expect(calls(read, "GET Microsoft.Network/virtualNetworks (list)")).toBe(0);
  });

  const page = { count: 1, data: [{ id: "/x", subscriptionId: SUBSCRIPTION, type: "microsoft.storage/storageaccounts" }], facets: [] };
  it.each<[string, object, Record<string, string>]>([
    ["says that it is cut and gives no token", { ...page, totalRecords: 1, resultTruncated: "true" }, {}],
    ["gives fewer rows than it counts", { ...page, totalRecords: 9, resultTruncated: "false" }, {}],
    ["counts other than it gives", { ...page, count: 2, totalRecords: 2, resultTruncated: "false" }, {}],
    [
      "covers not all subscriptions of the identity",
      { ...page, totalRecords: 1, resultTruncated: "false" },
      { "x-ms-tenant-subscription-limit-hit": "true" },
    ],
    ["has another shape", { rows: [] }, {}],
  ])("is not used where it %s", async (_, body, headers) => {
    const read = await readInventory(
      { resources: [account("one")] },
      { server: { fault: ({ method }) => (method === "POST" ? { status: 200, body, headers } : undefined) } },
    );
    expect(names(read)).toEqual(["one"]);
    expect(calls(read, STORES)).toBe(1);
  });

  it("leaves a gap where nothing else may be asked", async () => {
    const read = await readInventory(
      { resources: [account("one")] },
      { options: { source: "graph" }, server: { fault: ({ method }) => (method === "POST" ? error(403, "Forbidden", "no") : undefined) } },
    );
    expect(names(read)).toEqual([]);
    expect(kindsOf(read)).not.toContain("object-store");
    expect(gaps(read)).toContain(`call-failed ${STORES} (GraphIncomplete)`);
  });

  it("is asked again in smaller pages where an answer is too large", async () => {
    const read = await readInventory(
      { resources: manyAccounts },
      {
        server: {
          fault: ({ method, body }) =>
            method === "POST" && (body["options"] as { $top: number }).$top > 200
              ? error(400, "ResponsePayloadTooLarge", "too large")
              : undefined,
        },
      },
    );
    expect(names(read).length).toBe(25);
    expect(calls(read, STORES)).toBe(0);
  });
});

describe("versions of the API", () => {
  it("follow what the cloud offers", async () => {
    const read = await readInventory(
      {
        resources: [account("one")],
        versions: { "Microsoft.Storage/storageAccounts": ["2021-04-01", "2019-06-01", "2015-05-01-preview"] },
      },
      { options: { source: "arm" } },
    );
    expect(names(read)).toEqual(["one"]);
    const asked = read.server.requests.find(({ path }) => path.endsWith("/Microsoft.Storage/storageAccounts"));
    expect(asked?.query.get("api-version")).toBe("2021-04-01");
  });

  it("are tried one by one where the cloud does not tell", async () => {
    const read = await readInventory(
      { resources: [account("one")], versions: { "Microsoft.Storage/storageAccounts": ["2021-04-01"] } },
      {
        options: { source: "arm" },
        limits: { tries: 2 },
        server: { fault: ({ path }) => (/\/providers\/[^/]+$/.test(path) ? error(403, "AuthorizationFailed", "no") : undefined) },
      },
    );
    expect(names(read)).toEqual(["one"]);
  });

  it("that are all refused leave the listing unfinished", async () => {
    const read = await readInventory(
      { resources: [account("one")], versions: { "Microsoft.Storage/storageAccounts": ["2031-01-01"] } },
      { options: { source: "arm" } },
    );
    expect(kindsOf(read)).not.toContain("object-store");
    expect(gaps(read)).toContain(`call-failed ${STORES} (NoTestedApiVersion)`);
  });

  it("of a type that the cloud does not have close its listing", async () => {
    const read = await readInventory(
      { resources: [account("one")], versions: { "Microsoft.Network/frontDoors": [] } },
      { options: { source: "arm" } },
    );
    expect(kindsOf(read)).toContain("cdn");
    expect(read.server.requests.some(({ path }) => /frontdoors/i.test(path))).toBe(false);
  });
});

describe("subscriptions", () => {
  const subscriptions = [{ id: SUBSCRIPTION }, { id: OTHER, state: "Disabled" }];
  const missing = "00000000-0000-4000-8000-000000000009";

  it("that are switched off, or expected and not seen, are gaps", async () => {
    const read = await readInventory({ subscriptions, resources: [account("one")] }, { options: { expected: [missing, SUBSCRIPTION] } });
    expect(gaps(read)).toEqual(["denied Microsoft.Resources/subscriptions/read", `not-listed subscription ${OTHER}`]);
    expect(read.collected.gaps.map(({ text }) => text.en)).toEqual([
      `The identity does not see the subscription ${missing}.`,
      `The subscription ${OTHER} was not read, because it is Disabled.`,
    ]);
  });

  it("are those named", async () => {
    const read = await readInventory(both, { options: { subscriptions: [OTHER.toUpperCase()] } });
    expect(names(read)).toEqual(["two"]);
  });

  it("are those below the management group", async () => {
    const read = await readInventory(both, {
      options: { managementGroup: "corp" },
      server: {
        fault: ({ path }) =>
          path.endsWith("/managementGroups/corp/descendants")
            ? { status: 200, body: { value: [{ name: OTHER, type: "Microsoft.Management/managementGroups/subscriptions" }] } }
            : undefined,
      },
    });
    expect(names(read)).toEqual(["two"]);
  });

  it("that are none end the scan before it begins", async () => {
    await expect(readInventory({ subscriptions: [], resources: [] })).rejects.toThrow("There is no subscription to read");
  });
});

describe("a way in", () => {
  it("may be a secret, for the authority and audience of the cloud", async () => {
    const environment = { AZURE_TENANT_ID: "tenant", AZURE_CLIENT_ID: "scanner", AZURE_CLIENT_SECRET: "canary-secret" };
    const read = await readInventory(
      { resources: [account("one")] },
      { environment, options: { credential: "environment" }, server: { audience: "https://audience.local.test" } },
    );
    expect(names(read)).toEqual(["one"]);
    expect(JSON.stringify([read.collected.gaps, read.mapped])).not.toContain("canary-secret");
  });

  it("that gets a token for another audience ends the scan", async () => {
    const server = await startArmServer({ inventory: both });
    try {
      const environment = { CLDSCAN_AZURE_TOKEN: `${server.token.split(".")[0] ?? ""}.e30.x` };
      await expect(readCloud(server, { environment })).rejects.toThrow("InvalidAuthenticationTokenAudience");
    } finally {
      await server.close();
    }
  });
});

describe("operations", () => {
  it("are those that kept answers are read by", () => {
    const named = (calls: readonly Call[]): readonly string[] => calls.map(({ operation, yields }) => `${operation} ${yields}`).toSorted();
    expect(named(azure.calls)).toEqual(named(providerNamed("azure").calls));
  });

  it("called are among those declared, and all of them are called where everything is there", async () => {
    const [byArm, byGraph] = [
      await readInventory({ resources: everything }, { options: { source: "arm" } }),
      await readInventory({ resources: everything }, { options: { source: "graph" } }),
    ];
    const called = new Set([...byArm.ledger.lines(), ...byGraph.ledger.lines()].map(({ operation }) => operation));
    const declared = [...everyOperation(azure).keys()];
    expect([...called].filter((each) => !declared.includes(each))).toEqual([]);
    expect(declared.filter((each) => !called.has(each))).toEqual(asked);
  });

  it("only read: GET, and the question to the graph", async () => {
    const { server } = await readInventory({ resources: everything });
    const methods = new Set(server.requests.map(({ method, path }) => (method === "GET" ? "GET" : `${method} ${path}`)));
    expect([...methods]).toEqual(["GET", "POST /providers/Microsoft.ResourceGraph/resources"]);
  });
});

/** What is asked only where a user names a group, or where the graph shows nothing. */
const asked = ["GET Microsoft.Management/managementGroups/descendants (list)", "GET subscriptions/resources (list)"];

describe("time", () => {
  it("is given to a service that asks for it", async () => {
    let refused = 0;
    const read = await readInventory(
      { resources: [account("one")] },
      {
        options: { source: "arm" },
        server: {
          fault: ({ path }) => {
            if (!path.endsWith("/Microsoft.Storage/storageAccounts") || refused > 1) return undefined;
            refused += 1;
            return { ...error(429, "TooManyRequests", "slow down"), headers: { "retry-after": "7" } };
          },
        },
      },
    );
    expect(names(read)).toEqual(["one"]);
    expect(read.ledger.lines().find(({ operation }) => operation === STORES)).toMatchObject({ calls: 1, retries: 2, failed: 0 });
  });

  it("is given to the resource graph before it must ask", async () => {
    const world = quickWorld();
    const read = await readInventory({ resources: manyAccounts }, { world, server: { graphQuota: 1, now: () => world.now().getTime() } });
    expect(names(read).length).toBe(25);
    expect(read.ledger.lines().find(({ operation }) => operation === GRAPH)?.failed).toBe(0);
  });
});

describe("facts", () => {
  it("of a subscription are those of the platform", async () => {
    const { mapped } = await readInventory({ resources: [] });
    expect(mapped.resources.map((each) => [each.kind, factsOf(each)])).toEqual([
      [
        "account",
        {
          rootConsoleAccess: "?not-visible the global administrators of Microsoft Entra",
          rootMfa: "?not-visible the global administrators of Microsoft Entra",
          rootKeys: "n/a not-offered account/root-keys",
          rootLastUsed: "?not-visible the global administrators of Microsoft Entra",
        },
      ],
      ["recorder", { recording: true, everyType: true }],
    ]);
  });
});
