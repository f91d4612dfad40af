/** Keys, tokens, signatures and what answers and errors hold of secrets, looked for in everything that the command says and writes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isJson, type Json } from "../../src/provider/json.ts";
import type { RecordedAnswer } from "../../src/provider/recorded.ts";
import type { Report } from "../../src/report/json-contract.ts";
import { ACCOUNT, estate, REGION } from "../providers/alicloud/estate.ts";
import { declared } from "../support/alicloud-kept.ts";
import { startAlicloudServer, type AlicloudFault, type AlicloudServer } from "../support/alicloud-server.ts";
import { cldscan, type Ran } from "../support/command.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Never real ones: words that must not come out anywhere. */
const keys = { accessKeyId: "LTAIcanaryEXAMPLE0001", accessKeySecret: "canary-key-secret-0002" };
const PLANTED = "canary-4711-do-not-tell";
const PEM = `-----BEGIN PRIVATE KEY-----\n${PLANTED}\n-----END PRIVATE KEY-----`;
const ENCODED = Buffer.from(PLANTED).toString("base64");
const secrets = [
  PLANTED,
  ENCODED.slice(0, 20),
  "PRIVATE KEY",
  ...Object.values(keys),
  `STS.${ACCOUNT}`,
  `secret-of-${ACCOUNT}`,
  `token-of-${ACCOUNT}`,
  "SecurityToken",
  "Signature=",
];

/** Every object of every answer holds secrets under names that nobody reads, and start-up data. */
function planted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(planted);
  if (!isJson(value)) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, planted(each)]));
  return { ...inside, Debug: PLANTED, PrivateKey: PEM, Password: PLANTED, CustomData: ENCODED };
}
/** An answer of OSS is one element of XML, or a policy. */
const plantedEstate = estate.map(({ body, ...each }): RecordedAnswer => {
  if (each.status >= 400 || each.operation === "oss.GetBucketPolicy") return { ...each, body };
  const inside = (whole: object): Json => Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, planted(value)]));
  return { ...each, body: each.operation.startsWith("oss.") ? inside(body as Json) : planted(body) };
});

/** What an error says of itself, where the cloud repeats the whole request. */
const told = (request: Readonly<Record<string, string>>): string =>
  `${PLANTED} ${keys.accessKeyId} ${keys.accessKeySecret} token-of-${ACCOUNT} https://local/?${new URLSearchParams(request).toString()}`;

/** Ways in which calls go wrong, each with all that an error can hold. */
const faults: Readonly<Record<string, (said: string) => AlicloudFault>> = {
  "ecs.DescribeSecurityGroups": (Message) => ({ status: 403, body: { RequestId: "1", Code: "NoPermission", Message, Recommend: Message } }),
  "rds.DescribeDBInstanceSSL": (Message) => ({ status: 400, body: { RequestId: "1", Code: `Bad ${Message}`, Message, ServerKey: PEM } }),
  "ecs.DescribeDisks": (Message) => ({ status: 403, body: { RequestId: "1", Message, AccessDeniedDetail: { Told: Message } } }),
  "vpc.DescribeVpcs": (Message) => ({ status: 404, body: { RequestId: "1", Code: "InvalidOperation.NotSupportedEndpoint", Message } }),
  "kms.ListKeys": (said) => ({ raw: `<html><body>${said}</body></html>` }),
  "kms.ListSecrets": (said) => ({ raw: `<html><body>${said}</body></html>`, status: 403 }),
  "nas.DescribeFileSystems": () => "reset",
  "polardb.DescribeDBClusters": () => "cut",
  "alb.ListRules": (Message) => ({ status: 200, body: { RequestId: "1", Rules: Message } }),
  "slb.DescribeLoadBalancers": (Message) => ({ status: 200, body: { RequestId: "1", Code: "Throttling.User", Message } }),
  "nlb.ListListeners": (Message) => ({
    status: 302,
    body: { Message },
    headers: { location: `http://127.0.0.1:9/?AccessKeyId=${keys.accessKeyId}` },
  }),
  "actiontrail.DescribeTrails": (said) => ({ raw: `{"RequestId":"1","TrailList":[{"Name":"${said}`, type: "application/json" }),
  "cs.DescribeClusterDetail": (message) => ({ status: 403, body: { code: `Forbidden ${message}`, message, requestId: "1" } }),
  "fc.ListFunctions": (errorMessage) => ({ status: 500, body: { errorCode: "InternalServerError", errorMessage } }),
  "sls.ListProject": (errorMessage) => ({ status: 401, body: { errorCode: "Unauthorized", errorMessage } }),
  "oss.GetBucketPolicy": (said) => ({
    status: 403,
    type: "application/xml",
    raw: `<Error><Code>AccessDenied</Code><Message>${said.replaceAll("&", "&amp;")}</Message><StringToSign>${PLANTED}</StringToSign></Error>`,
  }),
  "oss.GetBucketInfo": (said) => ({ status: 400, type: "application/xml", raw: `<Error><Code>${said}` }),
};

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "cldscan-canary-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Said extends Ran {
  readonly server: AlicloudServer;
}

