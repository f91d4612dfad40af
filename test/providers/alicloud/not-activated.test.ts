/** Services that an account never activated, features that an edition lacks, and what is absent from a region: each told apart from denied and from off. */
import { describe, expect, it, vi } from "vitest";
import { activated, activationOperation } from "../../../providers/alicloud/activation.ts";
import { failureOf } from "../../../providers/alicloud/errors.ts";
import { failure, type FailureKind } from "../../../src/provider/failure.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import type { NotAnswered, Reply } from "../../../src/provider/session.ts";
import type { AlicloudFault } from "../../support/alicloud-server.ts";
import { estate } from "./estate.ts";
import { answer, refused } from "./estate-answers.ts";
import { gaps, outcomes, scanned, type Served, type ServedFault } from "./served.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe("what a code means", () => {
  it.each<[code: string, status: number, kind: FailureKind, because: string]>([
    ["Throttling.User", 400, "throttled", "too many requests of the account"],
    ["Throttling.Api", 400, "throttled", "too many requests of the operation"],
    ["QpsLimitExceeded", 503, "throttled", "OSS"],
    ["ServiceUnavailable", 503, "unavailable", "any product"],
    ["InternalError", 500, "unavailable", "any product"],
    ["ServiceTimeout", 504, "unavailable", "NAS"],
    ["NoPermission", 403, "denied", "RAM"],
    ["Forbidden.RAM", 403, "denied", "ECS, RDS"],
    ["AccessDenied", 403, "denied", "OSS; Function Compute also for accounts that never activated it"],
    ["Unauthorized", 401, "denied", "Log Service; also for accounts that never activated it"],
    ["InvalidAccessKeyId.NotFound", 404, "denied", "a key that is not there is no thing that is gone"],
    ["InvalidAccessKeyId.Inactive", 403, "denied", "a key that is off"],
    ["SignatureDoesNotMatch", 400, "denied", "a wrong secret"],
    ["InvalidSecurityToken.Expired", 403, "denied", "a session that ended"],
    ["Forbidden.UserNotFound", 404, "denied", "about who asks, not about what is asked for"],
    ["HTTP 403", 403, "denied", "a refusal without a code"],
    ["UserDisable", 403, "unsupported", "OSS: a bill that is not paid or an account that was blocked; buckets may be there"],
    ["Inactive", 404, "unsupported", "RAM: never activated, or a key that is older than the activation"],
    ["InvalidOperation.NotSupportedEndpoint", 404, "unsupported", "another host answers for the region"],
    ["InvalidRegionId.NotFound", 404, "unsupported", "no such region for the product"],
    ["UnsupportedOperation", 400, "unsupported", "KMS and others: not offered there"],
    ["InvalidAction.NotFound", 404, "unsupported", "an operation that the host does not know, as in Apsara Stack"],
    ["InvalidApi.NotFound", 404, "unsupported", "the same in the words of newer products"],
    ["ENOTFOUND", 0, "unsupported", "no host of that name: a region without the product, or a network without names"],
    ["InstanceEngineType.NotSupport", 403, "unsupported", "RDS: an engine without the feature"],
    ["InstanceType.NotSupport", 400, "unsupported", "Redis: an edition without the feature"],
    ["Forbidden.KeyNotFound", 404, "gone", "KMS"],
    ["Forbidden.NasNotFound", 404, "gone", "NAS"],
    ["InvalidDBInstanceName.NotFound", 404, "gone", "RDS"],
    ["NoSuchBucket", 404, "gone", "OSS"],
    ["EntityNotExist.User", 404, "gone", "RAM"],
    ["InvalidAccountStatus.NotEnoughBalance", 400, "rejected", "NAS: a bill that is not paid"],
    ["MissingParameter", 400, "rejected", "any product"],
    ["Anything.Else", 418, "rejected", "a code that is not known is no permission that is missing"],
  ])("%s (%i): %s — %s", (code, status, kind) => {
    expect(failureOf(code, status)).toEqual({ kind, code });
  });

  it.each(["", "Bad code with a key in it", "Bad\nlines", "<html>", "A".repeat(200)])("is not repeated where it is no word: %j", (code) => {
    expect(failureOf(code, 400)).toEqual({ kind: "rejected", code: "UnreadableCode" });
  });
});

const undisturbed = await scanned();
const newGaps = (now: Served): readonly string[] => gaps(now).filter((each) => !gaps(undisturbed).includes(each));
const kindsListed = ({ result }: Served): readonly string[] =>
  result.coverage.listed.filter(({ scope }) => /\/\d+$/.test(scope)).flatMap(({ kinds }) => kinds);
const passes = (read: Served): readonly string[] =>
  Object.entries(outcomes(read)).flatMap(([key, outcome]) => (outcome === "pass" ? [key] : []));

const xml = (code: string): AlicloudFault => ({ status: 403, type: "application/xml", raw: `<Error><Code>${code}</Code></Error>` });
const rpc = (status: number, Code: string): AlicloudFault => ({ status, body: { RequestId: "1", Code, Message: "" } });

