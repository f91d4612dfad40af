import { offering } from "../../src/model/fact.ts";

/** The partitions of AWS as data. No host name and no ARN prefix stands anywhere else. */
export const clouds = {
  aws: { partition: "aws", dnsSuffix: "amazonaws.com", regionPrefixes: [] },
  "aws-cn": { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", regionPrefixes: ["cn-"] },
  "aws-us-gov": { partition: "aws-us-gov", dnsSuffix: "amazonaws.com", regionPrefixes: ["us-gov-"] },
} as const;

export type AwsCloud = keyof typeof clouds;

/** The partition that a region belongs to. */
export function cloudOf(region: string | null): AwsCloud | null {
  if (region === null) return null;
  const special = (Object.keys(clouds) as AwsCloud[]).find((name) =>
    clouds[name].regionPrefixes.some((prefix) => region.startsWith(prefix)),
  );
  return special ?? "aws";
}

/** What AWS does not offer, and why a rule has no meaning there. */
export const notOffered = offering({
  "audit-trail/event-data-store-retention-elsewhere": { en: "An event data store keeps its own events.", zh: "事件数据存储自行保存事件。" },
});
