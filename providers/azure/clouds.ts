import { offering } from "../../src/model/fact.ts";

/** How one cloud of Azure is reached. Authority, audience and suffixes all follow the cloud. */
export interface CloudRow {
  /** Row of this table, or the name that a file of the user gives. */
  readonly name: string;
  /** Origin, without a slash at its end. */
  readonly resourceManager: string;
  /** Where tokens come from, without a slash at its end. */
  readonly authority: string;
  /** What tokens are for. */
  readonly audience: string;
  /** Other hosts that the identity library may turn to for a token of this authority. */
  readonly loginAliases: readonly string[];
  /** Domain suffixes of the services. */
  readonly suffixes: Readonly<Record<string, string>>;
  /** Whether the authority is none that Microsoft publishes, so that nobody else can vouch for it. */
  readonly custom: boolean;
  /** Certificates (PEM) that are trusted beside those of the machine. */
  readonly certificates?: string;
}

/** The Azure clouds as data. No host name stands anywhere else. */
const clouds = {
  azure: {
    name: "azure",
    resourceManager: "https://management.azure.com",
    authority: "https://login.microsoftonline.com",
    audience: "https://management.azure.com",
    loginAliases: ["https://login.windows.net", "https://login.microsoft.com"],
    suffixes: { storage: "core.windows.net", sql: "database.windows.net", vault: "vault.azure.net" },
    custom: false,
    environments: ["public"],
    regionPrefixes: [],
  },
  "azure-china": {
    name: "azure-china",
    resourceManager: "https://management.chinacloudapi.cn",
    authority: "https://login.chinacloudapi.cn",
    audience: "https://management.chinacloudapi.cn",
    loginAliases: ["https://login.partner.microsoftonline.cn"],
    suffixes: { storage: "core.chinacloudapi.cn", sql: "database.chinacloudapi.cn", vault: "vault.azure.cn" },
    custom: false,
    environments: ["china"],
    regionPrefixes: ["china"],
  },
  "azure-usgov": {
    name: "azure-usgov",
    resourceManager: "https://management.usgovcloudapi.net",
    authority: "https://login.microsoftonline.us",
    audience: "https://management.usgovcloudapi.net",
    loginAliases: ["https://login.usgovcloudapi.net"],
    suffixes: { storage: "core.usgovcloudapi.net", sql: "database.usgovcloudapi.net", vault: "vault.usgovcloudapi.net" },
    custom: false,
    environments: ["usgovernment"],
    regionPrefixes: ["usgov", "usdod"],
  },
} as const satisfies Readonly<
  Record<string, CloudRow & { readonly environments: readonly string[]; readonly regionPrefixes: readonly string[] }>
>;

export type AzureCloud = keyof typeof clouds;

/** The clouds by name. */
export const azureClouds: Readonly<Record<AzureCloud, CloudRow>> = clouds;

const names = Object.keys(clouds) as AzureCloud[];

/** The cloud that a region belongs to; region names are unique over all clouds. */
export function cloudOfRegion(region: string): AzureCloud {
  return names.find((name) => clouds[name].regionPrefixes.some((prefix) => region.startsWith(prefix))) ?? "azure";
}

/** The cloud that the `environment` of a provider block names. `undefined`: a word not known here. */
export function cloudOfEnvironment(environment: string): AzureCloud | undefined {
  const word = environment.toLowerCase();
  return names.find((name) => clouds[name].environments.some((each) => each === word));
}

