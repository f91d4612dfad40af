import { afterEach, describe, expect, it } from "vitest";
import { alicloud } from "../../../providers/alicloud/adapter.ts";
import { alicloudOptions, type AlicloudOptions } from "../../../providers/alicloud/options.ts";
import { calls } from "../../../providers/alicloud/calls.ts";
import { Positions } from "../../../src/model/at.ts";
import { collect, type Collected } from "../../../src/provider/collect.ts";
import { CannotOpen, everyOperation } from "../../../src/provider/adapter.ts";
import { operationsOf } from "../../../src/provider/call.ts";
import { Ledger } from "../../../src/provider/ledger.ts";
import { Listings } from "../../../src/provider/listings.ts";
import { mapDocuments } from "../../../src/provider/map.ts";
import { defaultLimits, type Estate, type World } from "../../../src/provider/session.ts";
import type { AlicloudInventory } from "../../support/alicloud-answers.ts";
import { startAlicloudServer, type AlicloudAsked, type AlicloudFault, type AlicloudServer } from "../../support/alicloud-server.ts";
import { providerNamed } from "../../support/recorded.ts";

const ACCOUNT = "1234567890123456";
const MEMBERS = Array.from({ length: 130 }, (_, index) => `2000000000000${String(index).padStart(3, "0")}`);
const keys = { accessKeyId: "canary-key-id", accessKeySecret: "canary-key-secret" };

const recorder = { ConfigurationRecorder: { ConfigurationRecorderStatus: "REGISTERED", ResourceTypes: [] } };
const inventory: AlicloudInventory = {
  account: ACCOUNT,
  regions: ["cn-hangzhou", "cn-beijing"],
  enterable: [ACCOUNT, ...MEMBERS.slice(0, 129)],
  items: {
    "resourcemanager.ListAccounts": { "": MEMBERS.map((AccountId) => ({ AccountId, Status: "CreateSuccess" })) },
    "ecs.DescribeInstances": {
      "cn-beijing": Array.from({ length: 250 }, (_, index) => ({ InstanceId: `i-${String(index)}`, InstanceName: "" })),
    },
    "vpc.DescribeVpcs": { "cn-beijing": Array.from({ length: 120 }, (_, index) => ({ VpcId: `vpc-${String(index)}`, IsDefault: false })) },
  },
  whole: {
    "config.GetConfigurationRecorder": recorder,
    "sas.DescribeVersionConfig": { Version: 7 },
    "ecs.DescribeDiskEncryptionByDefaultStatus": { Encrypted: false },
  },
  buckets: [{ name: "logs", region: "cn-beijing", settings: {} }],
};

let server: AlicloudServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const world = (): World => ({
  now: () => new Date(),
  sleep: () => Promise.resolve(),
  random: () => 0,
  signal: new AbortController().signal,
});

interface Opened {
  readonly estate: Estate;
  readonly ledger: Ledger;
}

