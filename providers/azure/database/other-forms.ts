import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, none, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, list, ref, text, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { databaseTypes, platformWideAccess, serverFacts } from "./access.ts";
import { addressFilter, behind, cosmosAllowList } from "./allow-list.ts";
import { cosmosAccount as cosmos } from "./cluster-families.ts";
import { managedInstance as managed } from "./families.ts";
import { sqlDatabaseFacts, sqlServerTypes } from "./sql-database.ts";

/** A database of a logical server: its server decides who reaches it. */
const sqlDatabase = defineMapper({
  provider: "azure",
  reads: ["azurerm_mssql_database", "azurerm_sql_database"],
  kinds: ["database"],
  also: [...databaseTypes, ...sqlServerTypes],
  map: (doc, _, links) => ({ ...azureBase("database", doc), ...sqlDatabaseFacts(doc, links) }),
});

const association = "azurerm_subnet_network_security_group_association";

/**
 * A managed instance has no firewall of its own: the group of its subnet guards it, and its public endpoint listens on 3342.
 * https://learn.microsoft.com/azure/azure-sql/managed-instance/public-endpoint-overview
 */
const managedInstance = defineMapper({
  provider: "azure",
  reads: ["azurerm_mssql_managed_instance", "azurerm_sql_managed_instance"],
  kinds: ["database"],
  also: [association, ...databaseTypes],
  map: (doc, _, links) => {
    const publicAccess = boolean(doc.body, "public_data_endpoint_enabled", known(false, { basis: "default", at: doc.at }));
    return {
      ...serverFacts(doc, links, [known(true, { basis: "platform", at: doc.at })]),
      platformWideAccess: notOffered["database/platform-wide-access"],
      role: "server",
      engine: known("sqlserver"),
      port: known(3342, { basis: "platform" }),
      publicAccess,
      allowList: none,
      guards: behind(publicAccess, groupsOfSubnet(doc, links)),
      ...azureBase("database", doc),
      ...managed(doc, links),
    };
  },
});

/** The service demands a group on the subnet, so where none is seen there is one outside this code. */
function groupsOfSubnet(doc: Doc, links: Links): Many<DatabaseGuard> {
  const subnets = links.targets(doc, valueAt(doc.body, "subnet_id").value, ["azurerm_subnet"]);
  const groups = flatMapMany(subnets, (subnet) =>
    mapMany(links.attached(subnet, [association], ["subnet_id"], ["id"]), (each): DatabaseGuard => {
      const group = ref(
        each.body,
        "network_security_group_id",
        unknown("unexpected-value", `${each.name} without network_security_group_id`, each.at),
      );
      return { presence: each.presence, at: each.at, label: each.name, group };
    }),
  );
  const unseen = because("outside-scan", `the network security group in front of ${doc.name}`, doc.at);
  return groups.items.length + groups.open.length > 0 ? groups : opened([], unseen);
}

/** `ip_range_filter` is one text with commas until 3.x and a set from 4.0. */
const cosmosAccount = defineMapper({
  provider: "azure",
  reads: "azurerm_cosmosdb_account",
  kinds: ["database"],
  also: databaseTypes,
  map: (doc, _, links) => {
    const { body, at } = doc;
    const publicAccess = boolean(body, "public_network_access_enabled", known(true, { basis: "default", at }));
    const filter = addressFilter(list(body, "ip_range_filter"), "ip_range_filter", body.placeOf("ip_range_filter") ?? at);
    const networksOnly = boolean(body, "is_virtual_network_filter_enabled", known(false, { basis: "default", at }));
    const allowList = behind(publicAccess, cosmosAllowList(filter, networksOnly, at));
    return {
      ...serverFacts(doc, links, []),
      platformWideAccess: platformWideAccess(behind(publicAccess, filter), doc),
      role: "both",
      engine: text(body, "kind", known("GlobalDocumentDB", { basis: "default" })),
      port: known(443, { basis: "platform" }),
      publicAccess,
      allowList,
      guards: none,
      ...azureBase("database", doc),
      ...cosmos(doc, links),
    };
  },
});

export const otherForms = [sqlDatabase, managedInstance, cosmosAccount];