/** How each service turns away an account that never activated it, as far as it is known, and the kinds that it holds. */
const services: readonly (readonly [product: string, name: string, no: AlicloudFault, kinds: readonly string[]])[] = [
  [
    "fc",
    "FC",
    { status: 403, body: { errorCode: "AccessDenied", errorMessage: "FC service is not enabled for current user." } },
    ["function"],
  ],
  ["sls", "SLS", { status: 401, body: { errorCode: "Unauthorized", errorMessage: "AccessKeyId is inactive" } }, ["log-store"]],
  ["oss", "OSS", xml("UserDisable"), ["object-store"]],
  ["kms", "KMS", rpc(400, "UnsupportedOperation"), ["key", "secret"]],
  ["nas", "NAS", rpc(404, "Forbidden.NasNotFound"), ["file-system"]],
  ["cs", "CS", rpc(403, "Forbidden"), ["kubernetes-cluster"]],
];

const without =
  (product: string, no: AlicloudFault): ServedFault =>
  ({ operation }) =>
    operation.startsWith(`${product}.`) ? no : undefined;
const status = (ServiceName: string, Status: string, more: Json = {}): readonly RecordedAnswer[] => [
  answer(activationOperation.operation, { ServiceProvisions: [{ ServiceName, Status, AutoEnableService: false, ...more }] }),
];

const list = (...of: Parameters<typeof status>): Reply => ({ ok: true, body: status(...of)[0]?.body as Json });

describe("a service that the account never activated", () => {
  it.each(services)("%s holds nothing, where the account's list of services says so, too", async (product, name, no, kinds) => {
    const now = await scanned({ fault: without(product, no), answers: status(name, "Disabled", { EnableURL: "https://local/" }) });
    expect(newGaps(now)).toEqual([]);
    expect(kindsListed(now)).toEqual(expect.arrayContaining([...kinds]));
    expect(passes(now).filter((key) => key.includes(`#${product}.`))).toEqual([]);
    const asked = now.asked.filter(({ operation }) => operation === activationOperation.operation);
    expect(asked).toHaveLength(1);
    expect(
      Object.entries(asked[0]?.request ?? {})
        .filter(([key]) => /^Services\./.test(key))
        .map(([, value]) => value),
    ).toContain(name);
  });

  const refusedCall: NotAnswered = { operation: "fc.ListFunctions", permissions: [], failure: failure("denied", "AccessDenied") };
  it.each<[string, Reply, boolean | undefined]>([
    ["says that it is not active", list("FC", "Disabled"), false],
    ["says that it is active", list("FC", "Enabled"), undefined],
    ["does not know", list("FC", "Unknown", { StatusReason: "No permission." }), undefined],
    ["gives a reason of its own", list("FC", "Disabled", { StatusReason: "No permission." }), undefined],
    ["uses another word", list("FC", "Suspended"), undefined],
    ["names another service", list("NAS", "Disabled"), undefined],
    ["is empty", { ok: true, body: { ServiceProvisions: [] } }, undefined],
    ["is refused", { ok: false, failure: failure("denied", "NoPermission") }, undefined],
  ])("is taken for absent by a plain word alone: the list %s", async (_, reply, expected) => {
    expect(await activated("cn-hangzhou")(refusedCall, null, () => Promise.resolve(reply))).toBe(expected);
  });

  it("stays a gap where the list does not say so", async () => {
    const [product, name, no] = services[0] ?? ["", "", "reset"];
    const now = await scanned({ fault: without(product, no), answers: status(name, "Enabled") });
    expect(newGaps(now)).toContainEqual(expect.stringMatching(/^fc\.ListFunctions was refused .*AccessDenied/));
    expect(kindsListed(now)).not.toContain("function");
  });

  it("is not asked after where the service was not heard, nor where another turned away", async () => {
    const answers = status("KMS", "Disabled");
    for (const [product, no] of [
      ["kms", "reset"],
      ["vpc", rpc(403, "NoPermission")],
    ] as const) {
      const now = await scanned({ fault: without(product, no), answers, tries: 1 });
      expect(now.asked.map(({ operation }) => operation)).not.toContain(activationOperation.operation);
      expect(newGaps(now).length).toBeGreaterThan(1);
    }
  });
});

const DETECTION = "monitoring/threat-detection-on";

