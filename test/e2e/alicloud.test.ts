/** The command against accounts of Alibaba Cloud on both sites: hosts have their real names, are reached by TLS through a proxy, and refuse what is not signed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { alicloud } from "../../providers/alicloud/adapter.ts";
import { everyOperation } from "../../src/provider/adapter.ts";
import { operationsOf } from "../../src/provider/call.ts";
import type { Report } from "../../src/report/json-contract.ts";
import { ACCOUNT, CANARY } from "../providers/alicloud/estate.ts";
import { cldscan, plant, root, shell, type Ran } from "../support/command.ts";
import { CLOSED, KEYS, MEMBER, runningSite, type Circumstances, type Running } from "./alicloud/running.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const SITES = ["cn", "intl"] as const;
const everything = ["--format", "json", "--include", "pass", "--include", "not-applicable"];
/** Beside the report, a scan of a running account says what it asked, and nothing else. */
const onlyLedger = /^operation +calls +retries +failed +kB +seconds\n([a-z-]+\.\w+ [^\n]*\n)+all +\d[^\n]*\n$/;
const secrets = [
  CANARY,
  ...Object.values(KEYS),
  `secret-of-${ACCOUNT}`,
  `token-of-${ACCOUNT}`,
  `secret-of-${MEMBER}`,
  `token-of-${MEMBER}`,
];

/** What operations that change nothing are called. A credential report is made for who asks. */
const READING = /[.](Describe|Get|List|Check|Query)\w*$|^ons[.]\w+(List|Get)$|^ims[.]GenerateCredentialReport$/;

let folder = "";
let closing: (() => Promise<void>)[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cldscan-alicloud-"));
  const role = { ram_role_arn: `acs:ram::${ACCOUNT}:role/reader`, ram_session_name: "reader", expired_seconds: 3600 };
  const keys = { access_key_id: KEYS.accessKeyId, access_key_secret: KEYS.accessKeySecret };
  const profiles = [{ name: "prod", mode: "RamRoleArn", ...keys, ...role }];
  plant(folder, {
    ".aliyun/config.json": JSON.stringify({ current: "prod", profiles }),
    "accounts.yaml": `- "${MEMBER}"\n- "${CLOSED}"\n`,
  });
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

async function running(site: (typeof SITES)[number], circumstances: Circumstances = {}): Promise<Running> {
  const on = await runningSite(site, circumstances);
  closing = [...closing, on.close];
  return on;
}

const environment = ({ proxy, certificate }: Running, keys: Partial<typeof KEYS> = KEYS): Readonly<Record<string, string>> => {
  const trusted = join(mkdtempSync(join(folder, "ca-")), "ca.pem");
  writeFileSync(trusted, certificate);
  return {
    HOME: folder,
    HTTPS_PROXY: proxy,
    NODE_EXTRA_CA_CERTS: trusted,
    // Nobody is to look for the role of the machine that runs this.
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
    ...(keys.accessKeyId === undefined ? {} : { ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId }),
    ...(keys.accessKeySecret === undefined ? {} : { ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret }),
  };
};

const scan = (on: Running, args: readonly string[], interrupt?: Promise<void>): Promise<Ran> =>
  cldscan(["scan", "alicloud", ...args], { cwd: folder, env: environment(on), ...(interrupt === undefined ? {} : { interrupt }) });
const told = ({ out, err }: Ran): Report => {
  if (!out.startsWith("{")) throw new Error(err);
  return JSON.parse(out) as Report;
};
const leaks = (texts: readonly string[]): readonly string[] => secrets.filter((secret) => texts.some((text) => text.includes(secret)));

describe("an account of each site", () => {
  const known = new Map<string, { readonly on: Running; readonly ran: Ran }>();
  const of = (site: string): { readonly on: Running; readonly ran: Ran } => {
    const found = known.get(site);
    if (found === undefined) throw new Error(site);
    return found;
  };
  beforeAll(async () => {
    await Promise.all(
      SITES.map(async (site) => {
        const on = await running(site);
        known.set(site, { on, ran: await scan(on, [...everything, "--save", `${site}.gz`]) });
      }),
    );
  });

  it.each(SITES)("%s: is read whole, and only at the hosts that the site has for each product", (site) => {
    const { on, ran } = of(site);
    const report = told(ran);
    expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(onlyLedger)]);
    expect(report.gaps.map(({ text }) => text.en)).toEqual([]);
    expect(report.coverage.scopes).toContain(`alicloud/${on.cloud}/${ACCOUNT}`);
    expect(report.findings.length).toBeGreaterThan(200);
    expect(on.astray()).toEqual([]);
  });

  it.each(SITES)("%s: is judged again from what was saved, byte for byte, and nobody is asked", async (site) => {
    const { on, ran } = of(site);
    const before = on.requests.length;
    const again = await cldscan(["scan", `${site}.gz`, ...everything], { cwd: folder });
    expect([again.code, again.err, again.out === ran.out]).toEqual([1, "", true]);
    expect(on.requests.length).toBe(before);
  });

  it("has the same findings on both, but for the names of cloud and region", () => {
    const [cn, intl] = SITES.map((site) => {
      const { on, ran } = of(site);
      const text = ran.out
        .replaceAll(on.cloud, "CLOUD")
        .replaceAll(on.region, "REGION")
        .replaceAll(/"time": *"[^"]*"/g, '"time": ""');
      return (JSON.parse(text) as Report).findings;
    });
    expect(intl).toEqual(cn);
  });

  it("is only read: every operation that is declared was sent, all of them allowed by the policy, and none changes anything", async () => {
    const sent = of("cn").on.operations();
    const needed = everyOperation(alicloud);
    expect([...operationsOf(alicloud.calls).keys()].filter((operation) => !sent.has(operation))).toEqual([]);
    const { code, out } = await cldscan(["permissions", "alicloud"]);
    const { Statement } = JSON.parse(out) as { readonly Statement: readonly { readonly Action: readonly string[] }[] };
    const allowed = Statement.flatMap(({ Action }) => Action);
    expect(code).toBe(0);
    expect([...sent].flatMap((operation) => needed.get(operation) ?? [operation]).filter((action) => !allowed.includes(action))).toEqual(
      [],
    );
    expect([...sent].filter((operation) => !READING.test(operation))).toEqual([]);
  });

  it("keeps its secrets: in no output, no report and no snapshot", () => {
    const kept = SITES.map((site) => gunzipSync(readFileSync(join(folder, `${site}.gz`))).toString());
    expect(leaks([...SITES.flatMap((site) => [of(site).ran.out, of(site).ran.err]), ...kept])).toEqual([]);
  });
});

