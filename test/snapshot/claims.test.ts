import { describe, expect, it } from "vitest";
import type { KindName } from "../../src/model/kinds.ts";
import { claimsOf } from "../../src/snapshot/claims.ts";
import { letIn, rows } from "./content.ts";

type Claim = Readonly<Record<string, unknown>>;

/** The fact as it is after a writer has claimed something of a resource. */
function claimed(
  writer: string,
  kind: KindName,
  own: Readonly<Record<string, unknown>>,
  field: string,
  fact: Claim,
  provider = "aws",
): unknown {
  const wire = {
    format: "cldscan-snapshot/1",
    tool: { name: writer, version: "1" },
    asOf: "2026-05-04",
    listed: [],
    resources: [{ kind, id: "x", provider, scope: "aws/aws/1/eu", native: "x", name: "x", at: 0, ...own, [field]: fact }],
    places: [[0, "x"]],
    sources: [{ operation: "o", time: "t" }],
  };
  const [resource] = letIn(wire).resources;
  return (resource as unknown as Record<string, unknown>)[field];
}

const notVouched = { state: "unknown", why: { code: "not-vouched" } };
const elsewhere = (level: string): Claim => ({ notApplicable: { setElsewhere: level } });
const row = (name: string): Claim => ({ notApplicable: { notOffered: name } });

describe("a quiet pass is let in only where something bears it out", () => {
  it.each<[kind: KindName, own: Claim, field: string, fact: Claim, is: "borne out" | "not vouched"]>([
    ["flow-log", {}, "retention", elsewhere("store"), "borne out"],
    ["flow-log", {}, "retention", elsewhere("moon"), "not vouched"],
    ["flow-log", {}, "active", elsewhere("store"), "not vouched"],
    ["audit-trail", {}, "customerKey", elsewhere("store"), "borne out"],
    ["disk", {}, "encrypted", elsewhere("store"), "not vouched"],
    ["object-store", { channels: [] }, "encrypted", elsewhere("account"), "not vouched"],
    ["database", { role: "database" }, "publicAccess", elsewhere("server"), "borne out"],
    ["database", { role: "server" }, "publicAccess", elsewhere("server"), "not vouched"],
    ["database", { role: "server" }, "encrypted", elsewhere("database"), "borne out"],
    ["database", { role: "both" }, "encrypted", elsewhere("server"), "not vouched"],
    ["virtual-machine", {}, "hostEncryption", row("virtual-machine/host-encryption"), "borne out"],
    ["virtual-machine", {}, "hostEncryption", row("virtual-machine/none-such"), "not vouched"],
    ["virtual-machine", {}, "hostEncryption", row("toString"), "not vouched"],
    ["disk", {}, "encrypted", row("virtual-machine/host-encryption"), "not vouched"],
    ["virtual-machine", {}, "hostEncryption", { value: true, basis: "platform" }, "not vouched"],
    ["virtual-machine", {}, "hostEncryption", { value: true, basis: "default" }, "borne out"],
    ["virtual-machine", {}, "hostEncryption", { value: true }, "borne out"],
  ])("%s %j %s: %j is %s", (kind, own, field, fact, is) => {
    const read = claimed("asset-register", kind, own, field, fact);
    if (is === "borne out") expect(read).not.toMatchObject({ state: "unknown" });
    else expect(read).toMatchObject(notVouched);
  });

  it("a row of another cloud is none", () => {
    expect(
      claimed("asset-register", "virtual-machine", {}, "metadataTokenRequired", row("virtual-machine/metadata-token"), "aws"),
    ).toMatchObject(notVouched);
    expect(
      claimed("asset-register", "virtual-machine", {}, "metadataTokenRequired", row("virtual-machine/metadata-token"), "azure"),
    ).toEqual(rows.azure["virtual-machine/metadata-token"]);
  });
});

describe("cldscan's own snapshots", () => {
  it("may name any level and speak for the platform", () => {
    expect(claimed("cldscan", "web-app", {}, "minTls", elsewhere("ingress"))).toMatchObject({ state: "not-applicable" });
    expect(claimed("cldscan", "disk", {}, "encrypted", { value: true, basis: "platform" })).toMatchObject({
      value: true,
      basis: "platform",
    });
  });

  it("still need a row that this version has", () => {
    expect(claimed("cldscan", "disk", {}, "encrypted", row("disk/gone"))).toMatchObject(notVouched);
  });

  it("are the only ones under that name", () => {
    expect([claimsOf("cldscan", rows).platform, claimsOf("Cldscan", rows).platform, claimsOf("cldscan2", rows).platform]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