async function opened(
  options: Partial<AlicloudOptions> = {},
  fault?: (asked: AlicloudAsked) => AlicloudFault | undefined,
  held = inventory,
): Promise<Opened> {
  server = await startAlicloudServer({ inventory: held, keys, ...(fault === undefined ? {} : { fault }) });
  process.env["ALIBABA_CLOUD_ACCESS_KEY_ID"] = keys.accessKeyId;
  process.env["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = keys.accessKeySecret;
  const ledger = new Ledger();
  const chosen = alicloudOptions.parse({ endpoints: [`all=${server.url}`], ...options });
  const limits = { ...defaultLimits, tries: 2 };
  return { estate: await alicloud.open(chosen, { world: world(), limits, ledger, environment: {} }), ledger };
}

async function read({ estate, ledger }: Opened, listings = new Listings()): Promise<Collected> {
  const beyond = [...everyOperation(alicloud).keys()];
  const limits = { ...defaultLimits, tries: 2 };
  return collect(estate, { calls: alicloud.calls, beyond, limits, world: world(), ledger, positions: new Positions(), listings });
}

describe("opening an account", () => {
  it("finds the account, its site and its regions", async () => {
    const { estate } = await opened();
    expect(estate).toMatchObject({
      gaps: [],
      sessions: [{ cloud: "alicloud-cn", account: ACCOUNT, regions: ["cn-beijing", "cn-hangzhou"], everyRegion: true }],
    });
  });

  it("takes the international site where the centre of the other does not know the account", async () => {
    let asked = 0;
    const { estate } = await opened({}, ({ operation }) =>
      operation === "config.GetConfigurationRecorder" && (asked += 1) === 1
        ? { status: 404, body: { Code: "AccountNotExisted" } }
        : undefined,
    );
    expect(estate.sessions[0]?.cloud).toBe("alicloud-intl");
  });

  it("asks for the site where neither centre tells", async () => {
    const refused = ({ operation }: AlicloudAsked): AlicloudFault | undefined =>
      operation === "config.GetConfigurationRecorder" ? { status: 403, body: { Code: "NoPermission" } } : undefined;
    await expect(opened({}, refused)).rejects.toThrow(CannotOpen);
  });

  it("takes a role first, with a policy that holds it down and fits", async () => {
    const { estate } = await opened({ roleArn: `acs:ram::${MEMBERS[0] ?? ""}:role/audit`, externalId: "external" });
    expect(estate.sessions[0]?.account).toBe(MEMBERS[0]);
    const assumed = server?.requests.find(({ operation }) => operation === "sts.AssumeRole");
    expect(assumed?.request["ExternalId"]).toBe("external");
    const policy = assumed?.request["Policy"] ?? "";
    expect(policy.length).toBeLessThanOrEqual(2048);
    const { Statement } = JSON.parse(policy) as { readonly Statement: readonly { readonly Action: readonly string[] }[] };
    expect(Statement[0]?.Action).toEqual(expect.arrayContaining(["sts:AssumeRole", "oss:ListBuckets", "ecs:Describe*"]));
    expect(Statement[1]?.Action).toContain("ecs:DescribeUserData");
  });

  it("enters every member of the directory, over all pages, and says which it could not", async () => {
    const { estate } = await opened({ organization: true });
    expect(estate.sessions).toHaveLength(130);
    expect(estate.gaps).toMatchObject([{ scope: `alicloud/alicloud-cn/${MEMBERS[129] ?? ""}`, why: { code: "denied" } }]);
  });
});

describe("reading an account", () => {
  it("follows pages to their end, in every region, and attests what it saw", async () => {
    const listings = new Listings();
    const { docs, listed } = await read(await opened(), listings);
    expect(docs.filter(({ type }) => type === "ecs.Instance")).toHaveLength(250);
    expect(docs.filter(({ type }) => type === "vpc.Vpc")).toHaveLength(120);
    expect(listed[0]?.kinds).toEqual(expect.arrayContaining(["virtual-machine", "virtual-network", "object-store", "recorder"]));
    const { resources, gaps } = mapDocuments(docs, providerNamed("alicloud").mappers, listings);
    expect(gaps).toEqual([]);
    expect(resources.filter(({ kind }) => kind === "virtual-machine")).toHaveLength(250);
    expect(resources.find(({ kind }) => kind === "object-store")).toMatchObject({ name: "logs", region: "cn-beijing" });
  });

  it("leaves a listing unattested whose total will not stand still", async () => {
    let total = 200;
    const { listed, docs } = await read(
      await opened({}, ({ operation, region }) => {
        if (operation !== "vpc.DescribeVpcs" || region !== "cn-beijing") return undefined;
        total += 1;
        const Vpc = Array.from({ length: 50 }, (_, index) => ({ VpcId: `vpc-${String(index)}`, IsDefault: false }));
        return { status: 200, body: { RequestId: "1", TotalCount: total, Vpcs: { Vpc } } };
      }),
    );
    const seen = (scope: RegExp): readonly string[] => listed.filter((each) => scope.test(each.scope)).flatMap(({ kinds }) => kinds);
    expect(seen(/.*/)).toContain("virtual-machine");
    expect(seen(/(\/cn-beijing|\d)$/)).not.toContain("virtual-network");
    expect(seen(/\/cn-hangzhou$/)).toContain("virtual-network");
    expect(docs.length).toBeGreaterThan(0);
  });

  describe("with an inventory", () => {
    const counting = (ResourceCounts: readonly unknown[]): typeof inventory => ({
      ...inventory,
      whole: {
        ...inventory.whole,
        "resourcecenter.GetResourceCenterServiceStatus": { ServiceStatus: "Enabled", InitialStatus: "Finished" },
        "resourcecenter.ListResourceTypes": {
          ResourceTypes: ["ACS::ECS::Instance", "ACS::VPC::VPC"].map((ResourceType) => ({ ResourceType })),
        },
        "resourcecenter.GetResourceCounts": { ResourceCounts },
      },
    });
    const asked = (): readonly unknown[] => [
      ...new Set(server?.requests.filter(({ operation }) => operation === "ecs.DescribeInstances").map(({ region }) => region)),
    ];

    it("asks no region that it counts nothing in", async () => {
      const { docs } = await read(await opened({}, undefined, counting([{ GroupName: "cn-beijing", Count: 3 }])));
      expect(asked()).toEqual(["cn-beijing"]);
      expect(docs.filter(({ type }) => type === "ecs.Instance")).toHaveLength(250);
    });

    it.each<[string, readonly unknown[]]>([
      [
        "is no number",
        [
          { GroupName: "cn-beijing", Count: null },
          { GroupName: "cn-hangzhou", Count: "0" },
        ],
      ],
      ["is an empty text", [{ GroupName: "cn-beijing", Count: "" }]],
    ])("asks the region whose count %s", async (_, counts) => {
      await read(await opened({}, undefined, counting(counts)));
      expect(asked()).toEqual(["cn-beijing"]);
    });

    it("asks every region where something among the counts is none", async () => {
      await read(await opened({}, undefined, counting([{ GroupName: "cn-hangzhou", Count: 1 }, null])));
      expect(asked()).toContain("cn-beijing");
    });
  });
});

it("makes no call of which the generated registry does not know", () => {
  expect([...operationsOf(calls).keys()]).toEqual([...operationsOf(providerNamed("alicloud").calls).keys()]);
});