describe.concurrent("an account", () => {
  it("is kept as far as it was read when the user presses Ctrl-C: incomplete, and never passed", async () => {
    let enough = (): void => undefined;
    let count = 0;
    const pressed = new Promise<void>((resolve) => (enough = resolve));
    const on = await running("cn", {
      fault: (_, operation) => {
        count += 1;
        if (count === 80) enough();
        return count >= 80 || operation === "ecs.DescribeSecurityGroups" ? "hang" : undefined;
      },
    });
    const ran = await scan(on, [...everything, "--fail-on", "none", "--save", "part.gz"], pressed);
    const report = told(ran);
    expect(ran.code).toBe(3);
    expect(report.gaps.map(({ text }) => text.en)).toContainEqual(expect.stringMatching(/^ecs\.DescribeSecurityGroups was interrupted/));
    expect(report.findings.filter(({ resource, outcome }) => resource.kind === "security-group" && outcome === "pass")).toEqual([]);
    const again = await cldscan(["scan", "part.gz", ...everything, "--fail-on", "none"], { cwd: folder });
    expect([again.code, again.out === ran.out]).toEqual([3, true]);
    expect(leaks([ran.out, ran.err])).toEqual([]);
  });

  it("that cannot be entered is a gap with its reason, and the others are read", async () => {
    const on = await running("intl");
    const ran = await scan(on, ["--accounts-file", "accounts.yaml", "--format", "json"]);
    const report = told(ran);
    expect(ran.code).toBe(1);
    expect([...new Set(report.findings.map(({ resource }) => resource.account))]).toEqual([MEMBER]);
    expect(report.gaps.map(({ text }) => text.en)).toEqual([
      expect.stringMatching(new RegExp(`^sts\\.AssumeRole was refused in account ${CLOSED} \\(NoPermission\\)`)),
    ]);
    expect([on.astray(), leaks([ran.out, ran.err])]).toEqual([[], []]);
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    [
      "keys that nobody knows",
      [],
      { ALIBABA_CLOUD_ACCESS_KEY_ID: "canary-other-4711" },
      /^Alibaba Cloud could not tell who is calling: sts\.GetCallerIdentity was refused \(InvalidAccessKeyId\.NotFound\); [^\n]+\n$/,
    ],
    [
      "a wrong secret",
      [],
      { ALIBABA_CLOUD_ACCESS_KEY_SECRET: "canary-other-4711" },
      /^Alibaba Cloud could not tell who is calling: sts\.GetCallerIdentity was refused \(SignatureDoesNotMatch\); [^\n]+\n$/,
    ],
    ["no keys at all", [], { ALIBABA_CLOUD_ACCESS_KEY_ID: "", HOME: "/nowhere" }, /^No credentials of Alibaba Cloud were found; [^\n]+\n$/],
    [
      "a profile that is not there",
      ["--profile", "nobody"],
      {},
      /^No credentials of Alibaba Cloud were found for profile "nobody"; [^\n]+\n$/,
    ],
    [
      "a role that may not be assumed",
      ["--role-arn", `acs:ram::${CLOSED}:role/audit`],
      {},
      new RegExp(`^The role acs:ram::${CLOSED}:role/audit could not be assumed \\(NoPermission\\); [^\\n]+\\n$`),
    ],
    [
      "a proxy of another kind",
      [],
      { HTTPS_PROXY: "socks5://canary-other-4711@proxy.example" },
      /^The proxy that HTTPS_PROXY \(or ALL_PROXY\) names cannot be used: [^\n]+\n$/,
    ],
  ])("with %s: one sentence and exit code 2", async (_name, args, given, sentence) => {
    const on = await running("cn");
    const { code, out, err } = await cldscan(["scan", "alicloud", ...args], { cwd: folder, env: { ...environment(on), ...given } });
    expect({ code, out, err }).toEqual({ code: 2, out: "", err: expect.stringMatching(sentence) as string });
    expect([on.astray(), leaks([err]), err.includes("canary")]).toEqual([[], [], false]);
  });
});