/** What Azure does not offer, and why a rule has no meaning there. */
export const notOffered = offering({
  "virtual-machine/metadata-token": {
    en: "The Azure metadata service has no session token; it answers only requests with a Metadata header.",
    zh: "Azure 实例元数据服务没有会话令牌机制，仅应答带有 Metadata 标头的请求。",
  },
  "virtual-machine/metadata-hop-limit": {
    en: "The Azure metadata service knows no limit of network hops.",
    zh: "Azure 实例元数据服务没有网络跳数限制设置。",
  },
  "virtual-machine/windows-key-logon": {
    en: "Azure offers logon by key for Linux machines only.",
    zh: "Azure 仅为 Linux 虚拟机提供密钥登录。",
  },
  "virtual-machine/default-group": {
    en: "An Azure network brings no security group of its own.",
    zh: "Azure 虚拟网络不自带默认安全组。",
  },
  "subnet/group": {
    en: "Azure accepts no network security group on a subnet with this name; the service in it filters by itself.",
    zh: "Azure 不允许为该名称的子网关联网络安全组，由其中的服务自行过滤。",
  },
  "subnet/public-address": {
    en: "An Azure subnet never hands out public addresses.",
    zh: "Azure 子网不会自动分配公网地址。",
  },
  "audit-trail/integrity": {
    en: "Azure does not sign the activity log that it exports.",
    zh: "Azure 不对导出的活动日志提供完整性签名。",
  },
  "load-balancer/layer-4": {
    en: "An Azure load balancer forwards TCP and UDP and knows no protocol above them.",
    zh: "Azure 负载均衡器只转发 TCP 和 UDP，不识别更上层的协议。",
  },
  "load-balancer/access-list": {
    en: "Azure balancers have no access list of their own; the network security group of the subnet filters.",
    zh: "Azure 的负载均衡服务没有自身的访问控制列表，由子网的网络安全组过滤。",
  },
  "load-balancer/access-log": {
    en: "An Azure load balancer writes no access log.",
    zh: "Azure 负载均衡器不产生访问日志。",
  },
  "load-balancer/plain-listener": {
    en: "The listener speaks no TLS.",
    zh: "该侦听器不使用 TLS。",
  },
  "database/platform-wide-access": {
    en: "This service has no switch that lets in every service of Azure.",
    zh: "该服务没有放行全部 Azure 服务的开关。",
  },
  "database/session-log": {
    en: "Only the PostgreSQL services of Azure log sessions on demand.",
    zh: "Azure 仅 PostgreSQL 系列服务可按需记录会话日志。",
  },
  "database/customer-key": {
    en: "This service of Azure takes no key of the customer.",
    zh: "该 Azure 服务不支持客户管理的密钥。",
  },
  "snapshot/public": {
    en: "An Azure snapshot cannot be shared with everyone.",
    zh: "Azure 快照无法向所有人共享。",
  },
  "cdn/custom-domain": {
    en: "Only custom domains have a minimum of their own; for its own names the service sets one.",
    zh: "仅自定义域名可设置最低版本，服务自带的域名由平台设定。",
  },
  "cdn/route": {
    en: "What plain HTTP becomes is decided by the routes and endpoints, not by the domain.",
    zh: "明文 HTTP 的处理由路由和端点决定，而非由域名决定。",
  },
  "function/request-log": {
    en: "Requests to a function are part of the log of the function.",
    zh: "对函数的请求包含在函数自身的日志中。",
  },
  "account/root-keys": {
    en: "A subscription has no owner with keys of its own; credentials of applications are kept by Microsoft Entra.",
    zh: "订阅没有自带密钥的所有者身份；应用程序的凭据由 Microsoft Entra 管理。",
  },
  "threat-detection/china": {
    en: "Defender for Cloud does not sell this plan in Azure China; check instead that the logs of the service go to a workspace and raise alerts there.",
    zh: "由世纪互联运营的 Azure 不提供该 Defender 计划；请改为核对该服务的日志是否送入工作区并设有告警。",
  },
  "threat-detection/usgov": {
    en: "Defender for Cloud does not sell this plan in Azure Government; check instead that the logs of the service go to a workspace and raise alerts there.",
    zh: "Azure 政府云不提供该 Defender 计划；请改为核对该服务的日志是否送入工作区并设有告警。",
  },
});
