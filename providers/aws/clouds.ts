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
  "load-balancer/gateway-listeners": {
    en: "A gateway load balancer hands on whole packets; its listener has no protocol to choose.",
    zh: "网关负载均衡器转发完整数据包，其监听没有可选的协议。",
  },
  "database/dynamodb-network": {
    en: "DynamoDB tables stand in no network: every request goes to the service endpoint and is signed.",
    zh: "DynamoDB 表不位于任何网络之中：所有请求均发往服务端点并经过签名。",
  },
});
