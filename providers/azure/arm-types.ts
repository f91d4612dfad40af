/** Types of Azure Resource Manager that are read, in the spelling used here. Their case differs from source to source. */
export const armTypes = {
  securityGroup: "Microsoft.Network/networkSecurityGroups",
  securityRule: "Microsoft.Network/networkSecurityGroups/securityRules",
  network: "Microsoft.Network/virtualNetworks",
  subnet: "Microsoft.Network/virtualNetworks/subnets",
  flowLog: "Microsoft.Network/networkWatchers/flowLogs",
  applicationGateway: "Microsoft.Network/applicationGateways",
  loadBalancer: "Microsoft.Network/loadBalancers",
  machine: "Microsoft.Compute/virtualMachines",
  scaleSet: "Microsoft.Compute/virtualMachineScaleSets",
  disk: "Microsoft.Compute/disks",
  storageAccount: "Microsoft.Storage/storageAccounts",
  blobService: "Microsoft.Storage/storageAccounts/blobServices",
  container: "Microsoft.Storage/storageAccounts/blobServices/containers",
  managementPolicy: "Microsoft.Storage/storageAccounts/managementPolicies",
  sqlServer: "Microsoft.Sql/servers",
  sqlDatabase: "Microsoft.Sql/servers/databases",
  sqlFirewallRule: "Microsoft.Sql/servers/firewallRules",
  managedInstance: "Microsoft.Sql/managedInstances",
  postgresqlServer: "Microsoft.DBforPostgreSQL/servers",
  postgresqlServerFirewallRule: "Microsoft.DBforPostgreSQL/servers/firewallRules",
  postgresqlFlexible: "Microsoft.DBforPostgreSQL/flexibleServers",
  postgresqlFlexibleFirewallRule: "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules",
  mysqlServer: "Microsoft.DBforMySQL/servers",
  mysqlServerFirewallRule: "Microsoft.DBforMySQL/servers/firewallRules",
  mysqlFlexible: "Microsoft.DBforMySQL/flexibleServers",
  mysqlFlexibleFirewallRule: "Microsoft.DBforMySQL/flexibleServers/firewallRules",
  mariadbServer: "Microsoft.DBforMariaDB/servers",
  mariadbFirewallRule: "Microsoft.DBforMariaDB/servers/firewallRules",
  cosmosAccount: "Microsoft.DocumentDB/databaseAccounts",
  mongoCluster: "Microsoft.DocumentDB/mongoClusters",
  mongoFirewallRule: "Microsoft.DocumentDB/mongoClusters/firewallRules",
  diagnosticSetting: "Microsoft.Insights/diagnosticSettings",
  logProfile: "Microsoft.Insights/logProfiles",
  workspace: "Microsoft.OperationalInsights/workspaces",
} as const;

const spellings = new Map(Object.values(armTypes).map((type) => [type.toLowerCase(), type]));

/** The spelling used here, or the type as it was where nothing reads it. */
export function canonicalType(type: string): string {
  return spellings.get(type.toLowerCase()) ?? type;
}
