import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Offers, testedVersions } from "../../../providers/azure/api-versions.ts";
import { chosenCloud, cloudOfMetadata } from "../../../providers/azure/custom-cloud.ts";
import { refusalIn } from "../../../providers/azure/refusal.ts";
import { readCloud } from "./live-cloud.ts";
import { startArmServer } from "../../support/arm-server.ts";
import { SUBSCRIPTION } from "./live-cloud.ts";

function file(body: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), "cldscan-cloud-")), "cloud.json");
  writeFileSync(path, typeof body === "string" ? body : JSON.stringify(body));
  return path;
}

const stack = {
  name: "stack",
  resourceManager: "https://management.stack.test/",
  authority: "https://login.stack.test/adfs",
  audience: "https://audience.stack.test",
};

describe("a cloud of one's own", () => {
  it("is what its file says", async () => {
    expect(await chosenCloud(file(stack))).toEqual({
      row: {
        name: "stack",
        resourceManager: "https://management.stack.test",
        authority: "https://login.stack.test/adfs",
        audience: "https://audience.stack.test",
        suffixes: {},
        loginAliases: [],
        custom: true,
      },
    });
  });

  it.each<[string, unknown, string]>([
    ["is no JSON", "{", "it is not JSON"],
    ["has a resource manager without TLS", { ...stack, resourceManager: "http://management.stack.test" }, "not a URL with https"],
    ["has a member that is not known", { ...stack, audeince: "x" }, "audeince"],
    ["names certificates that are not there", { ...stack, certificates: "none.pem" }, "its file of certificates cannot be read"],
  ])("is refused where its file %s", async (_, body, said) => {
    await expect(chosenCloud(file(body))).rejects.toThrow(said);
  });

  it("is refused where there is no such file", async () => {
    await expect(chosenCloud("azure-germany")).rejects.toThrow("neither a known cloud nor a file");
  });

  it("tells of itself", () => {
    const body = {
      authentication: { loginEndpoint: "https://login.stack.test/", audiences: ["https://a", "https://b"] },
      suffixes: { storage: "s.test", n: 1 },
    };
    expect(cloudOfMetadata(body, { name: "stack", resourceManager: "https://rm.test" })).toMatchObject({
      authority: "https://login.stack.test",
      audience: "https://a",
      suffixes: { storage: "s.test" },
      custom: true,
    });
    expect(() => cloudOfMetadata([], { name: "stack", resourceManager: "https://rm.test" })).toThrow("its metadata cannot be read");
  });

  it("is asked where its file gives the resource manager alone", async () => {
    const server = await startArmServer({
      inventory: { subscriptions: [{ id: SUBSCRIPTION }], resources: [] },
      audience: "https://audience.stack.test",
    });
    try {
      const environment = { AZURE_TENANT_ID: "tenant", AZURE_CLIENT_ID: "scanner", AZURE_CLIENT_SECRET: "secret" };
      const described = { authority: undefined, audience: undefined };
      const { collected } = await readCloud(server, { environment, described, options: { credential: "environment" } });
      expect(collected.gaps).toEqual([]);
      expect(server.requests[0]?.path).toBe("/metadata/endpoints");
    } finally {
      await server.close();
    }
  });
});

describe("versions", () => {
  const type = "Microsoft.Storage/storageAccounts";

  it("are the tested ones until the cloud tells", () => {
    expect(new Offers().of(`${type}/blobServices`)).toEqual(testedVersions("Microsoft.Storage"));
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>, readonly string[] | "absent"]>([
    ["that are tested and offered", { storageAccounts: ["2030-01-01", "2021-04-01", "2022-09-01"] }, ["2022-09-01", "2021-04-01"]],
    ["of the part, where it is told", { storageAccounts: ["2022-09-01"], "storageAccounts/blobServices": ["2019-06-01"] }, ["2019-06-01"]],
    ["that are none", { storageAccounts: ["2030-01-01"] }, []],
    ["of no such type", { operations: ["2022-09-01"] }, "absent"],
  ])("are those %s", (_, types, expected) => {
    const offers = new Offers();
    offers.tell("microsoft.storage", new Map(Object.entries(types)));
    expect(offers.of(`${type}/blobServices`)).toEqual(expected);
  });

  it("that were refused are not tried again", () => {
    const offers = new Offers();
    offers.refuse(type, "2024-01-01");
    expect(offers.of(type)).not.toContain("2024-01-01");
  });
});

describe("a refusal", () => {
  const none = { get: () => undefined };
  const header = (name: string, value: string): typeof none => ({ get: (asked: string) => (asked === name ? value : undefined) }) as never;

  it.each<[number, unknown, object]>([
    [403, { error: { code: "AuthorizationFailed", message: "secret" } }, { kind: "denied", code: "AuthorizationFailed" }],
    [404, { Code: "NotFound" }, { kind: "gone", code: "NotFound" }],
    [502, undefined, { kind: "unavailable", code: "HTTP 502" }],
    [200, undefined, { kind: "malformed", code: "NoJson" }],
    [302, undefined, { kind: "rejected", code: "HTTP 302" }],
    [400, { error: { code: "a text with spaces, and a secret" } }, { kind: "rejected", code: "HTTP 400" }],
  ])("with status %i and %j", (status, body, expected) => {
    expect(refusalIn(status, body, none)).toEqual(expected);
  });

  it.each([
    ["retry-after", "17", 17_000],
    ["x-ms-user-quota-resets-after", "00:01:05", 65_000],
  ])("says with %s how long to wait", (name, value, expected) => {
    expect(refusalIn(429, { error: { code: "RateLimiting" } }, header(name, value))).toEqual({
      kind: "throttled",
      code: "RateLimiting",
      retryAfter: expected,
    });
  });
});
