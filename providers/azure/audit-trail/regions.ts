import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { asText, factOf, list } from "../../../src/provider/read.ts";

/** Resources that tell which regions the code uses. */
export const locatedTypes = [
  "azurerm_resource_group",
  "azurerm_virtual_network",
  "azurerm_network_security_group",
  "azurerm_linux_virtual_machine",
  "azurerm_windows_virtual_machine",
  "azurerm_virtual_machine",
  "azurerm_storage_account",
  "azurerm_mssql_server",
  "azurerm_sql_server",
  "azurerm_log_analytics_workspace",
];

/** A log profile covers all regions if it names `global`, which is where most events of the account arise, and every region that the scanned resources use. */
export function coversAllRegions(profile: Doc, path: string, located: readonly Doc[]): Fact<boolean> {
  const named = list(profile.body, path);
  const [covered, doubts] = regionsOf(named.items, path);
  const [used, unread] = regionsOf(
    located.map((doc) => doc.body.get("location") ?? null).filter((value) => value !== null),
    "location",
  );
  const missing = [...["global"], ...used].find((region) => !covered.has(region));
  const [why] = [...named.open, ...doubts];
  if (missing === undefined) return unread[0] === undefined ? known(true, { at: profile.at }) : unknownBecause(unread[0], profile.at);
  return why === undefined ? known(false, { at: profile.at }) : unknownBecause(why, profile.at);
}

function regionsOf(values: readonly Value[], subject: string): readonly [ReadonlySet<string>, readonly Unknown[]] {
  const names = new Set<string>();
  const doubts: Unknown[] = [];
  for (const value of values) {
    const region = factOf(value, subject, asText);
    if (region.state === "known") names.add(region.value.toLowerCase().replaceAll(/\s/g, ""));
    else if (region.state === "unknown") doubts.push(region.why);
  }
  return [names, doubts];
}
