/** One of each kind that is read in Azure, every property written, as bodies of Azure Resource Manager. */
import type { Json } from "../../../src/provider/json.ts";
import { extension, resource, SUBSCRIPTION } from "./live-cloud.ts";

const idOf = (body: Json): string => body["id"] as string;
const logs = (...categories: readonly string[]): Json => ({
  workspaceId: idOf(workspace),
  logs: categories.map((category) => ({ category, enabled: true })),
});
const exported = (owner: string, ...categories: readonly string[]): Json =>
  extension(owner, "Microsoft.Insights/diagnosticSettings", "out", logs(...categories));
const approved = [{ properties: { privateLinkServiceConnectionState: { status: "Approved" } } }];

const workspace = resource("Microsoft.OperationalInsights/workspaces", "logs", {
  retentionInDays: 180,
  sku: { name: "PerGB2018" },
  features: {},
});

const account = resource(
  "Microsoft.Storage/storageAccounts",
  "files",
  {
    allowBlobPublicAccess: true,
    supportsHttpsTrafficOnly: true,
    minimumTlsVersion: "TLS1_2",
    publicNetworkAccess: "Enabled",
    networkAcls: { defaultAction: "Deny", ipRules: [] },
    encryption: { keySource: "Microsoft.Keyvault" },
    privateEndpointConnections: [],
  },
  { kind: "StorageV2" },
);
const storage = [
  account,
  resource("Microsoft.Storage/storageAccounts/blobServices/containers", "files/default/site", { publicAccess: "Blob" }),
  resource("Microsoft.Storage/storageAccounts/managementPolicies", "files/default", {
    policy: {
      rules: [
        {
          name: "old",
          enabled: true,
          type: "Lifecycle",
          definition: {
            filters: { blobTypes: ["blockBlob"] },
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 200 } } },
          },
        },
      ],
    },
  }),
  exported(`${idOf(account)}/blobServices/default`, "StorageRead", "StorageWrite", "StorageDelete"),
];

const network = resource("Microsoft.Network/virtualNetworks", "net", {
  subnets: [{ name: "web", properties: { addressPrefix: "10.0.0.0/24" } }],
});
const watcher = resource("Microsoft.Network/networkWatchers", "watcher", {});
const nic = resource("Microsoft.Network/networkInterfaces", "nic", {
  ipConfigurations: [{ name: "one", properties: { publicIPAddress: { id: `/subscriptions/${SUBSCRIPTION}/ip` } } }],
});
const networks = [
  resource("Microsoft.Network/networkSecurityGroups", "open", {
    securityRules: [
      {
        name: "ssh",
        properties: {
          priority: 100,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          sourceAddressPrefix: "*",
          sourcePortRange: "*",
          destinationAddressPrefix: "*",
          destinationPortRange: "22",
        },
      },
    ],
  }),
  network,
  watcher,
  resource("Microsoft.Network/networkWatchers/flowLogs", "watcher/flow", {
    targetResourceId: idOf(network),
    storageId: idOf(account),
    enabled: true,
    retentionPolicy: { enabled: true, days: 90 },
  }),
  nic,
];

const machine = resource("Microsoft.Compute/virtualMachines", "vm", {
  storageProfile: { osDisk: { name: "os", osType: "Linux", managedDisk: {} }, dataDisks: [] },
  osProfile: {
    linuxConfiguration: { disablePasswordAuthentication: true, provisionVMAgent: true, patchSettings: { patchMode: "ImageDefault" } },
  },
  networkProfile: { networkInterfaces: [{ id: idOf(nic) }] },
  securityProfile: { securityType: "TrustedLaunch", encryptionAtHost: true, uefiSettings: { secureBootEnabled: true, vTpmEnabled: false } },
  diagnosticsProfile: { bootDiagnostics: { enabled: false } },
});
const compute = [
  machine,
  resource("Microsoft.Compute/virtualMachines/extensions", "vm/mde", {
    publisher: "Microsoft.Azure.AzureDefenderForServers",
    type: "MDE.Linux",
    settings: {},
  }),
  resource("Microsoft.Compute/disks", "data", { encryption: { type: "EncryptionAtRestWithCustomerKey" } }),
  resource("Microsoft.Compute/snapshots", "snap", {}),
  resource("Microsoft.Compute/images", "img", {}),
];

