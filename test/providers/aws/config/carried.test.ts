import { describe, expect, it } from "vitest";
import { providers } from "../../../../providers/index.ts";
import { carried, directly } from "../../../../providers/aws/config/carried.ts";
import { listedDirectly } from "../../../../providers/aws/config/coverage.ts";
import { configOperations, everyPage, isClosed, SELECT } from "../../../../providers/aws/config/operations.ts";
import { rowsOf, selecting } from "../../../../providers/aws/config/rows.ts";
import type { Json } from "../../../../src/provider/json.ts";
import type { Send } from "../../../../src/provider/session.ts";
import { item } from "./reading.ts";

const listings = (providers.find(({ name }) => name === "aws")?.calls ?? []).filter((call) => call.form === "listing");

it("stands in for declared listings of a region alone, each of which reads what it is given", () => {
  for (const row of carried) {
    const found = listings.filter(({ operation }) => operation === row.operation);
    expect(found.map(({ covers }) => covers)).toEqual(["region"]);
    const none = { [row.list]: [] };
    expect(found[0]?.find(row.within === undefined ? none : { [row.within]: [none] }, {})).toEqual([]);
  }
});

it("leaves out declared listings of a region alone", () => {
  for (const operation of Object.keys(listedDirectly))
    expect(listings.filter((each) => each.operation === operation).map(({ covers }) => covers)).toEqual(["region"]);
});

it("needs a permission of the same name for each of its operations", () => {
  expect(configOperations.map(({ permissions }) => permissions)).toContainEqual(["config:SelectResourceConfig"]);
});

it("fits all types into one query", () => {
  expect(selecting(carried.map(({ type }) => type)).length).toBeLessThan(4096);
});

describe("resources as Config keeps them", () => {
  const built = (type: string, configuration: Json): { readonly body: Json; readonly whole: boolean } => {
    const row = carried.find((each) => each.type === type);
    if (row === undefined) throw new Error(type);
    return directly(row, configuration);
  };
  const rule = { ipProtocol: "tcp", fromPort: 8080, toPort: 8080, userIdGroupPairs: [], prefixListIds: [], ipv6Ranges: [] };
  const group = { groupId: "sg-1", groupName: "a", ipPermissionsEgress: [] };
  it.each<[string, Json, unknown]>([
    ["written out", { ...rule, ipv4Ranges: [{ cidrIp: "10.42.1.0/24" }], ipRanges: ["10.42.1.0/24"] }, [{ CidrIp: "10.42.1.0/24" }]],
    ["as plain text", { ...rule, ipRanges: ["10.42.1.0/24"] }, [{ CidrIp: "10.42.1.0/24" }]],
    ["none", { ...rule, ipv4Ranges: [], ipRanges: [] }, []],
  ])("have ranges of security groups %s", (_name, permission, ranges) => {
    const { body, whole } = built("AWS::EC2::SecurityGroup", { ...group, ipPermissions: [permission] });
    expect([body["SecurityGroups"], whole]).toMatchObject([[{ IpPermissions: [{ IpRanges: ranges }] }], true]);
  });
  it.each<[string, unknown, unknown, boolean]>([
    ["a list of objects", [{ value: "sg-1" }], ["sg-1"], true],
    ["a list of texts", ["sg-1"], ["sg-1"], true],
    ["something else", [7], [7], false],
    ["nothing", null, undefined, false],
  ])("have groups of load balancers as %s", (_name, securityGroups, expected, whole) => {
    const balancer = { loadBalancerArn: "arn", loadBalancerName: "a", type: "application", scheme: "internal", securityGroups };
    const built1 = built("AWS::ElasticLoadBalancingV2::LoadBalancer", balancer);
    const [first] = built1.body["LoadBalancers"] as readonly Json[];
    expect([first?.["SecurityGroups"], built1.whole]).toEqual([expected, whole]);
  });
  it("keep no password and nothing that is not named", () => {
    const { body } = built("AWS::RDS::DBInstance", { dBInstanceIdentifier: "a", pendingModifiedValues: { masterUserPassword: "canary" } });
    expect(JSON.stringify(body)).toBe('{"DBInstances":[{"DBInstanceIdentifier":"a"}]}');
  });
});

describe("pages", () => {
  const paged = (pages: readonly Json[]): Send => {
    let page = 0;
    return ({ accepts }) => {
      const body = pages[page++] ?? {};
      return Promise.resolve(
        accepts?.(body) === false ? { ok: false, failure: { kind: "malformed", code: "UnexpectedAnswer" } } : { ok: true, body },
      );
    };
  };
  const volume = { type: "AWS::EC2::Volume", configuration: { volumeId: "vol-1" } };
  it("are followed to the last, a hundred rows at once", async () => {
    const asked: Json[] = [];
    const send = paged([{ Results: [item(volume)], NextToken: "b" }, { Results: [], NextToken: "c" }, { Results: [item(volume)] }]);
    const rows = await rowsOf((request) => (asked.push(request.request), send(request)), SELECT, "eu-west-1", { Expression: "…" });
    expect(isClosed(rows) || rows.length).toBe(2);
    expect(asked.map(({ Limit, NextToken }) => [Limit, NextToken])).toEqual([
      [100, undefined],
      [100, "b"],
      [100, "c"],
    ]);
  });
  it("that break off leave nothing", async () => {
    const paging = { operation: SELECT, region: null, request: {}, list: "Results", limit: "Limit", token: "NextToken" };
    expect(isClosed(await everyPage(paged([{ Results: [], NextToken: "b" }]), paging))).toBe(true);
  });
});
