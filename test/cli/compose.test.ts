import { describe, expect, it } from "vitest";
import { compose, type Read } from "../../src/cli/compose.ts";
import type { Doc } from "../../src/iac/document.ts";
import { mapValue } from "../../src/iac/value.ts";
import { Positions, type At } from "../../src/model/at.ts";
import { known } from "../../src/model/fact.ts";
import type { KindName } from "../../src/model/kinds.ts";
import { present } from "../../src/model/many.ts";
import { accountRef, baseOf } from "../../src/provider/base.ts";
import { defineMapper } from "../../src/provider/mapper.ts";
import { failure } from "../../src/provider/failure.ts";
import type { Provider } from "../../src/provider/provider.ts";

const doc = (type: string, name: string, provider = "aws", scope = "code/."): Doc => ({
  type,
  id: `${type}.${name}`,
  name,
  scope,
  body: mapValue(new Map()),
  at: 0 as At,
  block: `${type}.${name}`,
  presence: present,
  provider: { name: provider, key: provider, region: known(null), majors: undefined, settings: undefined },
  escapes: [],
});

const disk = defineMapper({
  provider: "aws",
  reads: "aws_ebs_volume",
  kinds: ["disk"],
  map: (read) => {
    if (read.name === "bad") throw new Error("no such field");
    return { ...baseOf("disk", read, { provider: "aws" }), encrypted: known(true), customerKey: known(false) };
  },
});
const aws: Provider = { name: "aws", mappers: [disk], calls: [], failureOf: (code) => failure("rejected", code) };
const azure: Provider = {
  name: "azure",
  mappers: [],
  calls: [],
  failureOf: (code) => failure("rejected", code),
  adapt: (read) => read.map((each) => (each.type === "azapi_resource" ? { ...each, type: "Microsoft.X/y" } : each)),
};

const nothing: Read = {
  docs: [],
  gaps: [],
  listed: [{ kinds: "every", scope: "code/." }],
  files: 1,
  lines: 1,
  unread: [],
  positions: new Positions(),
};

function composed(
  docs: readonly Doc[],
  changes: Partial<Read> = {},
  scope: { complete?: readonly KindName[]; elsewhere?: readonly KindName[] } = {},
): ReturnType<typeof compose> {
  const read: Read = { ...nothing, docs, ...changes };
  return compose(read, [aws, azure], { complete: [], elsewhere: [], ...scope });
}

describe("what was read becomes an inventory", () => {
  it("with the resources that mappers make of the documents", () => {
    const { inventory, coverage, gaps } = composed([doc("aws_ebs_volume", "data")]);
    expect(inventory.ofKind("disk").map((each) => each.id)).toEqual(["aws_ebs_volume.data"]);
    expect(inventory.isListed("disk", "code/.")).toBe(true);
    expect([coverage.resources, gaps.length]).toEqual([1, 0]);
  });

  it("in which a kind that lost a document to a crash is not listed", () => {
    const { inventory, gaps } = composed([doc("aws_ebs_volume", "data"), doc("aws_ebs_volume", "bad")]);
    expect(gaps.map((each) => each.why.code)).toEqual(["crashed"]);
    expect(inventory.isListed("disk", "code/.")).toBe(false);
    expect(inventory.isListed("database", "code/.")).toBe(true);
  });

  it("in which code attests what it must declare, and not what exists anyway, unless the user does", () => {
    expect(composed([]).inventory.isListed("region-settings", "code/.")).toBe(false);
    expect(composed([], {}, { complete: ["region-settings"] }).inventory.isListed("region-settings", "code/.")).toBe(true);
    expect(
      composed([], { listed: [{ kinds: ["region-settings"], scope: "aws/aws/1/eu" }] }).inventory.isListed(
        "region-settings",
        "aws/aws/1/eu",
      ),
    ).toBe(true);
  });

  it("with every scope that was to be read, listed or not", () => {
    const { coverage } = composed([doc("aws_vpc", "a", "aws", "code/broken")], { listed: [{ kinds: "every", scope: "code/whole" }] });
    expect(coverage.scopes).toEqual(["code/broken", "code/whole"]);
  });

  it("with the types that nothing reads, each under the cloud it belongs to", () => {
    const docs = [
      doc("aws_vpc", "a"),
      doc("aws_vpc", "b"),
      doc("google_sql", "c", "google"),
      doc("azapi_resource", "d", "azapi"),
      doc("azurerm_x", "e", "azurerm"),
    ];
    expect(composed(docs, { unread: [{ provider: "alicloud", type: "ecs.DescribeX", count: 2 }] }).coverage.notMapped).toEqual([
      { provider: "alicloud", type: "ecs.DescribeX", count: 2 },
      { provider: "aws", type: "aws_vpc", count: 2 },
      { provider: "azure", type: "Microsoft.X/y", count: 1 },
      { provider: "azure", type: "azurerm_x", count: 1 },
      { provider: "other", type: "google_sql", count: 1 },
    ]);
  });

  it("in which kinds that live elsewhere are told", () => {
    const { inventory, coverage } = composed([], {}, { elsewhere: ["flow-log"] });
    expect([inventory.elsewhere, coverage.elsewhere]).toEqual([[{ kind: "flow-log" }], ["flow-log"]]);
  });
});

