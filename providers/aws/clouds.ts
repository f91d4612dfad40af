import { offering } from "../../src/model/fact.ts";

/** The partitions of AWS as data. No host name and no ARN prefix stands anywhere else. */
const clouds = {
  aws: { partition: "aws", regionPrefixes: [], home: "us-east-1" },
  "aws-cn": { partition: "aws-cn", regionPrefixes: ["cn-"], home: "cn-north-1" },
  "aws-us-gov": { partition: "aws-us-gov", regionPrefixes: ["us-gov-"], home: "us-gov-west-1" },
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

export function isCloud(name: string): name is AwsCloud {
  return name in clouds;
}

/** The partition of an ARN: the caller's own decides what a scan talks to. */
export function cloudOfArn(arn: string): AwsCloud | undefined {
  const partition = arn.split(":")[1];
  return (Object.keys(clouds) as AwsCloud[]).find((name) => clouds[name].partition === partition);
}

/** The region that is asked for what belongs to an account as a whole. */
export function homeOf(cloud: AwsCloud): string {
  return clouds[cloud].home;
}

/** The parameters by which AWS publishes which service is to be had where. */
export function publishedServices(cloud: AwsCloud): string {
  return `arn:${clouds[cloud].partition}:ssm:*::parameter/aws/service/global-infrastructure/*`;
}

export function roleArn(cloud: AwsCloud, account: string, role: string): string {
  return `arn:${clouds[cloud].partition}:iam::${account}:role/${role}`;
}

/** What AWS does not offer, and why a rule has no meaning there. */
export const notOffered = offering({
  "virtual-machine/host-encryption": {
    en: "EC2 has no switch for it: local NVMe disks are encrypted in hardware, and EBS volumes are encrypted on the host.",
    zh: "EC2 没有此开关：本地 NVMe 磁盘由硬件加密，EBS 卷在主机端加密。",
  },
  "virtual-machine/windows-logon": {
    en: "Windows machines of EC2 are logged on to with a password, which the key pair only decrypts.",
    zh: "EC2 的 Windows 实例以口令登录，密钥对仅用于解密该口令。",
  },
  "audit-trail/event-data-store-integrity": {
    en: "An event data store cannot be changed by anybody; there are no files to validate.",
    zh: "事件数据存储不可变更，没有需要校验的日志文件。",
  },
  "load-balancer/gateway-listeners": {
    en: "A gateway load balancer hands on whole packets; its listener has no protocol to choose.",
    zh: "网关负载均衡器转发完整数据包，其监听没有可选的协议。",
  },
  "load-balancer/gateway-access-logs": {
    en: "A gateway load balancer writes no access logs.",
    zh: "网关负载均衡器不产生访问日志。",
  },
  "load-balancer/gateway-groups": {
    en: "A gateway load balancer takes no security groups; it is reached through endpoints inside networks alone.",
    zh: "网关负载均衡器不支持安全组，只能经由网络内的端点访问。",
  },
  "load-balancer/listener-without-tls": {
    en: "The listener speaks no TLS, so it has no policy for its versions.",
    zh: "该监听不使用 TLS，因此没有版本策略。",
  },
  "load-balancer/classic-deletion": {
    en: "Classic load balancers have no deletion protection.",
    zh: "经典负载均衡器不提供删除保护。",
  },
  "object-store/network-default": {
    en: "S3 has no network rule that refuses by default; every request needs a permission instead.",
    zh: "S3 没有默认拒绝的网络规则；每个请求都必须获得授权。",
  },
  "cache/without-tls": {
    en: "The cache speaks no TLS, so there is no version to choose.",
    zh: "该缓存未使用 TLS，因此没有版本可言。",
  },
  "key/rotation": {
    en: "KMS rotates only symmetric keys whose material it makes itself.",
    zh: "KMS 只能自动轮换由其自身生成密钥材料的对称密钥。",
  },
  "key/expiry": {
    en: "A KMS key has no end date; only imported key material does.",
    zh: "KMS 密钥没有到期日；只有导入的密钥材料才有。",
  },
  "image/instance-store": {
    en: "The image brings no EBS disks that could be encrypted.",
    zh: "该镜像不含可加密的 EBS 磁盘。",
  },
  "database/platform-wide-access": {
    en: "AWS has no switch that lets all its services into a database.",
    zh: "AWS 没有允许其全部服务访问数据库的开关。",
  },
  "database/postgres-logs": {
    en: "Only the PostgreSQL family has switches for logging connections and durations.",
    zh: "只有 PostgreSQL 系列提供记录连接与耗时的开关。",
  },
  "database/deletion-protection": {
    en: "Redshift and OpenSearch have no deletion protection.",
    zh: "Redshift 与 OpenSearch 不提供删除保护。",
  },
  "database/dynamodb-network": {
    en: "DynamoDB tables stand in no network: every request goes to the service endpoint and is signed.",
    zh: "DynamoDB 表不位于任何网络之中：所有请求均发往服务端点并经过签名。",
  },
  "account/root": {
    en: "Accounts in the partitions of China have no root user.",
    zh: "中国区的 AWS 账号没有根用户。",
  },
  "threat-detection/runtime-monitoring": {
    en: "GuardDuty has no Runtime Monitoring in the regions of China; check that an agent of another kind watches the machines.",
    zh: "中国区域的 GuardDuty 不提供运行时监控；请核对主机是否由其他安全代理监测。",
  },
});
