import { describe, expect, it } from "vitest";
import { readSnapshots } from "../../src/cli/snapshot-files.ts";
import { withSnapshots } from "../../src/cli/snapshots.ts";
import { memoryTree } from "../../src/iac/terraform/tree.ts";
import { Positions } from "../../src/model/at.ts";
import { Inventory } from "../../src/model/inventory.ts";

type Wire = Readonly<Record<string, unknown>>;

const snapshot = (resources: readonly Wire[], changes: Wire = {}): string =>
  JSON.stringify({
    format: "cldscan-snapshot/1",
    tool: { name: "cldscan", version: "1" },
    asOf: "2026-05-04",
    listed: [...new Set(resources.map(({ scope }) => scope))].map((scope) => ({ scope, kinds: ["flow-log", "virtual-network", "disk"] })),
    resources: resources.map((each) => ({ provider: "aws", native: "x", name: "x", at: 0, ...each })),
    places: [[0, "x"]],
    sources: [{ operation: "o", time: "t" }],
    ...changes,
  });
const network = (id: string, scope: string): Wire => ({ kind: "virtual-network", id, scope, isDefault: { value: false } });
const flowLog = (target: string, scope: string): Wire => ({ kind: "flow-log", id: `log-of-${target}`, scope, target: { value: target } });

const nothing = {
  inventory: new Inventory({ resources: [], listed: [], elsewhere: [], positions: new Positions() }),
  gaps: [],
  coverage: { files: 0, lines: 0, resources: 0, scopes: [], elsewhere: [], listed: [], notMapped: [] },
};

/** The inventory of several snapshots, by file name, beside scopes that were read anew. */
function together(files: Readonly<Record<string, string>>, fresh: readonly string[] = []): ReturnType<typeof withSnapshots> {
  const { restored, gaps } = readSnapshots(Object.keys(files), memoryTree(files), new Positions(), new Set(fresh));
  expect(gaps).toEqual([]);
  return withSnapshots(nothing, restored);
}

/** For each network how many flow logs point at it, and whether that is all. */
function logsOf({ inventory }: ReturnType<typeof withSnapshots>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inventory.ofKind("virtual-network").map((each) => {
      const { items, open } = inventory.pointingAt(each, "flow-log", "target");
      return [each.id, `${String(items.length)}${open.length === 0 ? "" : "…"}`];
    }),
  );
}

describe("two repositories whose roots have the same name", () => {
  const code = "code/.";
  const mixed = together({
    "a.json": snapshot([network("aws_vpc.main", code), flowLog("aws_vpc.main", code)]),
    "b.json": snapshot([network("aws_vpc.main", code)]),
    "c.json": snapshot([network("aws_vpc.other", code)], { listed: [] }),
  });

  it("do not help each other", () => {
    expect(logsOf(mixed)).toEqual({ "aws_vpc.main": "1", "b.json#aws_vpc.main": "0", "c.json#aws_vpc.other": "0…" });
  });

  it("stay code, each in a scope of its own", () => {
    expect(mixed.coverage.scopes).toEqual(["code/.", "code/b.json#.", "code/c.json#."]);
    expect(mixed.coverage.resources).toBe(4);
  });

  it("keep their own references and accounts", () => {
    const trail = { kind: "audit-trail", id: "t", scope: code, recordedAccount: { value: `${code}#account/aws` } };
    const account = { kind: "account", id: `${code}#account/aws`, scope: code };
    const { inventory } = together({ "a.json": snapshot([account]), "b.json": snapshot([account, trail]) });
    const counts = inventory
      .ofKind("account")
      .map((each) => [each.id, inventory.pointingAt(each, "audit-trail", "recordedAccount").items.length]);
    expect(counts).toEqual([
      ["code/.#account/aws", 0],
      ["b.json#code/.#account/aws", 1],
    ]);
  });
});

describe("parts of one running account", () => {
  const region = "aws/aws/1/eu";

  it("make one inventory", () => {
    const parts = together({ "a.json": snapshot([network("vpc-1", region)]), "b.json": snapshot([flowLog("vpc-1", region)]) });
    expect(logsOf(parts)).toEqual({ "vpc-1": "1" });
  });

  it("stand apart where they hold the same resource at two moments", () => {
    const moments = together({
      "may.json": snapshot([network("vpc-1", region), flowLog("vpc-1", region)]),
      "june.json": snapshot([network("vpc-1", region)]),
    });
    expect(logsOf(moments)).toEqual({ "vpc-1": "1", "june.json#vpc-1": "0" });
  });

  it.each(["aws/aws/1/eu", "aws/aws/1"])("stand apart from what is read anew in %s", (fresh) => {
    const { coverage } = together({ "may.json": snapshot([network("vpc-1", region)]) }, [fresh]);
    expect(coverage.scopes).toEqual(["snapshot/may.json#aws/aws/1/eu"]);
  });

  it("stand beside another account", () => {
    expect(logsOf(together({ "may.json": snapshot([network("vpc-1", region)]) }, ["aws/aws/2/eu"]))).toEqual({ "vpc-1": "0" });
  });
});

it("what lives elsewhere, and what nothing reads, is put together", () => {
  const part = (elsewhere: readonly string[], count: number): string =>
    snapshot([], {
      elsewhere,
      listed: [],
      coverage: { files: 2, lines: 3, resources: 0, scopes: [], planned: [], notMapped: [{ provider: "aws", type: "aws_x", count }] },
    });
  const { coverage, inventory } = together({ "a.json": part(["flow-log"], 1), "b.json": part(["flow-log", "disk"], 4) });
  expect(coverage).toMatchObject({
    files: 4,
    lines: 6,
    elsewhere: ["flow-log", "disk"],
    notMapped: [{ provider: "aws", type: "aws_x", count: 5 }],
  });
  expect(inventory.elsewhere).toEqual([{ kind: "flow-log" }, { kind: "disk" }]);
});
