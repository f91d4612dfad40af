import type { MapValue } from "../../src/iac/value.ts";
import { offering } from "../../src/model/fact.ts";
import { settled } from "../../src/provider/read.ts";

/** The two sites of Alibaba Cloud as data: accounts of one are unknown to the other. */
const clouds = {
  "alicloud-cn": { accountType: "domestic", site: "cn", home: "cn-hangzhou" },
  "alicloud-intl": { accountType: "international", site: "intl", home: "ap-southeast-1" },
} as const;

export type AlicloudCloud = keyof typeof clouds;
export type Site = (typeof clouds)[AlicloudCloud]["site"];

/** What the names of all its hosts end in. */
export const hostSuffix = "aliyuncs.com";

export function cloudOfSite(site: Site): AlicloudCloud {
  return site === "cn" ? "alicloud-cn" : "alicloud-intl";
}

/** The region that is asked for what belongs to an account as a whole. */
export function homeOf(cloud: AlicloudCloud): string {
  return clouds[cloud].home;
}

/** Whether a region lies where mainland regulations hold: some products have a second centre for all others. */
export function isMainland(region: string): boolean {
  return region.startsWith("cn-") && region !== "cn-hongkong";
}

/**
 * The site that an account belongs to: as a live answer says, or as `account_type` of the provider block says.
 * A region does not tell: accounts of both sites run resources in mainland regions and abroad.
 */
export function cloudOf(settings: MapValue | undefined): AlicloudCloud | null {
  const names = Object.keys(clouds) as AlicloudCloud[];
  const live = settled(settings?.get("cloud"));
  const written = settled(settings?.get("account_type"));
  const type = typeof written === "string" ? written.toLowerCase() : undefined;
  return names.find((name) => name === live || clouds[name].accountType === type) ?? null;
}

/** What Alibaba Cloud does not offer, and why a rule has no meaning there. */
export const notOffered = offering({
  "disk/local-disk-encryption": {
    en: "A local disk has no encryption setting; it lives and dies with its machine.",
    zh: "本地盘没有加密设置，其生命周期与所在实例一致。",
  },
  "virtual-machine/hop-limit": {
    en: "ECS accepts a hop limit for machines and does not put it into effect.",
    zh: "ECS 接受实例的跳数上限参数，但该参数尚未生效。",
  },
  "virtual-machine/windows-logon": {
    en: "Windows machines log on by password; key pairs are for Linux.",
    zh: "Windows 实例使用密码登录，密钥对仅适用于 Linux。",
  },
  "virtual-machine/host-encryption": {
    en: "There is no switch for encryption at the host; disks are encrypted one by one.",
    zh: "没有主机端加密开关，加密以云盘为单位设置。",
  },
  "virtual-machine/patch-mode": {
    en: "A machine has no patch mode; patches are tasks of Operation Orchestration Service.",
    zh: "实例没有补丁模式，补丁安装由系统运维管理（OOS）的任务完成。",
  },
  "virtual-machine/default-group": {
    en: "There is no default group that machines join by themselves; each names its groups.",
    zh: "没有实例会自动加入的默认安全组，每个实例都须指定安全组。",
  },
  "virtual-machine/spot-deletion": {
    en: "A preemptible machine cannot be protected from release.",
    zh: "抢占式实例不支持释放保护。",
  },
  "deletion/subscription": {
    en: "A subscription cannot be released before it ends.",
    zh: "包年包月资源在到期前不能释放。",
  },
  "subnet/auto-public-address": {
    en: "A vSwitch never gives machines public addresses.",
    zh: "交换机不会为实例分配公网地址。",
  },
  "audit-trail/integrity": {
    en: "ActionTrail has no digest of its log files.",
    zh: "操作审计不提供日志文件摘要校验。",
  },
  "load-balancer/listener-without-tls": {
    en: "The listener speaks no TLS, so there is no version to set.",
    zh: "该监听不使用 TLS，无版本可设置。",
  },
  "load-balancer/layer-four-access-logs": {
    en: "A classic load balancer logs requests of HTTP and HTTPS listeners; it has none.",
    zh: "传统型负载均衡仅记录 HTTP 与 HTTPS 监听的访问日志，而该实例没有此类监听。",
  },
  "database/platform-wide-access": {
    en: "No switch admits all services of the cloud to a database.",
    zh: "数据库没有放行全部云服务的开关。",
  },
  "cache/edition-without-encryption": {
    en: "The edition of the instance has no encryption at rest.",
    zh: "该实例版本不支持静态加密。",
  },
  "database/not-postgresql": {
    en: "Only the PostgreSQL family logs this on demand.",
    zh: "仅 PostgreSQL 系列引擎可按需记录此项。",
  },
  "snapshot/public-sharing": {
    en: "A snapshot cannot be shared with everybody.",
    zh: "快照不能向所有人公开。",
  },
  "key/asymmetric-rotation": {
    en: "Keys of asymmetric kinds, for signing, or with material from outside are not rotated by the service.",
    zh: "非对称密钥、签名密钥及外部导入材料的密钥不支持自动轮转。",
  },
  "key/expiry": {
    en: "A key has no end date; only material from outside may carry one.",
    zh: "密钥没有到期时间，仅外部导入的密钥材料可设置。",
  },
  "cdn/without-tls": {
    en: "No certificate is on, so that the domain answers over plain HTTP alone and there is no TLS version to set.",
    zh: "该域名未启用证书，仅以明文 HTTP 应答，无 TLS 版本可设置。",
  },
  "web-app/without-tls": {
    en: "It answers over plain HTTP alone, so there is no TLS version to set.",
    zh: "该应用仅以明文 HTTP 应答，无 TLS 版本可设置。",
  },
  "secret/generic-rotation": {
    en: "A generic secret has no end date, and the service does not replace it.",
    zh: "通用凭据没有到期时间，服务也不会自动轮转。",
  },
  "kubernetes-cluster/secret-encryption": {
    en: "Only Pro clusters encrypt secrets with a key of KMS.",
    zh: "仅 Pro 版集群支持使用 KMS 密钥加密 Secret。",
  },
});
