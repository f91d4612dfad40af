import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, none, union, type Many } from "../../../src/model/many.ts";
import { attached, defineMapper, type Mapper } from "../../../src/provider/mapper.ts";
import { blocks, word } from "../../../src/provider/read.ts";
import { absentIn, armBase, armIdentity, childrenListed, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { accessWords, behind } from "./allow-list.ts";
import { otherArmForms } from "./arm-other-forms.ts";
import { delegated } from "./delegation.ts";
import { armFirewallRule, ruleOf } from "./firewall.ts";

interface ArmServerForm {
  readonly reads: string;
  readonly rules: string;
  /** Rules of Terraform that may name this server. */
  readonly also: readonly string[];
  readonly engine: string;
  readonly port: number;
  /** Where the switch stands. */
  readonly access: string;
  readonly subnet?: string;
}

const servers: readonly ArmServerForm[] = [
  {
    reads: armTypes.sqlServer,
    rules: armTypes.sqlFirewallRule,
    also: ["azurerm_mssql_firewall_rule"],
    engine: "sqlserver",
    port: 1433,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.postgresqlServer,
    rules: armTypes.postgresqlServerFirewallRule,
    also: ["azurerm_postgresql_firewall_rule"],
    engine: "postgresql",
    port: 5432,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.postgresqlFlexible,
    rules: armTypes.postgresqlFlexibleFirewallRule,
    also: ["azurerm_postgresql_flexible_server_firewall_rule"],
    engine: "postgresql",
    port: 5432,
    access: "properties.network.publicNetworkAccess",
    subnet: "properties.network.delegatedSubnetResourceId",
  },
  {
    reads: armTypes.mysqlServer,
    rules: armTypes.mysqlServerFirewallRule,
    also: ["azurerm_mysql_firewall_rule"],
    engine: "mysql",
    port: 3306,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.mysqlFlexible,
    rules: armTypes.mysqlFlexibleFirewallRule,
    also: ["azurerm_mysql_flexible_server_firewall_rule"],
    engine: "mysql",
    port: 3306,
    access: "properties.network.publicNetworkAccess",
    subnet: "properties.network.delegatedSubnetResourceId",
  },
  {
    reads: armTypes.mariadbServer,
    rules: armTypes.mariadbFirewallRule,
    also: ["azurerm_mariadb_firewall_rule"],
    engine: "mariadb",
    port: 3306,
    access: "properties.publicNetworkAccess",
  },
  {
    reads: armTypes.mongoCluster,
    rules: armTypes.mongoFirewallRule,
    also: ["azurerm_mongo_cluster_firewall_rule"],
    engine: "mongodb",
    port: 10260,
    access: "properties.publicNetworkAccess",
  },
];

function server(form: ArmServerForm): Mapper {
  const { reads, rules, also, engine, port } = form;
  return defineMapper({
    provider: "azure",
    reads,
    kinds: ["database"],
    identity: armIdentity,
    with: { children: attached(rules, "parent_id"), split: attached(also, ["server_id", "server_name", "mongo_cluster_id"]) },
    map: (doc, { children, split }) => {
      const publicAccess = accessOf(doc, form);
      return {
        ...armBase("database", doc),
        role: "server",
        engine: known(engine),
        port: known(port, { basis: "platform" }),
        publicAccess,
        allowList: behind(publicAccess, isLive(doc) ? listedRules(children) : mapMany(union([children, split]), ruleOf)),
        guards: none,
      };
    },
  });
}

/** Preview versions of flexible servers wrote the switch where the single servers do. */
function accessOf(doc: Doc, { access, subnet }: ArmServerForm): Fact<boolean> {
  const absent = absentIn(doc, access, known(true, { basis: "default", at: doc.at }));
  const written = word(doc.body, access, accessWords, word(doc.body, "properties.publicNetworkAccess", accessWords, absent));
  return subnet === undefined ? written : delegated(doc.body, subnet, written);
}

/** Firewall rules are answered server by server, page by page. */
function listedRules(pages: Many<Doc>): Many<AllowedAddresses> {
  return flatMapMany(childrenListed(pages, "firewall rule"), (page) =>
    mapMany(blocks(page.body, "value"), (body) => armFirewallRule(body, page)),
  );
}

export const mappers = [...servers.map(server), ...otherArmForms];
