/** Versions of the API that the mappers were written and tested for, newest first; a type without a line takes that of what it belongs to. */
const tested: Readonly<Record<string, readonly string[]>> = {
  "Microsoft.Authorization": ["2022-04-01", "2018-07-01", "2015-07-01"],
  "Microsoft.Authorization/locks": ["2020-05-01", "2017-04-01", "2016-09-01"],
  "Microsoft.Cache": ["2024-11-01", "2024-03-01", "2023-08-01", "2022-06-01", "2020-12-01", "2020-06-01"],
  "Microsoft.Cache/redisEnterprise": ["2024-10-01", "2024-02-01", "2023-11-01", "2022-01-01", "2021-03-01"],
  "Microsoft.Cdn": ["2024-02-01", "2023-05-01", "2021-06-01", "2020-09-01", "2019-04-15"],
  "Microsoft.Compute": ["2024-11-01", "2024-07-01", "2023-09-01", "2022-11-01", "2021-11-01", "2020-12-01", "2019-12-01"],
  "Microsoft.Compute/disks": ["2024-03-02", "2023-10-02", "2023-04-02", "2022-07-02", "2021-12-01", "2020-12-01", "2019-11-01"],
  "Microsoft.Compute/snapshots": ["2024-03-02", "2023-10-02", "2023-04-02", "2022-07-02", "2021-12-01", "2020-12-01", "2019-11-01"],
  "Microsoft.Compute/galleries": ["2024-03-03", "2023-07-03", "2022-08-03", "2022-03-03", "2021-10-01", "2020-09-30", "2019-12-01"],
  "Microsoft.ContainerService": ["2024-09-01", "2024-02-01", "2023-08-01", "2022-11-01", "2021-10-01", "2020-11-01"],
  "Microsoft.DBforMariaDB": ["2018-06-01"],
  "Microsoft.DBforMySQL": ["2017-12-01"],
  "Microsoft.DBforMySQL/flexibleServers": ["2023-12-30", "2023-06-30", "2022-01-01", "2021-05-01"],
  "Microsoft.DBforPostgreSQL": ["2017-12-01"],
  "Microsoft.DBforPostgreSQL/flexibleServers": ["2024-08-01", "2022-12-01", "2021-06-01"],
  "Microsoft.DBforPostgreSQL/serverGroupsv2": ["2022-11-08", "2020-10-05-privatepreview"],
  "Microsoft.DocumentDB": ["2024-11-15", "2024-05-15", "2023-11-15", "2022-11-15", "2021-10-15", "2020-09-01"],
  "Microsoft.DocumentDB/mongoClusters": ["2025-09-01", "2024-07-01"],
  "Microsoft.EventHub": ["2024-01-01", "2021-11-01", "2017-04-01"],
  // No version of diagnostic settings ever left preview.
  "Microsoft.Insights": ["2021-05-01-preview", "2017-05-01-preview"],
  "Microsoft.Insights/dataCollectionRuleAssociations": ["2023-03-11", "2022-06-01", "2021-04-01"],
  "Microsoft.Insights/logProfiles": ["2016-03-01"],
  "Microsoft.KeyVault": ["2023-07-01", "2022-07-01", "2021-10-01", "2019-09-01"],
  "Microsoft.Management/managementGroups": ["2023-04-01", "2021-04-01", "2020-05-01"],
  "Microsoft.NetApp": ["2024-07-01", "2023-11-01", "2022-11-01", "2021-10-01"],
  "Microsoft.Network": ["2024-05-01", "2023-11-01", "2023-04-01", "2022-07-01", "2021-08-01", "2020-11-01", "2019-11-01"],
  "Microsoft.Network/frontDoors": ["2021-06-01", "2020-05-01", "2019-05-01"],
  "Microsoft.OperationalInsights": ["2023-09-01", "2022-10-01", "2021-06-01", "2020-08-01"],
  "Microsoft.ResourceGraph": ["2022-10-01", "2021-03-01"],
  "Microsoft.Security": ["2024-01-01", "2023-01-01", "2022-03-01", "2018-06-01"],
  "Microsoft.ServiceBus": ["2021-11-01", "2017-04-01"],
  "Microsoft.Sql": ["2023-08-01", "2021-11-01", "2021-02-01-preview", "2017-03-01-preview"],
  "Microsoft.Storage": ["2024-01-01", "2023-05-01", "2022-09-01", "2021-09-01", "2021-04-01", "2019-06-01"],
  "Microsoft.Web": ["2024-04-01", "2023-12-01", "2022-09-01", "2021-02-01", "2020-12-01", "2018-11-01"],
  // What belongs to the resource manager itself.
  "Microsoft.Resources": ["2022-12-01", "2020-01-01", "2016-06-01"],
  subscriptions: ["2022-12-01", "2020-01-01", "2016-06-01"],
  "subscriptions/providers": ["2022-09-01", "2021-04-01", "2020-10-01", "2019-08-01"],
  "subscriptions/resources": ["2022-09-01", "2021-04-01", "2020-10-01", "2019-08-01"],
  metadata: ["2022-09-01", "2020-06-01"],
};

const byName = new Map(Object.entries(tested).map(([type, versions]) => [type.toLowerCase(), versions]));

/** Tested versions of a type, newest first. */
export function testedVersions(type: string): readonly string[] {
  const parts = type.toLowerCase().split("/");
  for (let length = parts.length; length > 0; length -= 1) {
    const versions = byName.get(parts.slice(0, length).join("/"));
    if (versions !== undefined) return versions;
  }
  return [];
}

/** Codes by which a provider refuses the version and not the question. */
const versionCodes = [
  "NoRegisteredProviderFound",
  "InvalidApiVersionParameter",
  "UnsupportedApiVersion",
  "InvalidResourceType",
  "MissingApiVersionParameter",
];

export function refusesVersion(code: string): boolean {
  return versionCodes.includes(code);
}

/** Whether the cloud has a type at all, and which of the tested versions it takes. Clouds differ: Azure China lags behind. */
export class Offers {
  /** Types of a namespace with their versions, as far as the cloud told. */
  readonly #told = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly #refused = new Set<string>();

  /** `types`: name below the namespace (`servers/databases`) to versions. */
  tell(namespace: string, types: ReadonlyMap<string, readonly string[]>): void {
    this.#told.set(namespace.toLowerCase(), new Map([...types].map(([type, versions]) => [type.toLowerCase(), versions])));
  }

  /** A version that was refused is not tried again. */
  refuse(type: string, version: string): void {
    this.#refused.add(`${type.toLowerCase()} ${version}`);
  }

  /** Versions to try, best first; `absent` where the cloud lists the namespace without the type. */
  of(type: string): readonly string[] | "absent" {
    const usable = testedVersions(type).filter((version) => !this.#refused.has(`${type.toLowerCase()} ${version}`));
    const [namespace = "", ...parts] = type.toLowerCase().split("/");
    const told = this.#told.get(namespace);
    if (told === undefined) return usable;
    if (!told.has(parts[0] ?? "")) return "absent";
    for (let length = parts.length; length > 0; length -= 1) {
      const versions = told.get(parts.slice(0, length).join("/"));
      if (versions !== undefined) return usable.filter((version) => versions.includes(version));
    }
    return usable;
  }
}