const sql = resource("Microsoft.Sql/servers", "sql", {
  publicNetworkAccess: "Enabled",
  minimalTlsVersion: "1.2",
  privateEndpointConnections: approved,
});
const postgres = resource("Microsoft.DBforPostgreSQL/flexibleServers", "pg", {
  network: { publicNetworkAccess: "Disabled" },
  dataEncryption: { type: "AzureKeyVault" },
  privateEndpointConnections: [],
});
const cosmos = resource(
  "Microsoft.DocumentDB/databaseAccounts",
  "docs",
  {
    publicNetworkAccess: "Enabled",
    isVirtualNetworkFilterEnabled: false,
    ipRules: [{ ipAddressOrRange: "203.0.113.7" }],
    minimalTlsVersion: "Tls12",
    privateEndpointConnections: [],
  },
  { kind: "GlobalDocumentDB" },
);
const databases = [
  sql,
  // The running server tells of the endpoint itself.
  resource("Microsoft.Network/privateEndpoints", "near-sql", {
    privateLinkServiceConnections: [{ name: "one", properties: { privateLinkServiceId: idOf(sql), groupIds: ["sqlServer"] } }],
  }),
  resource("Microsoft.Sql/servers/firewallRules", "sql/azure", { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" }),
  resource("Microsoft.Sql/servers/auditingSettings", "sql/default", {
    state: "Enabled",
    isAzureMonitorTargetEnabled: true,
    storageEndpoint: "",
  }),
  resource("Microsoft.Sql/servers/encryptionProtector", "sql/current", { serverKeyType: "AzureKeyVault" }),
  resource("Microsoft.Sql/servers/databases", "sql/shop", {}),
  resource("Microsoft.Sql/servers/databases/auditingSettings", "sql/shop/default", { state: "Disabled", storageEndpoint: "" }),
  resource("Microsoft.Sql/servers/databases/transparentDataEncryption", "sql/shop/current", { state: "Disabled" }),
  exported(`${idOf(sql)}/databases/master`, "SQLSecurityAuditEvents"),
  extension(idOf(sql), "Microsoft.Authorization/locks", "keep", { level: "CanNotDelete" }),
  postgres,
  resource("Microsoft.DBforPostgreSQL/flexibleServers/configurations", "pg/require_secure_transport", { value: "on" }),
  resource("Microsoft.DBforPostgreSQL/flexibleServers/configurations", "pg/log_connections", { value: "off" }),
  exported(idOf(postgres), "PostgreSQLLogs"),
  cosmos,
  exported(idOf(cosmos), "DataPlaneRequests"),
];

const vault = resource("Microsoft.KeyVault/vaults", "vault", {
  enablePurgeProtection: true,
  publicNetworkAccess: "Enabled",
  networkAcls: { defaultAction: "Allow", ipRules: [] },
  privateEndpointConnections: [],
});
const cluster = resource(
  "Microsoft.ContainerService/managedClusters",
  "aks",
  {
    apiServerAccessProfile: { enablePrivateCluster: false, authorizedIPRanges: ["203.0.113.0/24"] },
    networkProfile: { networkPolicy: "calico", networkPlugin: "azure" },
    securityProfile: {},
  },
  { sku: { name: "Base" } },
);
const gateway = resource("Microsoft.Network/applicationGateways", "gw", {
  httpListeners: [],
  frontendPorts: [],
  requestRoutingRules: [],
  redirectConfigurations: [],
  urlPathMaps: [],
  sslProfiles: [],
});
const services = [
  workspace,
  vault,
  resource("Microsoft.KeyVault/vaults/keys", "vault/key", {
    attributes: { enabled: true },
    rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" } }] },
  }),
  resource("Microsoft.KeyVault/vaults/secrets", "vault/secret", { attributes: { enabled: true, exp: 1893456000 } }),
  exported(idOf(vault), "AuditEvent"),
  cluster,
  exported(idOf(cluster), "kube-audit", "guard"),
  gateway,
  exported(idOf(gateway), "ApplicationGatewayAccessLog"),
  resource("Microsoft.Network/loadBalancers", "lb", {}),
  resource("Microsoft.Cache/redis", "redis", { enableNonSslPort: false, minimumTlsVersion: "1.2" }),
  resource("Microsoft.Cache/redisEnterprise", "big", { minimumTlsVersion: "1.2" }),
  resource("Microsoft.Cache/redisEnterprise/databases", "big/default", { clientProtocol: "Plaintext" }),
  resource("Microsoft.ServiceBus/namespaces", "bus", {}),
  resource("Microsoft.Network/frontDoors", "front", {
    routingRules: [
      { name: "all", properties: { acceptedProtocols: ["Http", "Https"], routeConfiguration: { redirectProtocol: "HttpsOnly" } } },
    ],
  }),
];

const site = resource("Microsoft.Web/sites", "site", { httpsOnly: true }, { kind: "app" });
const sites = [
  site,
  resource("Microsoft.Web/sites/config", "site/web", { minTlsVersion: "1.2", httpLoggingEnabled: false }),
  resource("Microsoft.Web/sites/config", "site/logs", {
    httpLogs: { fileSystem: { enabled: true }, azureBlobStorage: { enabled: false } },
  }),
];

const single = { publicNetworkAccess: "Disabled", sslEnforcement: "Enabled", minimalTlsVersion: "TLS1_2", privateEndpointConnections: [] };
const managed = resource("Microsoft.Sql/managedInstances", "mi", { publicDataEndpointEnabled: false, minimalTlsVersion: "1.2" });
const mongo = resource("Microsoft.DocumentDB/mongoClusters", "mongo", { publicNetworkAccess: "Enabled" });
const otherDatabases = [
  ...["Microsoft.DBforPostgreSQL/servers", "Microsoft.DBforMySQL/servers", "Microsoft.DBforMariaDB/servers"].flatMap((type, index) => [
    resource(type, `single${String(index)}`, single),
    resource(`${type}/configurations`, `single${String(index)}/log_connections`, { value: "on" }),
  ]),
  resource("Microsoft.DBforMySQL/flexibleServers", "my", {
    network: { publicNetworkAccess: "Enabled" },
    dataEncryption: { type: "SystemManaged" },
  }),
  resource("Microsoft.DBforMySQL/flexibleServers/configurations", "my/tls_version", { value: "TLSv1.2,TLSv1.3" }),
  resource("Microsoft.DBforMySQL/flexibleServers/firewallRules", "my/all", { startIpAddress: "0.0.0.0", endIpAddress: "255.255.255.255" }),
  managed,
  resource("Microsoft.Sql/managedInstances/encryptionProtector", "mi/current", { serverKeyType: "ServiceManaged" }),
  mongo,
  resource("Microsoft.DocumentDB/mongoClusters/firewallRules", "mongo/one", { startIpAddress: "203.0.113.7", endIpAddress: "203.0.113.7" }),
];

const cdn = resource("Microsoft.Cdn/profiles", "older", {}, { sku: { name: "Standard_Microsoft" } });
const frontDoor = resource("Microsoft.Cdn/profiles", "newer", {}, { sku: { name: "Standard_AzureFrontDoor" } });
const others = [
  cdn,
  resource("Microsoft.Cdn/profiles/endpoints", "older/ep", { isHttpAllowed: false }),
  resource("Microsoft.Cdn/profiles/endpoints/customDomains", "older/ep/www", { customHttpsParameters: { minimumTlsVersion: "TLS12" } }),
  frontDoor,
  resource("Microsoft.Cdn/profiles/customDomains", "newer/shop", { tlsSettings: { minimumTlsVersion: "TLS12" } }),
  resource("Microsoft.Cdn/profiles/afdEndpoints", "newer/ep", {}),
  resource("Microsoft.Cdn/profiles/afdEndpoints/routes", "newer/ep/all", {
    supportedProtocols: ["Http", "Https"],
    httpsRedirect: "Disabled",
  }),
  resource("Microsoft.Compute/galleries", "gallery", {
    sharingProfile: { permissions: "Groups", groups: [{ type: "AADTenants", ids: ["a"] }] },
  }),
  resource("Microsoft.Compute/galleries/images", "gallery/linux", {}),
  resource("Microsoft.Compute/galleries/images/versions", "gallery/linux/1.0.0", {}),
  resource("Microsoft.Compute/virtualMachineScaleSets", "set", { virtualMachineProfile: { storageProfile: { osDisk: { name: "os" } } } }),
  resource("Microsoft.NetApp/netAppAccounts", "nas", {}),
  resource("Microsoft.NetApp/netAppAccounts/capacityPools", "nas/pool", {}),
  resource("Microsoft.NetApp/netAppAccounts/capacityPools/volumes", "nas/pool/vol", {
    protocolTypes: ["NFSv3"],
    exportPolicy: { rules: [{ allowedClients: "10.0.0.0/8" }] },
  }),
  resource("Microsoft.Storage/storageAccounts/fileServices/shares", "files/default/share", {}),
  resource("Microsoft.KeyVault/managedHSMs", "hsm", {
    enablePurgeProtection: true,
    publicNetworkAccess: "Disabled",
    privateEndpointConnections: [],
  }),
  resource("Microsoft.EventHub/namespaces", "hub", {}),
  resource("Microsoft.OperationalInsights/clusters", "cluster", {}),
  resource("Microsoft.Web/sites/slots", "site/next", { httpsOnly: false }, { kind: "app" }),
  resource("Microsoft.Web/sites/slots/config", "site/next/web", { minTlsVersion: "1.0", httpLoggingEnabled: true }),
  resource("Microsoft.Web/sites/slots/config", "site/next/logs", { httpLogs: { fileSystem: { enabled: false } } }),
];

const trail = {
  id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Insights/diagnosticSettings/trail`,
  name: "trail",
  type: "Microsoft.Insights/diagnosticSettings",
  properties: logs("Administrative", "Security", "Policy"),
};
const plan = {
  id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Security/pricings/StorageAccounts`,
  name: "StorageAccounts",
  type: "Microsoft.Security/pricings",
  properties: { pricingTier: "Free" },
};

export const everything: readonly Json[] = [
  ...networks,
  ...compute,
  ...storage,
  ...databases,
  ...services,
  ...sites,
  ...otherDatabases,
  ...others,
  trail,
  plan,
];

/** The same estate as azapi resources, each pointing at the one that holds it. */
export function asCode(estate: readonly Json[]): string {
  const labels = new Map(estate.map((body, index) => [idOf(body).toLowerCase(), `r${String(index)}`]));
  return estate.map((body, index) => block(body, `r${String(index)}`, labels)).join("\n");
}

function block(body: Json, label: string, labels: ReadonlyMap<string, string>): string {
  const { name, type, location, properties, kind, sku } = body as Record<string, string>;
  const written = Object.entries({ properties, kind, sku }).filter(([, value]) => value !== undefined);
  const inner = JSON.stringify(Object.fromEntries(written)).replaceAll(/"(\/subscriptions\/[^"]+)"/g, (text, id: string) => {
    const named = labels.get(id.toLowerCase());
    return named === undefined ? text : `azapi_resource.${named}.id`;
  });
  const place = location === undefined ? "" : `  location = "${location}"\n`;
  return `resource "azapi_resource" "${label}" {\n  type = "${type ?? ""}@2024-01-01"\n  name = "${name ?? ""}"\n${place}  parent_id = ${holder(idOf(body), labels)}\n  body = ${inner}\n}\n`;
}

/** A reference to the nearest resource of the estate that holds the one with the id, and what comes below it. */
function holder(id: string, labels: ReadonlyMap<string, string>): string {
  const parts = id.split("/");
  const parent = parts.slice(0, parts.at(-4) === "providers" ? -4 : -2).join("/");
  for (let path = parent; path.includes("/providers/"); path = path.split("/").slice(0, -1).join("/")) {
    const label = labels.get(path.toLowerCase());
    const rest = parent.slice(path.length);
    if (label !== undefined) return rest === "" ? `azapi_resource.${label}.id` : `"\${azapi_resource.${label}.id}${rest}"`;
  }
  return `"${parent}"`;
}
