/** A tenant of Azure that exists only as answers: subscriptions with the same mix of resources, made when they are asked for. */
import { setTimeout as later } from "node:timers/promises";
import type { Transport } from "../providers/azure/transport.ts";
import type { Json } from "../src/provider/json.ts";

/** What each subscription holds, 200 resources in all. */
const mix: Readonly<Record<string, number>> = {
  "Microsoft.Compute/virtualMachines": 40,
  "Microsoft.Compute/disks": 40,
  "Microsoft.Network/networkInterfaces": 40,
  "Microsoft.Compute/virtualMachines/extensions": 20,
  "Microsoft.Network/networkSecurityGroups": 15,
  "Microsoft.Network/virtualNetworks": 10,
  "Microsoft.Storage/storageAccounts": 10,
  "Microsoft.KeyVault/vaults": 5,
  "Microsoft.Web/sites": 5,
  "Microsoft.Sql/servers": 5,
  "Microsoft.Sql/servers/databases": 5,
  "Microsoft.OperationalInsights/workspaces": 5,
};
export const RESOURCES = Object.values(mix).reduce((sum, count) => sum + count, 0);

const properties: Readonly<Record<string, Json>> = {
  "Microsoft.Compute/virtualMachines": {
    storageProfile: { osDisk: { name: "os", osType: "Linux", managedDisk: {} }, dataDisks: [] },
    osProfile: { linuxConfiguration: { disablePasswordAuthentication: true, provisionVMAgent: true } },
    networkProfile: { networkInterfaces: [] },
    securityProfile: { securityType: "TrustedLaunch", encryptionAtHost: true },
  },
  "Microsoft.Network/networkSecurityGroups": {
    securityRules: Array.from({ length: 5 }, (_, index) => ({
      name: `rule${String(index)}`,
      properties: {
        priority: 100 + index,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "10.0.0.0/8",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: String(440 + index),
      },
    })),
  },
  "Microsoft.Network/virtualNetworks": { subnets: [{ name: "web", properties: { addressPrefix: "10.0.0.0/24" } }] },
  "Microsoft.Storage/storageAccounts": {
    allowBlobPublicAccess: false,
    supportsHttpsTrafficOnly: true,
    minimumTlsVersion: "TLS1_2",
    networkAcls: { defaultAction: "Deny", ipRules: [] },
    encryption: { keySource: "Microsoft.Storage" },
    privateEndpointConnections: [],
  },
  "Microsoft.Sql/servers": { publicNetworkAccess: "Disabled", minimalTlsVersion: "1.2", privateEndpointConnections: [] },
};

/** Answers of the quota of the resource graph: so many questions in five seconds of the given clock. */
export interface Tenant {
  readonly subscriptions: readonly string[];
  readonly transport: Transport;
  readonly counts: { questions: number; refused: number };
}

export function tenant(size: number, quota: number, now: () => number): Tenant {
  const subscriptions = Array.from({ length: size }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
  const counts = { questions: 0, refused: 0 };
  let [until, left] = [0, quota];
  return {
    subscriptions,
    counts,
    transport: async ({ path, body }) => {
      await later(0);
      if (body === undefined) return { header: () => undefined, reply: { ok: true, body: answerTo(path) } };
      if (now() >= until) [until, left] = [now() + 5000, quota];
      const wait = `00:00:0${String(Math.max(1, Math.ceil((until - now()) / 1000)))}`;
      counts.questions += 1;
      left -= 1;
      if (left < 0) counts.refused += 1;
      const headers = new Map([
        ["x-ms-user-quota-remaining", String(Math.max(0, left))],
        ["x-ms-user-quota-resets-after", wait],
      ]);
      const header = (name: string): string | undefined => headers.get(name);
      return left < 0
        ? { header, reply: { ok: false, failure: { kind: "throttled", code: "RateLimiting", retryAfter: 1000 } } }
        : { header, reply: { ok: true, body: rows(body) } };
    },
  };
}

function rows(question: Json): Json {
  const { subscriptions, query, options } = question as { subscriptions: readonly string[]; query: string; options: Json };
  const containers = query.startsWith("resourcecontainers");
  const each = containers ? 1 : RESOURCES;
  const [top, from] = [Number(options["$top"]), Number(options["$skipToken"] ?? 0)];
  const total = subscriptions.length * each;
  const data = Array.from({ length: Math.max(0, Math.min(top, total - from)) }, (_, index) => {
    const subscriptionId = subscriptions[Math.floor((from + index) / each)] ?? "";
    return containers ? { id: `/subscriptions/${subscriptionId}`, subscriptionId } : resource(subscriptionId, (from + index) % each);
  });
  const more = from + top < total ? { $skipToken: String(from + top) } : {};
  return { totalRecords: total, count: data.length, resultTruncated: "false", facets: [], ...more, data };
}

function resource(subscriptionId: string, index: number): Json {
  let left = index;
  const [type = "", count = 0] = Object.entries(mix).find(([, each]) => (left -= each) < 0) ?? [];
  const name = `r${String(left + count)}`;
  const [namespace = "", ...types] = type.split("/");
  const path = types.map((each) => `${each}/${name}`).join("/");
  const id = `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/${namespace}/${path}`;
  return {
    id,
    subscriptionId,
    name,
    type: type.toLowerCase(),
    location: "westeurope",
    kind: "StorageV2",
    properties: properties[type] ?? {},
  };
}

/** Lists hold nothing further; what each resource has once is there. */
function answerTo(path: string): Json {
  const [plain = ""] = path.split("?");
  const subscription = /^\/subscriptions\/([^/]+)$/.exec(plain)?.[1];
  if (subscription !== undefined) return { id: plain, subscriptionId: subscription, displayName: subscription, state: "Enabled" };
  if (plain.endsWith("/permissions")) return { value: [{ actions: ["*/read"], notActions: [] }] };
  if (/\/(default|current|web|logs)$/.test(plain)) return { id: plain, name: "default", properties: {} };
  return { value: [] };
}
