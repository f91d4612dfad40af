import { describe, expect, it } from "vitest";
import { Positions } from "../../src/model/at.ts";
import { unknown } from "../../src/model/fact.ts";
import { Inventory, type InventoryParts } from "../../src/model/inventory.ts";
import { because } from "../../src/model/unknown.ts";
import { given } from "../../src/rule/example.ts";

const network = given("virtual-network", { id: "aws_vpc.main", scope: "code/.", aliases: ["vpc-0"] });
const log = given("flow-log", { id: "aws_flow_log.a", scope: "code/.", target: "aws_vpc.main" });
const inventory = (parts: Partial<InventoryParts>) =>
  new Inventory({
    resources: [network, log],
    listed: [{ kinds: "every", scope: "code/." }],
    elsewhere: [],
    positions: new Positions(),
    ...parts,
  });
const pointing = (parts: Partial<InventoryParts>) => inventory(parts).pointingAt(network, "flow-log", "target");

describe("what points at a resource", () => {
  it.each<[string, Partial<InventoryParts>, number, readonly string[]]>([
    ["by id", {}, 1, []],
    [
      "by a literal handle of the same scope",
      { resources: [network, { ...log, ...given("flow-log", { scope: "code/.", target: "vpc-0" }) }] },
      1,
      [],
    ],
    [
      "a literal handle of another scope does not",
      { resources: [network, given("flow-log", { scope: "code/b", target: "vpc-0" })] },
      0,
      [],
    ],
    ["nothing", { resources: [network] }, 0, []],
    ["open while not listed", { listed: [] }, 1, ["not-listed"]],
    ["open while only another kind is listed", { listed: [{ kinds: ["subnet"], scope: "code/." }] }, 1, ["not-listed"]],
    ["closed by a wider scope", { listed: [{ kinds: ["flow-log"], scope: "code" }] }, 1, []],
    ["a scope is not wider for a common beginning", { listed: [{ kinds: ["flow-log"], scope: "cod" }] }, 1, ["not-listed"]],
    [
      "open where one points at something unread",
      { resources: [network, given("flow-log", { scope: "code/.", target: unknown("variable-unset", "vpc") })] },
      0,
      ["variable-unset"],
    ],
    ["open where the kind lives elsewhere", { elsewhere: [{ kind: "flow-log" }] }, 1, ["elsewhere"]],
  ])("%s", (_name, parts, count, open) => {
    const found = pointing(parts);
    expect(found.items).toHaveLength(count);
    expect(found.open.map((why) => why.code)).toEqual(open);
  });

  it("is open where the resource was handed to unread code", () => {
    const handed = { ...network, escapes: [because("module-missing", "vpc")] };
    expect(inventory({ resources: [handed] }).pointingAt(handed, "flow-log", "target").open).toHaveLength(1);
  });
});

describe("a ref finds", () => {
  it("an id, or a handle that is unique in the scope", () => {
    const twin = given("virtual-network", { id: "aws_vpc.twin", scope: "code/.", aliases: ["vpc-0"] });
    expect(inventory({}).find("virtual-network", "aws_vpc.main", "code/.")).toBe(network);
    expect(inventory({}).find("virtual-network", "vpc-0", "code/.")).toBe(network);
    expect(inventory({}).find("virtual-network", "vpc-0", "code/b")).toBeUndefined();
    expect(inventory({}).find("subnet", "aws_vpc.main", "code/.")).toBeUndefined();
    expect(inventory({ resources: [network, twin] }).find("virtual-network", "vpc-0", "code/.")).toBeUndefined();
  });
});

describe("a name that is unique in the cloud", () => {
  const archive = given("object-store", { id: "b", scope: "aws/aws/2", provider: "aws", aliases: ["archive", "arn:aws:s3:::archive"] });
  const key = given("key", { id: "k", scope: "aws/aws/2", provider: "aws", aliases: ["arn:aws:kms:x:2:key/1", "short"] });
  it("is found in another account of the same cloud", () => {
    const all = inventory({ resources: [archive, key] });
    expect(all.find("object-store", "archive", "aws/aws/1")).toBe(archive);
    expect(all.find("key", "arn:aws:kms:x:2:key/1", "aws/aws/1")).toBe(key);
  });
  it.each([
    ["in another partition", "object-store", "archive", "aws/aws-cn/1"],
    ["from code", "object-store", "archive", "code/."],
    ["by a name that others may have too", "key", "short", "aws/aws/1"],
  ] as const)("is not found %s", (_, kind, name, scope) => {
    expect(inventory({ resources: [archive, key] }).find(kind, name, scope)).toBeUndefined();
  });
});
