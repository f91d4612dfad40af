import { describe, expect, it } from "vitest";
import { calls } from "../../../providers/alicloud/calls.ts";
import { numbered, offset } from "../../../providers/alicloud/paging.ts";
import type { Json } from "../../../src/provider/json.ts";
import type { Paging } from "../../../src/provider/paging.ts";

interface Page {
  readonly total: unknown;
  readonly items: readonly unknown[];
}

/** What is asked for until the listing ends, as the page or the offset of every request, and how it ends. */
function followed(paging: Paging, ask: string, pages: readonly Page[]): string {
  const asked: unknown[] = [];
  let request = paging.first({});
  for (const { total, items } of pages) {
    asked.push(request[ask]);
    const next = paging.next({ request, body: { total, items }, seen: 0 });
    if (typeof next === "string") return [...asked, next].join(" ");
    request = next;
  }
  return [...asked, "goes on"].join(" ");
}

const [a, b, c, d] = ["a", "b", "c", "d"].map((Id) => ({ Id }));
const byNumber = numbered({ items: "items", size: 2, total: "total" });
const byOffset = offset(2, (body: Json) => body["items"] as readonly unknown[]);

describe.each<[string, Paging, string, readonly [unknown, unknown]]>([
  ["number", byNumber, "PageNumber", [1, 2]],
  ["offset", byOffset, "offset", [0, 2]],
])("pages by %s", (_, paging, ask, [first, second]) => {
  const whole = [
    { total: 4, items: [a, b] },
    { total: 4, items: [c, d] },
  ];
  it.each<[string, readonly Page[], string]>([
    ["end where all was seen", whole, `${String(first)} ${String(second)} last`],
    ["end at once where there is nothing", [{ total: 0, items: [] }], `${String(first)} last`],
    [
      "are begun anew where an item comes twice: another has slipped between the pages",
      [{ total: 4, items: [a, b] }, { total: 4, items: [b, c] }, ...whole],
      `${String(first)} ${String(second)} ${String(first)} ${String(second)} last`,
    ],
    [
      "are begun anew where the total falls between them",
      [{ total: 4, items: [a, b] }, { total: 3, items: [d] }, ...whole],
      `${String(first)} ${String(second)} ${String(first)} ${String(second)} last`,
    ],
    ["are given up without a total", [{ total: undefined, items: [a] }], `${String(first)} broken`],
    [
      "are given up where the total is less than what there is",
      Array<Page>(3).fill({ total: 0, items: [a] }),
      `${`${String(first)} `.repeat(3)}broken`,
    ],
  ])("%s", (_name, pages, expected) => {
    expect(followed(paging, ask, pages)).toBe(expected);
  });
});

describe("a list in which something stands that is no item", () => {
  const odd = [null, "odd", [], ""];
  it.each<[operation: string, body: (list: readonly unknown[]) => Json, item: Json | string]>([
    ["nas.DescribeFileSystems", (list) => ({ FileSystems: { FileSystem: list } }), { FileSystemId: "fs-1" }],
    ["oss.ListBuckets", (list) => ({ ListAllMyBucketsResult: { Buckets: { Bucket: list } } }), { Name: "b", Location: "oss-cn-hangzhou" }],
    ["oss.ListAccessPoints", (list) => ({ ListAccessPointsResult: { AccessPoints: { AccessPoint: list } } }), { AccessPointName: "p" }],
    ["ims.ListUsers", (list) => ({ Users: { User: list } }), { UserPrincipalName: "ana@example" }],
    ["ims.ListAccessKeys", (list) => ({ AccessKeys: { AccessKey: list } }), { AccessKeyId: "AAAA" }],
    ["sls.ListProject", (list) => ({ projects: list }), { projectName: "audit" }],
  ])("is not taken for one without it: %s", (operation, body, item) => {
    const call = calls.find((each) => each.operation === operation);
    expect(call?.find(body([item]), {})).toHaveLength(1);
    for (const each of odd) expect(call?.find(body([item, each]), {})).toBeUndefined();
  });

  it("is not taken for one without it: sls.ListLogStores", () => {
    const call = calls.find(({ operation }) => operation === "sls.ListLogStores");
    expect(call?.find({ logstores: ["trail"] }, { project: "audit" })).toHaveLength(1);
    for (const each of [null, {}, ""]) expect(call?.find({ logstores: ["trail", each] }, { project: "audit" })).toBeUndefined();
  });
});