describe("services that answer for themselves", () => {
  it.each<[string, RecordedAnswer, string, readonly string[]]>([
    ["the free edition of Security Center detects nothing", answer("sas.DescribeVersionConfig", { Version: 1 }), DETECTION, ["fail"]],
    ["an edition that is not known is no answer", answer("sas.DescribeVersionConfig", { Version: 99 }), DETECTION, ["undetermined"]],
    [
      "a recorder that could be registered records nothing",
      answer("config.GetConfigurationRecorder", { ConfigurationRecorder: { ConfigurationRecorderStatus: "REGISTRABLE" } }),
      "inventory/recorder-on",
      ["fail"],
    ],
    [
      "an account that Cloud Config does not know is a gap, and nothing that is off",
      refused("config.GetConfigurationRecorder", "AccountNotExisted"),
      "inventory/recorder-on",
      [],
    ],
  ])("%s", async (_, said, rule, expected) => {
    const now = await scanned({ answers: [said] });
    const found = Object.entries(outcomes(now)).filter(([key]) => key.startsWith(`${rule} `));
    expect(found.map(([, outcome]) => outcome)).toEqual(expected);
    expect(newGaps(now)).toHaveLength(said.status >= 400 ? 1 : 0);
  });
});

describe("an edition that lacks a feature", () => {
  const of = (read: Served, rule: string, id: string): unknown =>
    [...read.findings].find(([key]) => key.startsWith(`encryption/${rule} `) && key.endsWith(`/${id}`))?.[1].outcome;
  interface Lacking {
    readonly operation: string;
    readonly code: string;
    readonly request: Json;
    readonly rule: string;
    readonly off: Json;
    readonly lacks: string;
  }
  const lacking: readonly Lacking[] = [
    {
      operation: "r-kvstore.DescribeInstanceTDEStatus",
      code: "InstanceType.NotSupport",
      request: { InstanceId: "r-0a" },
      rule: "cache-encrypted",
      off: { TDEStatus: "Disabled" },
      lacks: "not-applicable",
    },
    {
      operation: "rds.DescribeDBInstanceSSL",
      code: "InstanceEngineType.NotSupport",
      request: { DBInstanceId: "rm-mysql0a" },
      rule: "database-tls-required",
      off: { SSLEnabled: "No" },
      lacks: "fail",
    },
    {
      operation: "rds.DescribeDBInstanceSSL",
      code: "InvaildEngineInRegion.ValueNotSupported",
      request: { DBInstanceId: "rm-mssql0a" },
      rule: "database-min-tls",
      off: { SSLEnabled: "No", TlsVersion: "1.0" },
      lacks: "fail",
    },
    {
      operation: "dds.DescribeDBInstanceSSL",
      code: "SingleNodeNotSupport",
      request: { DBInstanceId: "dds-0a" },
      rule: "database-tls-required",
      off: { SSLStatus: "Closed" },
      lacks: "fail",
    },
    {
      operation: "dds.DescribeDBInstanceSSL",
      code: "StorageTypeOrInstanceTypeNotSupported",
      request: { DBInstanceId: "dds-shard0a" },
      rule: "database-tls-required",
      off: { SSLStatus: "Closed" },
      lacks: "fail",
    },
  ];
  const verdicts = (read: Served): readonly unknown[] =>
    lacking.map(({ rule, request }) => of(read, rule, String(Object.values(request)[0])));
  const given = async (one: (each: Lacking) => RecordedAnswer): Promise<readonly [readonly unknown[], number]> => {
    const now = await scanned({ answers: lacking.map(one) });
    return [verdicts(now), newGaps(now).length];
  };
  const all = (outcome: string): readonly string[] => lacking.map(() => outcome);

  it("is neither off nor unread, and what is refused for any other reason is a gap", async () => {
    expect(verdicts(undisturbed)).toEqual(all("pass"));
    expect(await given(({ operation, code, request }) => refused(operation, code, request, 400))).toEqual([
      lacking.map(({ lacks }) => lacks),
      0,
    ]);
    expect(await given(({ operation, off, request }) => answer(operation, off, request))).toEqual([all("fail"), 0]);
    for (const code of ["NoPermission", "OperationDenied.DBInstanceStatus", "UnsupportedOperation"]) {
      expect(await given(({ operation, request }) => refused(operation, code, request, 403))).toEqual([all("undetermined"), 3]);
    }
  });

  it("rds.DescribeDBInstanceTDE: an engine without TDE is encrypted by its disks, or not", async () => {
    const withoutTde = refused("rds.DescribeDBInstanceTDE", "InstanceEngineType.NotSupport", null, 403);
    const keyOf = (DBInstanceId: string, EncryptionKey: string): RecordedAnswer =>
      answer("rds.DescribeDBInstanceEncryptionKey", { EncryptionKey }, { DBInstanceId });
    const now = await scanned({ answers: [withoutTde, keyOf("rm-mysql0a", "ServiceKey"), keyOf("rm-mssql0a", "")] });
    expect([of(now, "database-encrypted", "rm-mysql0a"), of(now, "database-encrypted", "rm-mssql0a")]).toEqual(["pass", "fail"]);
    expect(newGaps(now)).toEqual([]);
  });
});

it("what the estate holds is not empty, so that what is missing shows", () => {
  expect(estate.length).toBeGreaterThan(100);
  for (const [, , , kinds] of services) for (const kind of kinds) expect(kindsListed(undisturbed)).toContain(kind);
});
