/** The command against a cloud of Azure that runs here: a described cloud reached over TLS, and the commands of the documentation word for word. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { azure } from "../../providers/azure/adapter.ts";
import { azureClouds } from "../../providers/azure/clouds.ts";
import { everyOperation } from "../../src/provider/adapter.ts";
import type { Report } from "../../src/report/json-contract.ts";
import { everything } from "../providers/azure/estate-of-everything.ts";
import { SUBSCRIPTION } from "../providers/azure/live-cloud.ts";
import { startArmServer, type ArmServer } from "../support/arm-server.ts";
import { cldscan, root, shell } from "../support/command.ts";
import { startConnectProxy } from "../support/connect-proxy.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const CANARY = "canary-4711-do-not-tell";
const inventory = {
  subscriptions: [{ id: SUBSCRIPTION, name: "shop" }],
  resources: everything.map((each) => ({ ...each, tags: { owner: CANARY } })),
  pageSize: 20,
};
const everyFinding = ["--include", "pass", "--include", "not-applicable"];
/** Beside the report, a scan of a running cloud says what it asked, and nothing else. */
const onlyLedger = /^operation +calls +retries +failed +kB +seconds\n((GET|POST) [^\n]*\n)+all +\d[^\n]*\n$/;
let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "cldscan-azure-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(["azure", "azure-china"] as const)("a cloud described in a file, in the way of %s", (name) => {
  let server: ArmServer;
  beforeAll(async () => {
    server = await startArmServer({ inventory });
    writeFileSync(join(folder, "ca.pem"), server.certificate);
    const { url: resourceManager, audience } = server;
    const described = { name, resourceManager, authority: resourceManager, audience, certificates: "ca.pem" };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(described));
  });
  afterAll(() => server.close());

  const scan = async (...args: readonly string[]): Promise<{ readonly out: string; readonly report: Report }> => {
    const env = { CLDSCAN_AZURE_TOKEN: server.token };
    const { code, out, err } = await cldscan(["scan", ...args, "--format", "json", ...everyFinding], { cwd: folder, env });
    expect([code, err]).toEqual([1, args[0] === "azure" ? expect.stringMatching(onlyLedger) : ""]);
    return { out, report: JSON.parse(out) as Report };
  };

  it("is scanned, saved, and judged again from what was saved, with the same report", async () => {
    const saved = `${name}.cldscan.json.gz`;
    const { out, report } = await scan("azure", "--cloud", `${name}.json`, "--save", saved);
    expect(report.gaps).toEqual([]);
    expect(report.coverage.scopes).toContain(`azure/${name}/${SUBSCRIPTION}`);
    expect(report.findings.length).toBeGreaterThan(100);
    const before = server.requests.length;
    expect((await scan(saved)).out === out).toBe(true);
    expect(server.requests.length).toBe(before);
    for (const text of [out, gunzipSync(readFileSync(join(folder, saved))).toString()]) {
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain(server.token);
    }
  });

  it("is read the same without the resource graph", async () => {
    const found = async (source: string): Promise<readonly string[]> =>
      (await scan("azure", "--cloud", `${name}.json`, "--source", source)).report.findings
        .map(({ rule, resource, outcome }) => `${rule} ${resource.id} ${outcome}`)
        .toSorted();
    expect(await found("arm")).toEqual(await found("graph"));
  });

  it("sees nothing but reading", () => {
    const others = server.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(others)]).toEqual(["POST /providers/Microsoft.ResourceGraph/resources"]);
  });

  it("has a role of just what the calls need", async () => {
    const { code, out } = await cldscan(["permissions", "azure", "--partition", name]);
    expect(code).toBe(0);
    const { Actions } = JSON.parse(out) as { readonly Actions: readonly string[] };
    const needed = new Set([...everyOperation(azure).values()].flat());
    expect(Actions.filter((action) => !needed.has(action))).toEqual([]);
    const left = [...needed].filter((action) => !Actions.includes(action));
    expect(
      left.filter((action) => name === "azure" || !/frontDoors|mongoClusters|afdEndpoints|profiles\/customDomains/.test(action)),
    ).toEqual([]);
  });
});

describe("the documentation", () => {
  const section = /\n## Azure\n([^]*?)\n## /.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  const blocks = (language: string): readonly string[] =>
    [...section.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(([, text = ""]) => text);
  const commands = blocks("sh")
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.startsWith("npx cldscan "));
  const [described = "{}"] = blocks("json");
  const custom = JSON.parse(described) as { readonly resourceManager: string };

  it.each(commands)("%s", async (command) => {
    const scanned = /scan azure( |$)/.test(command);
    const name = command.includes("cloud.json") ? "custom" : command.includes("azure-china") ? "azure-china" : "azure";
    const row = name === "custom" ? undefined : azureClouds[name];
    const origin = row?.resourceManager ?? custom.resourceManager;
    const hosts = [origin, ...(row === undefined ? [] : [row.authority, ...row.loginAliases])].map((url) => new URL(url).host);
    const server = await startArmServer({ inventory, audience: row?.audience ?? origin, hosts, origin });
    const proxy = await startConnectProxy(Number(new URL(server.url).port));
    try {
      writeFileSync(join(folder, "ca.pem"), server.certificate);
      writeFileSync(join(folder, "cloud.json"), described);
      const ran = await shell(command.replace("npx cldscan", "$cldscan"), folder, {
        AZURE_TENANT_ID: "00000000-0000-4000-8000-00000000000a",
        AZURE_CLIENT_ID: "00000000-0000-4000-8000-00000000000b",
        AZURE_CLIENT_SECRET: CANARY,
        HTTPS_PROXY: proxy.url,
        NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
      });
      expect([ran.code, ran.err]).toEqual([command.includes(" scan ") ? 1 : 0, scanned ? expect.stringMatching(onlyLedger) : ""]);
      expect(`${ran.out}${ran.err}`).not.toContain(CANARY);
      expect([...proxy.asked].filter((asked) => !hosts.includes(asked.replace(/:443$/, "")))).toEqual([]);
      expect(proxy.asked.size > 0).toBe(scanned);
      expect(server.requests.length > 50).toBe(scanned);
    } finally {
      await proxy.close();
      await server.close();
    }
  });

  it("has commands for each of these clouds", () => {
    expect(commands.length).toBeGreaterThan(5);
  });
});