describe.concurrent("the documentation", () => {
  const section = /\n## Alibaba Cloud\n([^]*?)\n## /.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  const commands = [...section.matchAll(/```sh\n([^]*?)```/g)]
    .flatMap(([, text = ""]) => text.split("\n"))
    .filter((line) => line.startsWith("npx cldscan "));
  const runs = commands.flatMap((command) => {
    const named = SITES.filter((site) => command.includes(` --site ${site}`));
    return (named.length === 0 ? SITES : named).map((site) => ({ site, command }));
  });

  it.each(runs)("$site: $command", async ({ site, command }) => {
    const endpoints = [...command.matchAll(/--endpoint (\S+)/g)].map(([, word = ""]) => word);
    const on = await running(site, { endpoints, members: [MEMBER] });
    const scanned = command.includes(" scan ");
    const keys = command.includes("--profile") ? {} : KEYS;
    const ran = await shell(command.replace("npx cldscan", "$cldscan"), mkdtempSync(join(folder, "run-")), environment(on, keys));
    expect([ran.code, ran.err]).toEqual([scanned ? 1 : 0, scanned ? expect.stringMatching(onlyLedger) : ""]);
    expect(ran.out).toMatch(scanned ? /^cldscan \d/ : /^$/);
    expect(ran.out).not.toMatch(/could not be read/);
    expect([on.astray(), leaks([ran.out, ran.err])]).toEqual([[], []]);
    expect(on.requests.length > 200).toBe(scanned);
    expect(new Set(on.requests.map(({ account }) => account)).size).toBe(!scanned ? 0 : command.includes("--organization") ? 2 : 1);
    for (const word of endpoints) expect(on.requests.filter(({ host }) => host === word.split("=")[1]).length).toBeGreaterThan(0);
  });

  it("has commands for both sites", () => {
    expect(commands.length).toBeGreaterThan(5);
    expect(new Set(commands.flatMap((command) => /--site (\w+)/.exec(command)?.[1] ?? []))).toEqual(new Set(SITES));
  });
});
