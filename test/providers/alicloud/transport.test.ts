import { setMaxListeners } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointsIn } from "../../../providers/alicloud/endpoints.ts";
import { transport, type Transport } from "../../../providers/alicloud/transport.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { AlicloudInventory } from "../../support/alicloud-answers.ts";
import { startAlicloudServer, type AlicloudFault, type AlicloudServer } from "../../support/alicloud-server.ts";

const keys = { accessKeyId: "canary-key-id", accessKeySecret: "canary-key-secret" };
const inventory: AlicloudInventory = {
  account: "1234567890123456",
  regions: ["cn-hangzhou"],
  enterable: [],
  items: { "ecs.DescribeInstances": { "cn-hangzhou": Array.from({ length: 25 }, (_, index) => ({ InstanceId: `i-${String(index)}` })) } },
  whole: {
    "roa:/api/v1/clusters": { clusters: [], page_info: { total_count: 0 } },
    "sls:/": { count: 1, total: 1, projects: [{ projectName: "p" }] },
    "sls:/logstores": ({ request }) => ({ count: 1, total: 1, logstores: [request["project"] ?? ""] }),
  },
  buckets: [
    {
      name: "one",
      region: "cn-beijing",
      settings: {
        bucketInfo:
          "<BucketInfo><Bucket><Name>one</Name><AccessControlList><Grant>private</Grant></AccessControlList></Bucket></BucketInfo>",
        policy: '{"Version":"1","Statement":[]}',
      },
    },
  ],
};

let fault: AlicloudFault | undefined;
let server: AlicloudServer;
let send: Transport;
const signal = new AbortController().signal;
setMaxListeners(0, signal);
const declared = new Set([
  "ecs.DescribeInstances",
  "cs.DescribeClustersV1",
  "oss.ListBuckets",
  "oss.GetBucketInfo",
  "oss.GetBucketPolicy",
  "sls.ListProject",
  "sls.ListLogStores",
]);

const sender = (given: { readonly securityToken?: string } = {}): Transport =>
  transport({
    keys: () => Promise.resolve({ ...keys, ...given }),
    site: "cn",
    home: "cn-hangzhou",
    endpoints: endpointsIn([`all=${server.url}`]),
    declared,
    now: () => new Date(),
  });

beforeAll(async () => {
  server = await startAlicloudServer({ inventory, keys, fault: () => fault });
  send = sender();
});
afterAll(() => server.close());

const instances = { operation: "ecs.DescribeInstances", region: "cn-hangzhou", request: {} };

async function under(what: AlicloudFault): Promise<Awaited<ReturnType<Transport>>> {
  fault = what;
  try {
    return await send(instances, signal);
  } finally {
    fault = undefined;
  }
}

const body = async (operation: string, request: Json, region = "cn-beijing"): Promise<unknown> => {
  const reply = await send({ operation, region, request }, signal);
  return reply.ok ? reply.body : reply.failure;
};

describe("each style of request is signed so that a server that works the signature out again takes it", () => {
  it("RPC, with lists, objects and signs that must be escaped, and nothing in the URL", async () => {
    const request = { AdditionalAttributes: ["META_OPTIONS", "a b*~'()!"], Filter: { nested: true }, MaxResults: 100 };
    const reply = await send({ ...instances, request }, signal);
    expect(reply).toMatchObject({ ok: true, body: { NextToken: "" } });
    expect(server.requests.at(-1)).toMatchObject({
      url: "/",
      request: { "AdditionalAttributes.2": "a b*~'()!", Filter: '{"nested":true}', RegionId: "cn-hangzhou" },
    });
  });

  it("ROA, OSS and Log Service", async () => {
    expect(await body("cs.DescribeClustersV1", { page_size: 50, page_number: 1 })).toMatchObject({ clusters: [] });
    expect(await body("oss.ListBuckets", { "max-keys": 1000 })).toMatchObject({
      ListAllMyBucketsResult: { Buckets: { Bucket: [{ Name: "one" }] } },
    });
    expect(await body("oss.GetBucketInfo", { bucket: "one" })).toMatchObject({
      BucketInfo: { Bucket: { AccessControlList: { Grant: "private" } } },
    });
    expect(await body("oss.GetBucketPolicy", { bucket: "one" })).toEqual({ Version: "1", Statement: [] });
    expect(await body("sls.ListProject", { offset: 0, size: 500 })).toMatchObject({ projects: [{ projectName: "p" }] });
    expect(await body("sls.ListLogStores", { project: "mine", offset: 0 })).toMatchObject({ logstores: ["mine"] });
  });

  it("and refused with another token, in every style", async () => {
    const stranger = sender({ securityToken: "canary-token" });
    for (const operation of declared) {
      expect(await stranger({ operation, region: "cn-beijing", request: { bucket: "one" } }, signal)).toMatchObject({ ok: false });
    }
  });
});

