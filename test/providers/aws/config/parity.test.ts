import { describe, expect, it } from "vitest";
import { carried } from "../../../../providers/aws/config/carried.ts";
import { COUNTS, RECORDERS, SELECT, STATUSES } from "../../../../providers/aws/config/operations.ts";
import type { Json } from "../../../../src/provider/json.ts";
import { things, type Thing } from "./estate.ts";
import { CAPTURED, reading } from "./reading.ts";

const asked = (operations: readonly string[]): readonly string[] => [...operations].sort();

it("has one of everything that Config can stand in for", () => {
  expect(things.map(({ type }) => type).sort()).toEqual(carried.map(({ type }) => type).sort());
});

describe("the same estate", () => {
  it("has equal facts by either way", async () => {
    const [direct, config] = await Promise.all([reading({ source: "direct" }), reading({ source: "auto" })]);
    expect(Object.keys(direct.facts).length).toBeGreaterThanOrEqual(things.length - 1);
    expect(config.facts).toEqual(direct.facts);
    expect(config.listed).toEqual(direct.listed);
    expect([config.gaps, direct.gaps]).toEqual([[], []]);
  });
  it("takes four calls by Config, and one for each listing without it", async () => {
    const [direct, config] = await Promise.all([reading({ source: "direct" }), reading({ source: "auto" })]);
    expect(asked(config.sent)).toEqual([RECORDERS, STATUSES, COUNTS, SELECT].sort());
    expect(asked(direct.sent)).toEqual([RECORDERS, STATUSES, ...things.map(({ operation }) => operation)].sort());
  });
  it("says of each thing when Config saw it so", async () => {
    const { docs, timeOf } = await reading({ source: "auto" });
    const ofThings = docs.filter(({ type }) => !type.startsWith("config."));
    expect(ofThings.map(timeOf)).toEqual(things.map(() => CAPTURED));
  });
  it("costs an empty region nothing but the questions to Config", async () => {
    const { sent, listed, gaps } = await reading({ situation: { things: [] } });
    expect(asked(sent)).toEqual([RECORDERS, STATUSES, COUNTS].sort());
    const direct = await reading({ source: "direct", situation: { things: [] } });
    expect([listed, gaps]).toEqual([direct.listed, []]);
  });
});

function without(type: string, member: string): readonly Thing[] {
  return altered(type, { [member]: null });
}

function altered(type: string, more: Json): readonly Thing[] {
  return things.map((thing) => (thing.type === type ? { ...thing, configuration: { ...thing.configuration, ...more } } : thing));
}

describe("what Config does not hold in full", () => {
  const group = { prefixListIds: [], userIdGroupPairs: [], ipProtocol: "-1", ipRanges: ["0.0.0.0/0"] };
  it.each<[string, string, readonly Thing[]]>([
    ["the metadata options of a machine", "ec2.DescribeInstances", without("AWS::EC2::Instance", "metadataOptions")],
    ["IPv6 ranges of a rule", "ec2.DescribeSecurityGroups", altered("AWS::EC2::SecurityGroup", { ipPermissions: [group] })],
    ["the key of an encrypted volume", "ec2.DescribeVolumes", without("AWS::EC2::Volume", "kmsKeyId")],
    ["exports of logs", "rds.DescribeDBInstances", without("AWS::RDS::DBInstance", "enabledCloudwatchLogsExports")],
    ["streams of an Oracle instance", "rds.DescribeDBInstances", altered("AWS::RDS::DBInstance", { engine: "oracle-ee" })],
    ["the stream of a cluster", "rds.DescribeDBClusters", without("AWS::RDS::DBCluster", "activityStreamStatus")],
    [
      "the groups of a load balancer",
      "elbv2.DescribeLoadBalancers",
      without("AWS::ElasticLoadBalancingV2::LoadBalancer", "securityGroups"),
    ],
    ["a network that is shared by another account", "ec2.DescribeVpcs", altered("AWS::EC2::Instance", { vpcId: "vpc-of-others" })],
    ["a subnet that is shared by another account", "ec2.DescribeSubnets", altered("AWS::EC2::Instance", { subnetId: "subnet-of-others" })],
  ])("is asked for directly: %s", async (_name, operation, changed) => {
    const { sent, facts } = await reading({ situation: { things: changed } });
    expect(sent).toContain(operation);
    expect(facts).toEqual((await reading({ source: "direct" })).facts);
  });
  it("stays missing when nothing but Config may be asked", async () => {
    const situation = { things: without("AWS::EC2::Instance", "metadataOptions") };
    const { sent, facts, gaps } = await reading({ source: "config", situation });
    expect(sent).not.toContain("ec2.DescribeInstances");
    const machine = Object.entries(facts).find(([id]) => id.startsWith("virtual-machine"))?.[1];
    expect(machine).toMatchObject({ metadataTokenRequired: "?owed MetadataOptions" });
    expect(gaps).toEqual([]);
  });
});