describe("an account", () => {
  const ids = (...args: Parameters<typeof composed>): readonly string[] =>
    composed(...args)
      .inventory.ofKind("account")
      .map((each) => each.id);
  const both = [doc("aws_vpc", "a"), doc("aws_vpc", "b"), doc("azurerm_x", "c", "azurerm"), doc("google_sql", "d", "google")];

  it("is no part of code, unless the user says that the code is complete for it: then each cloud of a root has one", () => {
    expect(ids(both)).toEqual([]);
    expect(ids(both, {}, { complete: ["account"] })).toEqual(["code/.#account/aws", "code/.#account/azure"]);
  });

  it("is there where it was listed", () => {
    const live = doc("aws:ec2:vpc", "a", "aws", "aws/aws-cn/123456789012/cn-north-1");
    expect(ids([live])).toEqual([]);
    const { inventory } = composed([live], { listed: [{ kinds: ["account"], scope: live.scope }] });
    expect(inventory.ofKind("account")).toMatchObject([{ cloud: "aws-cn", account: "123456789012", name: "123456789012" }]);
  });

  it("that a mapper tells of stands for itself", () => {
    const scope = "aws/aws/123456789012/eu-west-1";
    const told = defineMapper({
      provider: "aws",
      reads: "aws:iam:account",
      kinds: ["account"],
      map: (read) => ({
        ...baseOf("account", read, { provider: "aws" }),
        id: accountRef(read.scope, "aws"),
        rootConsoleAccess: known(true),
        rootMfa: known(true),
        rootKeys: known(false),
        rootLastUsed: known("never"),
      }),
    });
    const read: Read = { ...nothing, docs: [doc("aws:iam:account", "a", "aws", scope)], listed: [{ kinds: ["account"], scope }] };
    const { inventory } = compose(read, [{ ...aws, mappers: [told] }], { complete: [], elsewhere: [] });
    expect(inventory.ofKind("account")).toMatchObject([{ id: `${scope}#account/aws`, rootMfa: known(true) }]);
  });

  it("that is only listed has an owner of whom nothing is known", () => {
    const live = doc("aws:ec2:vpc", "a", "aws", "aws/aws/123456789012/eu-west-1");
    const accounts = composed([live], { listed: [{ kinds: ["account"], scope: live.scope }] }).inventory.ofKind("account");
    expect(accounts).toMatchObject([{ rootMfa: { state: "unknown", why: { code: "not-listed" } } }]);
    const declared = composed(both, {}, { complete: ["account"] }).inventory.ofKind("account");
    expect(declared[0]).toMatchObject({ rootMfa: { state: "unknown", why: { code: "not-in-format" } } });
  });
});
