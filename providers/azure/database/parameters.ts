import type { Doc } from "../../../src/iac/document.ts";
import { unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asText, settled, text, valueAt } from "../../../src/provider/read.ts";
import { childrenListed, isLive, itemsOf } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";

/** Types that are looked up here: parameters of a server, each a resource of its own. */
export const parameterTypes: readonly string[] = [
  "azurerm_postgresql_configuration",
  "azurerm_postgresql_flexible_server_configuration",
  "azurerm_mysql_configuration",
  "azurerm_mysql_flexible_server_configuration",
  "azurerm_mariadb_configuration",
  "azurerm_cosmosdb_postgresql_coordinator_configuration",
  armTypes.postgresqlSetting,
  armTypes.postgresqlFlexibleSetting,
  armTypes.mysqlSetting,
  armTypes.mysqlFlexibleSetting,
  armTypes.mariadbSetting,
];

export type Parameters = Many<Doc>;

/** Answers come for each server, as pages. */
export function parametersOf(server: Doc, links: Links): Parameters {
  if (!isLive(server))
    return links.attached(server, parameterTypes, ["server_name", "server_id", "cluster_id", "parent_id"], ["name", "key"]);
  const type = listed[server.type];
  if (type === undefined) return opened([], because("not-listed", "server parameter", server.at));
  return itemsOf(childrenListed(links.attached(server, [type], ["parent_id"], ["key"]), "server parameter"), type);
}

/** Parameters of a server, by its type. */
const listed: Readonly<Record<string, string>> = {
  [armTypes.postgresqlServer]: armTypes.postgresqlSetting,
  [armTypes.postgresqlFlexible]: armTypes.postgresqlFlexibleSetting,
  [armTypes.mysqlServer]: armTypes.mysqlSetting,
  [armTypes.mysqlFlexible]: armTypes.mysqlFlexibleSetting,
  [armTypes.mariadbServer]: armTypes.mariadbSetting,
};

/** The value of a parameter, or what the server starts with. */
export function parameter<T>(parameters: Parameters, name: string, as: (word: string) => T | undefined, absent: Fact<T>): Fact<T> {
  for (const { body, type, presence, at } of parameters.items) {
    const written = settled(body.get("name"));
    if (typeof written !== "string" || written.toLowerCase() !== name) continue;
    if (presence.state === "unknown") return presence;
    const value = text(
      body,
      type.startsWith("azurerm_") ? "value" : "properties.value",
      unknown("unexpected-value", `${name} without a value`, at),
    );
    if (value.state !== "known") return value;
    const read = as(value.value);
    return read === undefined ? unknown("unexpected-value", `${name} = ${value.value}`, at) : { ...value, value: read };
  }
  const unnamed = parameters.items
    .map(({ body }) => valueAt(body, "name").value)
    .find((value) => asText(settled(value) ?? null) === undefined);
  const why = typeof unnamed === "object" && unnamed?.is === "unresolved" ? unnamed.why : parameters.open[0];
  return why === undefined ? absent : unknownBecause(why);
}

const words: Readonly<Record<string, boolean>> = { on: true, true: true, "1": true, off: false, false: false, "0": false };

export function asSwitch(word: string): boolean | undefined {
  return words[word.toLowerCase()];
}
