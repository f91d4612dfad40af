import { describe, expect, it, vi } from "vitest";
import { alicloud } from "../../../providers/alicloud/adapter.ts";
import { sessionPolicy } from "../../../providers/alicloud/permissions.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import { serviceOf } from "../../../src/provider/call.ts";
import { ACCOUNT } from "./estate.ts";
import { scanned } from "./served.ts";

vi.setConfig({ testTimeout: 120_000 });

interface Policy {
  readonly Version: string;
  readonly Statement: readonly { readonly Effect: string; readonly Action: readonly string[]; readonly Resource: string }[];
}

const operations = everyOperation(alicloud);
const declared = [...new Set([...operations.values()].flat())].sort();
const policy = alicloud.grants["ram-policy"]?.({ cloud: undefined, memberRole: undefined }) as Policy;
const granted = policy.Statement.flatMap(({ Action }) => Action);
const inline = JSON.parse(sessionPolicy(declared)) as Policy;
const said = (effect: string): readonly string[] =>
  inline.Statement.filter(({ Effect }) => Effect === effect).flatMap(({ Action }) => Action);
const holds = (action: string): boolean =>
  said("Allow").some((each) => allows(each, action)) && !said("Deny").some((each) => allows(each, action));

/** Longest custom policy that RAM takes, characters (Resource Management, CreatePolicy: "1 to 6,144 characters in length"). */
const LONGEST = 6144;
/** Longest session policy that STS takes, characters (notice of September 2022 on AssumeRole: "1~2048 characters"). */
const LONGEST_INLINE = 2048;

/** Actions that give out objects, records of logs, secrets, credentials, or code of functions. */
const ofData = [
  "oss:GetObject",
  "oss:ListObjects",
  "log:GetLogs",
  "log:GetLogStoreLogs",
  "log:GetProjectLogs",
  "log:PullLogs",
  "log:GetCursorOrData",
  "log:GetHistograms",
  "log:GetLogStoreHistogram",
  "kms:GetSecretValue",
  "kms:Decrypt",
  "kms:GetParametersForExport",
  "cs:DescribeClusterUserKubeconfig",
  "cs:GetClusterConfig",
  "fc:GetFunctionCode",
  "ecs:DescribeInstanceVncUrl",
  "ecs:DescribeInvocationResults",
  "ecs:DescribeUserData",
  "rds:DescribeSQLLogRecords",
  "rds:DescribeBackups",
  "rds:DescribeSlowLogRecords",
  "dds:DescribeAuditRecords",
  "dds:DescribeBackups",
  "vpc:DescribeVpnConnections",
  "vpc:DescribeSslVpnClientCert",
  "yundun-sas:DescribeInstallCode",
  "kvstore:DescribeAuditRecords",
  "kvstore:DescribeBackups",
  "polardb:DescribeBackups",
  "polardb:DescribeSlowLogRecords",
  "hdm:DescribeSqlLogRecords",
  "actiontrail:LookupEvents",
  "sts:GetFederationToken",
];

function allows(pattern: string, action: string): boolean {
  return pattern.endsWith("*") ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
}

describe("what a scan of Alibaba Cloud is granted", () => {
  it("is the union of what its operations declare, and nothing else", () => {
    expect(policy).toMatchObject({ Version: "1", Statement: [{ Effect: "Allow", Resource: "*" }, { Effect: "Allow" }] });
    expect(policy.Statement).toHaveLength(2);
    expect(granted.toSorted()).toEqual(declared);
  });

  it.each([
    [undefined, "cldscan-audit"],
    ["inspection", "inspection"],
  ])("enters one role alone: %s", (memberRole, role) => {
    const { Statement } = alicloud.grants["ram-policy"]?.({ cloud: undefined, memberRole }) as Policy;
    expect(Statement[1]).toEqual({ Effect: "Allow", Action: ["sts:AssumeRole"], Resource: `acs:ram:*:*:role/${role}` });
  });

  it("reads and never writes", () => {
    for (const action of granted) {
      // A report is ordered, a role is entered; everything else only tells.
      if (action === "ram:GenerateCredentialReport" || action === "sts:AssumeRole") continue;
      expect(action).toMatch(/^[a-z-]+:(Describe|Get|List|Check|Query|Search|Ons|[A-Z])/);
    }
    const writing =
      /:(Create|Put|Post|Update|Modify|Delete|Remove|Set|Add|Attach|Detach|Start|Stop|Run|Enable|Disable|Open|Close|Grant|Revoke|Reset|Import|Export|Upload|Invoke|Send|Execute|Tag|Untag|Bind|Release|Restore|Encrypt|Decrypt|Generate(?!CredentialReport))/;
    expect(granted.filter((action) => writing.test(action))).toEqual([]);
  });

  it.each(ofData)("does not hold %s, in the policy of the user or that of the session", (action) => {
    expect(granted).not.toContain(action);
    expect(holds(action)).toBe(false);
  });

  it("fits into one custom policy, in the form in which it is printed", () => {
    expect(JSON.stringify(policy, null, 2).length).toBeLessThanOrEqual(LONGEST);
  });

  it("needs no permission for one operation alone: to ask who is calling", () => {
    expect([...operations].filter(([, permissions]) => permissions.length === 0).map(([operation]) => operation)).toEqual([
      "sts.GetCallerIdentity",
    ]);
  });
});

describe("what a role is held down to", () => {
  it("fits into the policy of a session, and allows all that the scan needs", () => {
    expect(JSON.stringify(inline).length).toBeLessThanOrEqual(LONGEST_INLINE);
    expect(declared.filter((action) => !holds(action))).toEqual([]);
  });

  it("goes no wider than a verb, and names one by one what is asked of products that hold data", () => {
    const wide = said("Allow").filter((each) => each.includes("*"));
    expect(wide.filter((each) => !/^[a-z-]+:(Check|Describe|Get|GetBucket|List|Query)\*$/.test(each))).toEqual([]);
    const products = new Set(wide.map((each) => each.split(":")[0] ?? ""));
    for (const product of ["apigateway", "cs", "fc", "log", "sae", "sts"]) expect(products).not.toContain(product);
    expect(wide).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(oss:(Get|List)|kms:Get)\*$/)]));
  });

  it("has room for what is still to come", () => {
    const more = Array.from({ length: 40 }, (_, index) => `ecs:DescribeSomethingOfThatLength${String(index)}`);
    expect(sessionPolicy([...declared, ...more]).length).toBeLessThanOrEqual(LONGEST_INLINE);
  });
});

it("a whole scan sends what is declared and nothing else, and all of it is granted", async () => {
  const { asked, result } = await scanned({ options: { source: "auto", site: "auto", roleArn: `acs:ram::${ACCOUNT}:role/audit` } });
  const sent = [...new Set(asked.map(({ operation }) => operation))].sort();
  expect(sent.filter((operation) => !operations.has(operation))).toEqual([]);
  expect(sent.length).toBeGreaterThan(80);
  // What is sent only for several accounts, or where the better source or a service says no.
  const elsewhere = /^(resourcemanager\.ListAccounts|resourcecenter\.|ros\.GetServiceProvisions)/;
  const missing = [...operations.keys()].filter((operation) => !sent.includes(operation) && !elsewhere.test(operation));
  const failed = result.gaps.map(({ text }) => text.en.split(" ")[0] ?? "").map(serviceOf);
  expect(missing.filter((operation) => !failed.includes(serviceOf(operation)))).toEqual([]);
});
