/** Scans of running accounts from end to end: the command itself against an independent implementation of AWS. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Report } from "../../src/report/json-contract.ts";
import { cldscan, plant, root, shell, type Ran } from "../support/command.ts";
import { bothWays } from "./moto/both-ways.ts";
import { CHINESE_ACCOUNT, makeEstate, MANY, type Estate } from "./moto/estate.ts";
import { environment, FIRST_ACCOUNT, fronted, moto } from "./moto/service.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 480_000 });

/** Operations of this scanner that moto lacks: each must become a gap. */
const LACKING = [
  "cloudtrail.ListEventDataStores",
  "ec2.GetInstanceMetadataDefaults",
  "ec2.GetSnapshotBlockPublicAccessState",
  "eks.DescribeAddon",
  "elasticache.DescribeServerlessCaches",
  "redshift-serverless.ListNamespaces",
  "redshift-serverless.ListWorkgroups",
  "ssm.DescribeInstanceInformation",
  "ssm.DescribeInstancePatchStates",
];
const everything = ["--format", "json", "--include", "pass", "--include", "not-applicable"];
const chinese = `arn:aws-cn:iam::${CHINESE_ACCOUNT}:role/cldscan-audit`;

const told = ({ out, err }: Ran): Report => {
  if (!out.startsWith("{")) throw new Error(err);
  return JSON.parse(out) as Report;
};
const gapsIn = (report: Report, account: string): readonly string[] =>
  report.gaps.filter(({ text }) => text.en.includes(` account ${account}`)).map(({ text }) => text.en.split(" ")[0] ?? "");
const outcomes = (report: Report, account: string): ReadonlyMap<string, string> =>
  new Map(
    report.findings
      .filter(({ resource }) => resource.account === account)
      .map(({ rule, resource, outcome }) => [`${rule.split("/")[1] ?? ""} ${resource.name}`, outcome]),
  );
const callsOf = ({ err }: Ran, operation: string): number => Number(new RegExp(`^${operation} +(\\d+)`, "m").exec(err)?.[1] ?? 0);

