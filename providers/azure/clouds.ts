import { offering } from "../../src/model/fact.ts";

/** The Azure clouds as data. No host name stands anywhere else. */
const clouds = {
  azure: {
    resourceManager: "https://management.azure.com",
    login: "https://login.microsoftonline.com",
    storageSuffix: "core.windows.net",
    environments: ["public"],
    regionPrefixes: [],
  },
  "azure-china": {
    resourceManager: "https://management.chinacloudapi.cn",
    login: "https://login.chinacloudapi.cn",
    storageSuffix: "core.chinacloudapi.cn",
    environments: ["china"],
    regionPrefixes: ["china"],
  },
  "azure-usgov": {
    resourceManager: "https://management.usgovcloudapi.net",
    login: "https://login.microsoftonline.us",
    storageSuffix: "core.usgovcloudapi.net",
    environments: ["usgovernment"],
    regionPrefixes: ["usgov", "usdod"],
  },
} as const;

export type AzureCloud = keyof typeof clouds;

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
  "load-balancer/layer-4": {
    en: "An Azure load balancer forwards TCP and UDP and knows no protocol above them.",
    zh: "Azure 负载均衡器只转发 TCP 和 UDP，不识别更上层的协议。",
  },
});