async function scan(
  args: readonly string[],
  fault: (operation: string) => ((said: string) => AlicloudFault) | undefined,
  env = {},
): Promise<Said> {
  const server = await startAlicloudServer({
    inventory: { account: ACCOUNT, regions: [REGION], enterable: [ACCOUNT], items: {}, whole: {}, buckets: [] },
    answers: plantedEstate,
    keys,
    fault: (asked) => fault(declared(asked).name)?.(told(asked.request)),
  });
  try {
    const role = ["--role-arn", `acs:ram::${ACCOUNT}:role/audit`];
    const way = ["alicloud", "--site", "cn", "--endpoint", `all=${server.url}`, ...role];
    const keysOf = { ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret };
    // Debug output of every package, and of the command itself.
    const asked = { HOME: folder, DEBUG: "*", CLDSCAN_DEBUG: "1", ...keysOf, ...env };
    return { server, ...(await cldscan(["scan", ...way, ...args], { cwd: folder, env: asked })) };
  } finally {
    await server.close();
  }
}

/** Everything that was said, written and saved. */
function everything(...said: readonly Ran[]): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
  const saved = files.map(({ name }) => readFileSync(join(folder, name))).map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes));
  return [...said.flatMap(({ out, err }) => [out, err]), ...saved.map(String)];
}

function expectSilence(server: AlicloudServer, texts: readonly string[]): void {
  const signatures = [...new Set(server.requests.flatMap(({ request }) => request["Signature"] ?? []))];
  expect(signatures.length).toBeGreaterThan(0);
  const found = [...secrets, ...signatures, ...signatures.map(encodeURIComponent)].filter((each) =>
    texts.some((text) => text.includes(each)),
  );
  expect(found).toEqual([]);
}

const json = ["--format", "json", "--include", "pass", "--include", "not-applicable"];

it("says nothing of them when all goes well", async () => {
  const { server, ...ran } = await scan([...json, "--save", "well.gz", "--output", "well.json"], () => undefined);
  const table = await cldscan(["scan", "well.gz", "--lang", "zh"], { cwd: folder });
  const report = JSON.parse(readFileSync(join(folder, "well.json"), "utf8")) as Report;
  expect(report.findings.length).toBeGreaterThan(150);
  expect(report.gaps).toEqual([]);
  expect(ran.err).toMatch(/^operation +calls/);
  expectSilence(server, everything(ran, table));
});

it(`says nothing of them when ${String(Object.keys(faults).length)} calls fail, each in its way`, async () => {
  const { server, ...ran } = await scan([...json, "--save", "faulty.gz"], (operation) => faults[operation]);
  const tables = await Promise.all(["en", "zh"].map((lang) => cldscan(["scan", "faulty.gz", "--lang", lang], { cwd: folder })));
  const { gaps } = JSON.parse(ran.out) as Report;
  for (const operation of Object.keys(faults)) expect(gaps.map(({ text }) => text.en).join("\n")).toContain(operation);
  expectSilence(server, everything(ran, ...tables));
});

describe("says nothing of them when it cannot begin:", () => {
  const refusal = (Message: string): AlicloudFault => ({
    status: 403,
    body: { RequestId: "1", Code: "NoPermission", Message, Recommend: Message },
  });
  it.each(["sts.GetCallerIdentity", "sts.AssumeRole"])("%s is refused", async (operation) => {
    const { server, ...ran } = await scan([], (each) => (each === operation ? refusal : undefined));
    expect(ran.err).toContain("NoPermission");
    expect(ran.code).toBe(2);
    expectSilence(server, everything(ran));
  });

  it("the key is not known", async () => {
    const unknown = { ALIBABA_CLOUD_ACCESS_KEY_SECRET: `${keys.accessKeySecret}-of-another` };
    const { server, ...ran } = await scan([], () => undefined, unknown);
    expect(ran.err).toContain("SignatureDoesNotMatch");
    expect(server.requests).toEqual([]);
    expect(secrets.filter((each) => everything(ran).some((text) => text.includes(each)))).toEqual([]);
  });
});
