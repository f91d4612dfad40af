import { describe, expect, it } from "vitest";
import { awsAdapter } from "../../../providers/aws/adapter.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import { providerNamed } from "../../support/recorded.ts";

interface Policy {
  readonly Statement: readonly { readonly Sid: string; readonly Action: readonly string[]; readonly Resource: string }[];
}

const adapter = awsAdapter(providerNamed("aws").calls);
const policy = (cloud?: string): Policy => adapter.grants["policy"]?.({ cloud, memberRole: undefined }) as Policy;
/** Longest managed policy that IAM takes, in characters without white space. */
const LONGEST = 6144;

describe("what a scan of AWS is granted", () => {
  it("is the union of what its operations declare, and nothing else", () => {
    const declared = new Set([...everyOperation(adapter).values()].flat());
    const granted = policy().Statement.flatMap(({ Action }) => Action);
    expect(granted.toSorted()).toEqual([...declared].toSorted());
  });
  it("reads and never writes", () => {
    for (const action of policy().Statement.flatMap(({ Action }) => Action)) {
      // A report is ordered, a role is entered; everything else only tells.
      if (action === "iam:GenerateCredentialReport" || action === "sts:AssumeRole" || action === "apigateway:GET") continue;
      expect(action).toMatch(/^[a-z0-9-]+:(Describe|Get|List|Select)/);
    }
  });
  it.each(["GetSecretValue", "GetObject", "GetParameter", "GetLogEvents", "GetItem", "GetFunction"])("does not hold %s", (name) => {
    expect(policy().Statement.flatMap(({ Action }) => Action.map((each) => each.split(":")[1]))).not.toContain(name);
  });
  it("fits into one managed policy", () => {
    expect(JSON.stringify(policy()).length).toBeLessThan(LONGEST);
  });
  it.each([
    ["aws", "arn:aws:iam::*:role/cldscan-audit"],
    ["aws-cn", "arn:aws-cn:iam::*:role/cldscan-audit"],
  ])("names the roles of %s", (cloud, role) => {
    expect(policy(cloud).Statement.find(({ Sid }) => Sid === "EnterMembers")?.Resource).toBe(role);
  });
  it("reads parameters only where AWS publishes its services", () => {
    const apart = policy().Statement.find(({ Action }) => Action.includes("ssm:GetParametersByPath"));
    expect(apart?.Resource).toBe("arn:aws:ssm:*::parameter/aws/service/global-infrastructure/*");
  });
  it("comes as a CloudFormation template and as Terraform code too", () => {
    const text = (form: string): string => JSON.stringify(adapter.grants[form]?.({ cloud: "aws", memberRole: "scan" }));
    expect(text("cloudformation")).toContain("ec2:DescribeFlowLogs");
    expect(text("terraform")).toContain("ec2:DescribeFlowLogs");
    expect(text("terraform")).toContain('"name":"scan"');
  });
  it("is refused for a partition that AWS does not have", () => {
    expect(() => policy("aws-moon")).toThrow('AWS has no partition "aws-moon".');
  });
});
