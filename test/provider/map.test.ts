import { expect, it } from "vitest";
import { providers } from "../../providers/index.ts";
import type { ProviderName } from "../../src/model/resource.ts";
import { mapDocuments } from "../../src/provider/map.ts";
import { recordedIn } from "../support/recorded.ts";
import { readCode } from "../support/terraform.ts";

const mappers = providers.flatMap((each) => each.mappers);
const owners = (type: string): readonly ProviderName[] => [
  ...new Set(mappers.flatMap(({ provider, reads }) => (reads.includes(type) ? [provider] : []))),
];

it("shows a document to the mappers of its own cloud alone, whatever other clouds call theirs", () => {
  expect(owners("rds.DBInstance").toSorted()).toEqual(["alicloud", "aws"]);
  const { reading } = recordedIn({
    provider: "aws",
    cloud: "aws",
    account: "123456789012",
    region: "eu-west-1",
    time: "2026-01-15T08:00:00Z",
    listed: [],
    answers: [
      {
        operation: "rds.DescribeDBInstances",
        request: null,
        status: 200,
        body: { DBInstances: [{ DBInstanceIdentifier: "ledger", Engine: "postgres" }] },
      },
    ],
  });
  const { resources } = mapDocuments(reading.docs, mappers);
  expect(resources.map(({ kind, provider }) => `${provider} ${kind}`)).toEqual(["aws database"]);
});

it("tells documents that only another cloud reads from those that somebody reads", () => {
  const [doc] = readCode('resource "aws_vpc" "a" {}').docs;
  if (doc === undefined) throw new Error("nothing was read");
  const foreign = { ...doc, type: "ecs.Instance", provider: { ...doc.provider, name: "aws" } };
  expect(owners("ecs.Instance")).toEqual(["alicloud"]);
  expect(mapDocuments([foreign], mappers)).toEqual({ resources: [], gaps: [], notMapped: new Map([["ecs.Instance", 1]]) });
});

it("goes by the type where code calls its provider something else", () => {
  const code = 'resource "aws_vpc" "a" {\n  provider = amazon\n}';
  expect(mapDocuments(readCode(code).docs, mappers).resources.map(({ kind }) => kind)).toContain("virtual-network");
});
