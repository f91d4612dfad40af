/** What all databases inside a VPC have in common: a port, and security groups in front. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { DatabaseGuard } from "../../../src/model/kinds/database.ts";
import type { Links } from "../../../src/provider/link.ts";
import type { Many } from "../../../src/model/many.ts";
import { number } from "../../../src/provider/read.ts";
import { guardsOf } from "../guards.ts";

/** Ports that the services use unless told otherwise, by the start of the engine's name. */
const ports: readonly (readonly [RegExp, number])[] = [
  [/^(mysql|mariadb|aurora$|aurora-mysql)/, 3306],
  [/^(postgres|aurora-postgresql)/, 5432],
  [/^(custom-)?oracle/, 1521],
  [/^(custom-)?sqlserver/, 1433],
  [/^db2/, 50000],
  [/^docdb/, 27017],
  [/^neptune/, 8182],
  [/^redshift/, 5439],
  [/^(opensearch|elasticsearch)/, 443],
];

export function portOf(doc: Doc, engine: Fact<string>): Fact<number> {
  const unwritten = chain(engine, (name): Fact<number> => {
    const port = ports.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
    return port === undefined ? unknown("unexpected-value", `engine "${name}"`, engine.at) : known(port, { basis: "default" });
  });
  return number(doc.body, "port", unwritten);
}

/** Where databases name their subnets, or a group of them. */
const PLACES = ["db_subnet_group_name", "neptune_subnet_group_name", "cluster_subnet_group_name", "subnet_ids", "vpc_options.subnet_ids"];

export function databaseGuards(doc: Doc, path: string, links: Links): Many<DatabaseGuard> {
  return guardsOf(doc, path, links, PLACES);
}