describe("what is no success", () => {
  const table: readonly (readonly [name: string, what: AlicloudFault, kind: string, code: string])[] = [
    ["an error of the cloud", { status: 403, body: { Code: "Forbidden.RAM", Message: "no", RequestId: "1" } }, "denied", "Forbidden.RAM"],
    ["a 403 without a code", { status: 403, body: { Message: "no", RequestId: "1" } }, "denied", "HTTP 403"],
    ["a 500 without a code", { status: 500, body: { RequestId: "1" } }, "unavailable", "HTTP 500"],
    ["throttling", { status: 400, body: { Code: "Throttling.User", RequestId: "1" } }, "throttled", "Throttling.User"],
    [
      "a region without the service",
      { status: 404, body: { Code: "InvalidOperation.NotSupportedEndpoint" } },
      "unsupported",
      "InvalidOperation.NotSupportedEndpoint",
    ],
    ["a page of a proxy", { raw: "<html>Bad gateway</html>", status: 502 }, "malformed", "SyntaxError"],
    ["JSON of something else", { status: 200, body: { hello: "world" } }, "malformed", "UnexpectedAnswer"],
    ["a key that would change prototypes", { raw: '{"RequestId":"1","__proto__":{}}' }, "malformed", "SyntaxError"],
    ["an answer that is cut off", "cut", "unavailable", "ECONNRESET"],
    ["a connection that is reset", "reset", "unavailable", "ECONNRESET"],
  ];
  it.each(table)("%s", async (_, what, kind, code) => {
    expect(await under(what)).toMatchObject({ ok: false, failure: { kind, code } });
  });

  it("waits as long as the server asks", async () => {
    const throttled = { status: 429, body: { Code: "Throttling" }, headers: { "retry-after": "3" } };
    expect(await under(throttled)).toMatchObject({ failure: { kind: "throttled", retryAfter: 3000 } });
  });

  it("ends with its signal", async () => {
    fault = "hang";
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect(await send(instances, stop.signal)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    fault = undefined;
  });

  it("never leaves when it is not declared", async () => {
    const before = server.requests.length;
    expect(await send({ ...instances, operation: "ecs.DeleteInstance" }, signal)).toMatchObject({ failure: { kind: "not-declared" } });
    expect(server.requests.length).toBe(before);
  });
});

it("keeps all digits of numbers, and ordinary objects", async () => {
  const reply = await under({
    raw: '{"RequestId":"1","Instances":{"Instance":[]},"OwnerId":1234567890123456789}',
    type: "application/json",
  });
  expect(reply).toMatchObject({ ok: true, body: { OwnerId: "1234567890123456789" } });
  expect(reply.ok && Object.getPrototypeOf(reply.body)).toBe(Object.prototype);
});

it("hands out nothing of keys, tokens, signatures or URLs", async () => {
  const replies = await Promise.all(
    (["reset", { raw: "<html>" }, { status: 403, body: { Code: "NoPermission", Message: `key ${keys.accessKeyId}` } }] as const).map(under),
  );
  expect(JSON.stringify(replies)).not.toMatch(/canary|127\.0\.0\.1|Signature/);
});

it("opens a bounded number of sockets", async () => {
  await Promise.all(Array.from({ length: 200 }, () => send(instances, signal)));
  expect(server.sockets()).toBeLessThanOrEqual(40);
});