// Without moto there is nothing to scan; test/support/left-out.ts says so.
describe.runIf(moto !== undefined)("a running estate", () => {
  let folder = "";
  let estate: Estate;
  let first: Ran;
  let china: Ran;
  let all: Ran;
  const scan = (args: readonly string[], env = environment(), interrupt?: Promise<void>): Promise<Ran> =>
    cldscan(["scan", "aws", ...args], { cwd: folder, env, ...(interrupt === undefined ? {} : { interrupt }) });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "cldscan-moto-"));
    estate = await makeEstate();
    [first, china, all] = await Promise.all([
      scan(["--region", "us-east-1", ...everything, "--save", "first.gz"]),
      scan(["--region", "cn-north-1", "--role-arn", chinese, ...everything, "--save", "china.gz"]),
      scan(["--region", "us-east-1", "--organization", "--format", "json", "--fail-on", "none", "--save", "all.gz"]),
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What is as it should be passes, what is not fails, and what moto cannot tell is neither. `$` stands before what has an id for a name. */
  const expected: readonly (readonly [rule: string, pass: readonly string[], fail: readonly string[], undetermined?: readonly string[]])[] =
    [
      ["ssh-closed-to-internet", ["app", "default"], ["bastion"]],
      ["no-any-source-ingress", ["app"], ["bastion"]],
      ["flow-logs-on", ["$virtual-network shop"], ["$virtual-network lab"]],
      ["subnet-no-auto-public-address", ["$subnet inside"], ["$subnet edge"]],
      ["network-acl-admin-ports-closed", [], ["$network-acl edge"]],
      ["metadata-token-required", ["$virtual-machine app", "fleet v1"], ["$virtual-machine hop"]],
      ["metadata-hop-limit-one", ["$virtual-machine app"], ["$virtual-machine hop"], ["fleet v1"]],
      ["no-public-address", ["$virtual-machine app"], ["$virtual-machine hop"]],
      ["management-agent-present", [], [], ["$virtual-machine app", "$virtual-machine hop"]],
      ["automatic-patching", [], [], ["$virtual-machine app", "$virtual-machine hop"]],
      ["no-secrets-in-user-data", [], [], ["$virtual-machine hop"]],
      ["disk-encrypted", ["$disk sealed"], ["$disk open"]],
      ["snapshot-encrypted", ["$snapshot kept"], ["$snapshot given"]],
      ["snapshot-not-public", ["$snapshot kept"], [], ["$snapshot given"]],
      ["image-not-public", [], ["golden"]],
      ["region-disk-encryption-default", ["us-east-1"], []],
      ["load-balancer-https-only", [], ["shop"]],
      ["key-rotates", ["$key turning"], ["$key still"]],
      ["object-store-not-public", ["^ledger", "^trail"], ["^flyers"]],
      ["object-store-tls-only", ["^ledger"], ["^flyers", "^trail"]],
      ["object-store-customer-key", ["^ledger"], ["^flyers", "^trail"]],
      ["audit-trail-on", [FIRST_ACCOUNT], []],
      ["audit-trail-integrity", ["all"], []],
      ["audit-trail-encrypted", [], ["all"]],
      ["database-encrypted", ["ledger", "orders"], ["lab"]],
      ["database-not-public", ["ledger"], ["lab"]],
      ["deletion-protected", ["ledger", "orders"], ["lab"]],
      ["file-system-encrypted", ["sealed"], ["open"]],
      ["queue-encrypted", ["sealed"], ["open", "clicks"]],
      ["cache-encrypted", ["sealed"], []],
      ["log-store-retention", ["/shop/kept", "/many/01049"], ["/shop/brief"]],
      ["password-policy-strong", ["account"], []],
      ["access-key-rotated", ["ada/access-key-1"], []],
      ["console-user-mfa", [], ["ada"]],
      ["root-mfa-on", [], [], [FIRST_ACCOUNT]],
      ["recorder-on", [], ["default"]],
    ];

  it.each(expected.map((row) => ({ rule: row[0], row })))("is judged: $rule", ({ row: [rule, pass, fail, undetermined = []] }) => {
    const known = outcomes(told(first), FIRST_ACCOUNT);
    const nameOf = (name: string): string =>
      name.startsWith("$") ? (estate.ids.get(name.slice(1)) ?? "") : name.replace(/^\^/, `us-east-1-${FIRST_ACCOUNT}-`);
    const found = (names: readonly string[]): readonly string[] =>
      names.map((name) => `${name} ${known.get(`${rule} ${nameOf(name)}`) ?? "missing"}`);
    expect([found(pass), found(fail), found(undetermined)]).toEqual([
      pass.map((name) => `${name} pass`),
      fail.map((name) => `${name} fail`),
      undetermined.map((name) => `${name} undetermined`),
    ]);
  });

  it("is judged once: one cloud's answers are nobody else's", () => {
    const { findings } = told(first);
    expect([...new Set(findings.map(({ resource }) => resource.provider))]).toEqual(["aws"]);
    expect(new Set(findings.map(({ rule, resource }) => `${rule} ${resource.id}`)).size).toBe(findings.length);
  });

  it("is read to the last page of a thousand things, and says what that cost", () => {
    const stores = told(first).findings.filter(({ rule }) => rule === "logging/log-store-retention");
    expect(stores).toHaveLength(MANY + 2);
    expect(callsOf(first, "logs.DescribeLogGroups")).toBe(Math.ceil((MANY + 2) / 50));
    expect(first.err).toMatch(/^all +\d+ +\d+ +\d+ +\d+\.\d +\d+\.\d$/m);
    expect(first.err.trimStart()).toMatch(/^operation +calls +retries/);
  });

  it("has gaps where moto has no answer, and nowhere else", () => {
    expect(gapsIn(told(first), FIRST_ACCOUNT)).toEqual(LACKING);
    expect([first.code, china.code]).toEqual([1, 1]);
  });

  it("is the same in the partition of China, where moto answers alike", () => {
    const report = told(china);
    expect(gapsIn(report, CHINESE_ACCOUNT)).toEqual(LACKING);
    expect([...new Set(report.findings.map(({ resource }) => resource.cloud))]).toEqual(["aws-cn"]);
    const [here, there] = [outcomes(told(first), FIRST_ACCOUNT), outcomes(report, CHINESE_ACCOUNT)];
    for (const name of ["bastion", "app", "ledger", "lab", "ada", "/shop/brief", "golden", "all"])
      for (const [key, outcome] of here) if (key.endsWith(` ${name}`)) expect(`${key} ${there.get(key) ?? ""}`).toBe(`${key} ${outcome}`);
  });

  it("is read in every account of the organisation; with gaps alone the exit code is 3", () => {
    const report = told(all);
    const [shop, archive] = estate.members;
    expect([...new Set(report.findings.flatMap(({ resource }) => resource.account ?? []))].toSorted()).toEqual(
      [FIRST_ACCOUNT, shop, archive].toSorted(),
    );
    expect(outcomes(report, archive).get("ssh-closed-to-internet bastion")).toBe("fail");
    expect(callsOf(all, "sts.AssumeRole")).toBe(2);
    expect(all.code).toBe(3);
  });

  it.each([
    ["first.gz", everything, () => first],
    ["china.gz", everything, () => china],
    ["all.gz", ["--format", "json", "--fail-on", "none"], () => all],
  ])("is judged again from %s, byte for byte", async (file, args, direct) => {
    const again = await cldscan(["scan", file, ...args], { cwd: folder });
    expect(again.out === direct().out).toBe(true);
    expect(again.code).toBe(direct().code);
  });

  it("has the facts of the same estate in code, wherever both know them", () => {
    const { different, equal } = bothWays(join(folder, "first.gz"), `us-east-1-${FIRST_ACCOUNT}`, estate.ids);
    expect(different).toEqual(
      [
        // moto ignores that new disks are encrypted by default.
        ["virtual-machine app disks", '[{"encrypted":true}]', '[{"encrypted":false}]'],
        ["virtual-machine hop disks", '[{"encrypted":true}]', '[{"encrypted":false}]'],
        // moto calls the key that AWS keeps for disks a customer's.
        ["disk sealed customerKey", "false", "true"],
      ].map(([fact, code, live]) => ({ fact, code, live })),
    );
    expect([...equal.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(150);
    expect(equal.size).toBeGreaterThan(20);
  });

  it("keeps its secrets: in no output, no report and no snapshot", () => {
    const places = [first, china, all].flatMap(({ out, err }) => [out, err]);
    const kept = ["first.gz", "china.gz", "all.gz"].map((file) => gunzipSync(readFileSync(join(folder, file))).toString("utf8"));
    for (const secret of estate.secrets) {
      expect([...places, ...kept].filter((text) => text.includes(secret))).toEqual([]);
    }
    expect(estate.secrets.length).toBeGreaterThan(15);
  });

  // These wait more than they work.
  describe.concurrent("and", () => {
    it("is kept as far as it was read when the user presses Ctrl-C: incomplete, and never passed", async () => {
      let enough = (): void => undefined;
      const pressed = new Promise<void>((resolve) => (enough = resolve));
      const front = await fronted(({ count, body }) => {
        if (count === 40) enough();
        return count >= 40 || body.includes("Action=DescribeSecurityGroups") ? "hangs" : "on";
      });
      const ran = await scan(
        ["--region", "us-east-1", ...everything, "--fail-on", "none", "--save", "part.gz"],
        environment(front.url),
        pressed,
      );
      await front.close();
      const report = told(ran);
      expect(ran.code).toBe(3);
      expect(report.gaps.map(({ text }) => text.en)).toContainEqual(expect.stringMatching(/^ec2\.DescribeSecurityGroups was interrupted/));
      const groups = report.findings.filter(({ resource }) => resource.kind === "security-group");
      expect(groups.filter(({ outcome }) => outcome === "pass")).toEqual([]);
      const again = await cldscan(["scan", "part.gz", ...everything, "--fail-on", "none"], { cwd: folder });
      expect([again.code, again.out === ran.out]).toEqual([3, true]);
    });

    it("is asked no faster than the user allows", async () => {
      const front = await fronted(() => "on");
      await scan(["--region", "eu-west-1", "--max-rps", "20", "--format", "json"], environment(front.url));
      await front.close();
      const { times } = front;
      // The clock of the server is not that of the scanner: two requests may arrive closer together than they left.
      const busiest = Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length));
      expect(busiest).toBeLessThanOrEqual(20 + 4);
      expect(times.length).toBeGreaterThan(60);
    });

    describe("accounts that cannot be entered", () => {
      it("are gaps, each with its reason, and the others are read", async () => {
        const [shop, archive] = estate.members;
        const front = await fronted(({ body }) => (body.includes("AssumeRole") && body.includes(archive) ? "denied" : "on"));
        writeFileSync(join(folder, "accounts.yaml"), `- "${shop}"\n- "${archive}"\n`);
        const ran = await scan(
          ["--region", "us-east-1", "--accounts-file", "accounts.yaml", "--member-role", "auditor", "--format", "json"],
          environment(front.url),
        );
        await front.close();
        const report = told(ran);
        expect(ran.code).toBe(1);
        expect([...new Set(report.findings.map(({ resource }) => resource.account))]).toEqual([shop]);
        expect(report.gaps.map(({ text }) => text.en)).toContainEqual(
          expect.stringMatching(new RegExp(`^sts\\.AssumeRole was refused in account ${archive}`)),
        );
      });

      it.each([
        ["a profile that is not there", ["--profile", "nobody"], /^No AWS credentials were found for profile "nobody"; [^\n]+\n$/],
        [
          "a role that may not be assumed",
          ["--role-arn", "arn:aws:iam::444444444444:role/closed"],
          /^The role arn:aws:iam::444444444444:role\/closed could not be assumed \(AccessDenied\); [^\n]+\n$/,
        ],
      ])("%s: one sentence and exit code 2", async (_name, args, sentence) => {
        const front = await fronted(({ body }) => (body.includes("AssumeRole") ? "denied" : "on"));
        const ran = await scan(["--region", "us-east-1", ...args], environment(front.url));
        await front.close();
        expect(ran).toEqual({ code: 2, out: "", err: expect.stringMatching(sentence) as string });
      });
    });

    it("is scanned by the commands of the README, as they stand there", async () => {
      const section = /## AWS\n([\s\S]*?)\n## /.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
      const lines =
        /```sh\n(moto_server[\s\S]*?)```/
          .exec(section)?.[1]
          ?.split("\n")
          .filter((line) => line.includes("cldscan")) ?? [];
      expect(lines.length).toBeGreaterThan(3);
      // `npx` runs what is built here; where moto listens is not for the README to know.
      plant(folder, { "bin/npx": '#!/bin/sh\nshift\nexec $cldscan "$@"\n' });
      const before = `chmod +x bin/npx; PATH=$PWD/bin:$PATH; export AWS_ENDPOINT_URL=${moto ?? ""}`;
      for (const line of lines) {
        const { code, out, err } = await shell(`${before}; ${line}`, folder, environment());
        expect([line, code]).toEqual([line, line.includes(" scan ") ? 1 : 0]);
        expect(out).toMatch(/^cldscan \d|^\{\n {2}"Version"/);
        expect(err).toMatch(/^(operation .*)?/);
      }
    });
  });
});
