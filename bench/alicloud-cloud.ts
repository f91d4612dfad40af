/**
 * An account of Alibaba Cloud behind the server that checks signatures, in a process of its own, so that it takes neither time nor memory from who
 * asks. The shapes are those of the estate in fixtures/api; what is not in the mix is listed empty, and each question about one thing has the answer
 * that the estate has for such a thing. Arguments: regions, things a region. Sends the URL of the server to its parent.
 */
import { readFileSync } from "node:fs";
import { calls } from "../providers/alicloud/calls.ts";
import { sorts } from "../providers/alicloud/inventory.ts";
import type { RecordedAnswer } from "../src/provider/recorded.ts";
import { isJson, type Json } from "../src/provider/json.ts";
import { declared, keptAnswer } from "../test/support/alicloud-kept.ts";
import { startAlicloudServer, type AlicloudAsked, type AlicloudFault } from "../test/support/alicloud-server.ts";
import { ACCOUNT, KEYS, regionsOf } from "./alicloud-account.ts";
import { mix, sizeOf, STORES, type Mass } from "./alicloud-mix.ts";

type Request = Readonly<Record<string, string>>;

const [regions = 1, things = 0] = process.argv.slice(2).map(Number);
const names = regionsOf(regions);
const estate = JSON.parse(readFileSync(new URL("../../fixtures/api/estates/alicloud.json", import.meta.url), "utf8")) as {
  readonly answers: readonly RecordedAnswer[];
};
/** Operations that list, and whose answers are empty where the mix does not fill them. */
const listings = new Set(calls.filter(({ form }) => form === "listing").map(({ operation }) => operation));

function bodyOf(name: string, request: Request, region: string): Json | undefined {
  const counted = inventory(name, request);
  if (counted !== undefined) return counted;
  if (name === "ecs.DescribeCloudAssistantStatus") return assistants(request);
  if (name === "sls.ListLogStores") {
    return { logstores: Array.from({ length: STORES }, (_, index) => `store-${String(index)}`), count: STORES, total: STORES };
  }
  const template = templateFor(name, request);
  if (template === undefined) return undefined;
  const mass = mix[name];
  if (mass !== undefined) return page(name, mass, template.body as Json, request, region);
  return listings.has(name) ? emptied(template.body as Json) : about(template, request);
}

/** Of the answers to an operation that which was asked most alike, and of those the longest: pages beyond the first are empty. */
function templateFor(name: string, request: Request): RecordedAnswer | undefined {
  const alike = ({ request: asked }: RecordedAnswer): number =>
    Object.entries(asked ?? {}).filter(([member, value]) => request[member] === String(value)).length;
  const well = estate.answers.filter(({ operation, status }) => operation === name && status < 300);
  return well.toSorted((a, b) => alike(b) - alike(a) || JSON.stringify(b.body).length - JSON.stringify(a.body).length)[0];
}

/** The answer about one thing, with the name that was asked for in place of that which was kept. */
function about({ request: asked, body }: RecordedAnswer, request: Request): Json {
  const renamed = Object.entries(asked ?? {}).reduce((text, [member, value]) => {
    const now = request[member];
    return typeof value === "string" && now !== undefined ? text.replaceAll(JSON.stringify(value), JSON.stringify(now)) : text;
  }, JSON.stringify(body));
  const one = without(JSON.parse(renamed) as Json);
  return counted(one, lengthIn(one));
}

/** Things that an answer holds, all on one page. */
function lengthIn(body: Json): number {
  for (const value of Object.values(body)) {
    if (Array.isArray(value)) return value.length;
    const inner = isJson(value) ? lengthIn(value) : 0;
    if (inner > 0) return inner;
  }
  return 0;
}

function page(name: string, mass: Mass, template: Json, request: Request, region: string): Json {
  const total = sizeOf(mass, things) * (mass.ofAccount === true ? regions : 1);
  const asked = (...members: readonly string[]): string | undefined =>
    members.map((each) => request[each]).find((each) => each !== undefined);
  const most = Number(asked("MaxResults", "PageSize", "limit", "size", "max-keys") ?? 10);
  const from =
    mass.by === "number" ? (Number(asked("PageNumber") ?? 1) - 1) * most : Number(asked("NextToken", "nextToken", "offset", "marker") ?? 0);
  const count = Math.max(0, Math.min(most, total - from));
  // Whatever the estate holds of the sort, from all of its pages.
  const patterns = estate.answers.filter(({ operation }) => operation === name).flatMap(({ body }) => listIn(body as Json, mass.list));
  const items = Array.from({ length: count }, (_, index) =>
    itemOf(name, mass, patterns[(from + index) % patterns.length] ?? {}, region, from + index),
  );
  const more = from + count < total;
  const signs = mass.by === "token" ? { NextToken: more ? String(from + count) : "", nextToken: more ? String(from + count) : "" } : {};
  const body = { ...counted(without(template), total), ...signs, ...wrapped(mass.list, items) };
  if (mass.by !== "marker") return body;
  const inner = {
    Buckets: count === 0 ? "" : { Bucket: items },
    IsTruncated: String(more),
    ...(more ? { NextMarker: String(from + count) } : {}),
  };
  return { ListAllMyBucketsResult: inner };
}

