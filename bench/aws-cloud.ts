/**
 * Accounts of AWS that exist only as answers, made when they are asked for, a fixed time after the question. The shapes are those of the estate in
 * fixtures/api; what is not in the mix is listed empty, and each question about one thing has the answer that the estate has for such a thing.
 */
import { setTimeout as later } from "node:timers/promises";
import { readFileSync } from "node:fs";
import type { AccountSession, Reply, Request } from "../src/provider/session.ts";
import type { Json } from "../src/provider/json.ts";

interface Mass {
  readonly list: string;
  readonly id: string;
  /** Things for each thousand of a region. */
  readonly share: number;
  /** Most that one page gives. */
  readonly page: number;
  /** Member of the request that takes the token, and of the answer that gives it. */
  readonly token: readonly [string, string];
}

const next = ["NextToken", "NextToken"] as const;
const marker = ["Marker", "Marker"] as const;

/** What a region holds: much that is told in lists, and some about which each is asked. */
const mix: Readonly<Record<string, Mass>> = {
  "ec2.DescribeSecurityGroups": { list: "SecurityGroups", id: "GroupId", share: 250, page: 1000, token: next },
  "ec2.DescribeVolumes": { list: "Volumes", id: "VolumeId", share: 200, page: 500, token: next },
  "ec2.DescribeSnapshots": { list: "Snapshots", id: "SnapshotId", share: 150, page: 1000, token: next },
  "ec2.DescribeSubnets": { list: "Subnets", id: "SubnetId", share: 60, page: 1000, token: next },
  "ec2.DescribeVpcs": { list: "Vpcs", id: "VpcId", share: 10, page: 1000, token: next },
  "logs.DescribeLogGroups": { list: "logGroups", id: "logGroupName", share: 200, page: 50, token: ["nextToken", "nextToken"] },
  "ssm.DescribeParameters": { list: "Parameters", id: "Name", share: 60, page: 50, token: next },
  "lambda.ListFunctions": { list: "Functions", id: "FunctionArn", share: 50, page: 50, token: ["Marker", "NextMarker"] },
  "rds.DescribeDBInstances": { list: "DBInstances", id: "DBInstanceIdentifier", share: 20, page: 100, token: marker },
};

interface Kept {
  readonly operation: string;
  readonly status: number;
  readonly body: Json;
}

const estate = JSON.parse(readFileSync(new URL("../../fixtures/api/estates/aws.json", import.meta.url), "utf8")) as {
  readonly answers: readonly Kept[];
};
const templates = new Map<string, Json>();
for (const { operation, status, body } of estate.answers) {
  if (status < 300) templates.set(operation, { ...body, ...templates.get(operation) });
}

const sizeOf = ({ share }: Mass, things: number): number => Math.round((share * things) / 1000);

/** Things that a region of so many holds, and the pages that they fill. */
export function holding(things: number): { readonly things: number; readonly pages: number } {
  const all = Object.values(mix).map((mass) => ({
    count: sizeOf(mass, things),
    pages: Math.max(1, Math.ceil(sizeOf(mass, things) / mass.page)),
  }));
  return { things: all.reduce((sum, { count }) => sum + count, 0), pages: all.reduce((sum, { pages }) => sum + pages - 1, 0) };
}

export interface Cloud {
  readonly sessions: readonly AccountSession[];
  /** Operations asked for that the estate has no answer to. */
  readonly unanswered: ReadonlySet<string>;
}

/** `latency`: ms from question to answer. `listings`: operations that list, whose answers are empty where the mix does not fill them. */
export function cloud(parts: { accounts: number; regions: number; things: number; latency: number; listings: ReadonlySet<string> }): Cloud {
  const { accounts, regions, things, latency, listings } = parts;
  const unanswered = new Set<string>();
  const send = async ({ operation, request }: Request): Promise<Reply> => {
    await later(latency);
    const template = templates.get(operation);
    if (template === undefined) unanswered.add(operation);
    if (template === undefined) return { ok: false, failure: { kind: "gone", code: "NotFoundException" } };
    const mass = mix[operation];
    return {
      ok: true,
      body: mass === undefined ? (listings.has(operation) ? emptied(template) : template) : page(mass, template, request, things),
    };
  };
  const sessions = Array.from({ length: accounts }, (_, index): AccountSession => ({
    provider: "aws",
    cloud: "aws",
    account: String(100_000_000_000 + index),
    regions: Array.from({ length: regions }, (__, region) => `eu-example-${String(region + 1)}`),
    everyRegion: true,
    home: "eu-example-1",
    send,
  }));
  return { sessions, unanswered };
}

function page({ list, id, token, page: most, ...mass }: Mass, template: Json, request: Json, things: number): Json {
  const total = sizeOf({ list, id, token, page: most, ...mass }, things);
  const from = Number(request[token[0]] ?? 0);
  const [pattern] = template[list] as readonly Json[];
  const items = Array.from({ length: Math.max(0, Math.min(most, total - from)) }, (_, index) => ({
    ...pattern,
    [id]: `${id}-${String(from + index)}`,
  }));
  return { ...template, [list]: items, [token[1]]: from + most < total ? String(from + most) : undefined };
}

function emptied(template: Json): Json {
  return Object.fromEntries(
    Object.entries(template)
      .filter(([name]) => !/^(next|marker|position|lastEvaluated)|Token$/i.test(name))
      .map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
}