function itemOf(name: string, mass: Mass, pattern: Json, region: string, index: number): Json {
  const joined = Object.entries(mass.joins ?? {}).map(([member, of]): readonly [string, string] => {
    const other = mix[of];
    return [member, other === undefined ? "" : nameOf(of, region, index % Math.max(1, sizeOf(other, things)))];
  });
  const where = names[index % regions] ?? "";
  const place = mass.ofAccount === true ? { Location: `oss-${where}` } : {};
  return { ...pattern, ...Object.fromEntries(joined), ...place, [mass.id]: nameOf(name, region, index) } satisfies Json;
}

const nameOf = (operation: string, region: string, index: number): string =>
  `${operation.replace(/^.*\.(Describe|List)/, "").toLowerCase()}-${region}-${String(index)}`;

function assistants(request: Request): Json {
  const asked = Object.entries(request).filter(([member]) => member.startsWith("InstanceId."));
  const answers = asked.map(([, InstanceId]) => ({ InstanceId, CloudAssistantStatus: "true" }));
  return { RequestId: "1", InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus: answers } };
}

/** Resource Center counts what the mix holds, and knows of every sort. */
function inventory(name: string, request: Request): Json | undefined {
  if (name === "resourcecenter.GetResourceCenterServiceStatus")
    return { RequestId: "1", ServiceStatus: "Enabled", InitialStatus: "Finished" };
  if (name === "resourcecenter.ListResourceTypes")
    return { RequestId: "1", ResourceTypes: Object.values(sorts).map((ResourceType) => ({ ResourceType })) };
  if (name !== "resourcecenter.GetResourceCounts") return undefined;
  const wanted = Object.values(request);
  const held = Object.values(mix).some((mass) => mass.sort !== undefined && wanted.includes(mass.sort) && sizeOf(mass, things) > 0);
  return { RequestId: "1", ResourceCounts: held ? names.map((GroupName) => ({ GroupName, Count: 1 })) : [] };
}

function listIn(body: Json, path: string): readonly Json[] {
  const found = path.split(".").reduce<unknown>((inner, name) => (isJson(inner) ? inner[name] : undefined), body);
  return Array.isArray(found) ? (found as readonly Json[]) : isJson(found) ? [found] : [];
}

function wrapped(path: string, value: unknown): Json {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Json;
}

const TOTAL = /^(total.*|count|.*RecordCount)$/i;
const NEXT = /^(next|marker)|Token$/i;
const MORE = /^IsTruncated$/i;

function counted(body: Json, total: number): Json {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      TOTAL.test(name) ? (typeof value === "string" ? String(total) : total) : isJson(value) ? counted(value, total) : value,
    ]),
  );
}

function without(body: Json): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !NEXT.test(name)));
}

function emptied(body: Json): Json {
  const bare = Object.entries(counted(without(body), 0)).map(([name, value]) => [name, nothing(name, value)]);
  return Object.fromEntries(bare) as Json;
}

function nothing(name: string, value: unknown): unknown {
  if (MORE.test(name)) return typeof value === "string" ? "false" : false;
  return Array.isArray(value) ? [] : isJson(value) ? emptied(value) : value;
}

const unanswered = (name: string): AlicloudFault => ({ status: 400, body: { Code: `Unanswered.${name}` } });

function told(asked: AlicloudAsked): AlicloudFault | undefined {
  if (asked.operation.startsWith("sts.") || asked.operation === "ecs.DescribeRegions") return undefined;
  const { name, named } = declared(asked);
  const body = bodyOf(name, { ...asked.request, ...named }, asked.region);
  return body === undefined
    ? unanswered(name)
    : (keptAnswer(asked, [{ operation: name, request: null, status: 200, body }]) ?? unanswered(name));
}

const inventoryOf = { account: ACCOUNT, regions: names, enterable: [ACCOUNT], items: {}, whole: {}, buckets: [] };
const server = await startAlicloudServer({ inventory: inventoryOf, keys: KEYS, fault: told });
process.send?.(server.url);
