import type { Doc } from "../../../src/iac/document.ts";
import { isMap, type MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { blocks, settled, text, valueAt } from "../../../src/provider/read.ts";
import { anyBlock, anyOn, isNamed } from "../switches.ts";

/** Settings of an application that connect it to Application Insights: https://learn.microsoft.com/azure/azure-functions/functions-monitoring */
const settings = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "APPINSIGHTS_INSTRUMENTATIONKEY"] as const;

/** Whether the code of a function or application connects it to Application Insights. */
export function insightsOfTerraform(doc: Doc): Fact<boolean> {
  const attributes = ["application_insights_connection_string", "application_insights_key"];
  return anyOn([
    anyBlock(blocks(doc.body, "site_config"), (config) => anyOn(attributes.map((name) => isNamed(config, name)))),
    inSettings(doc.body, "app_settings", doc),
  ]);
}

/** Settings written as a map of names and values. */
export function inSettings(body: MapValue, path: string, doc: Doc): Fact<boolean> {
  const { value, at } = valueAt(body, path);
  const map = settled(value);
  if (map === undefined || map === null) return known(false, { basis: "default", at: doc.at });
  if (!isMap(map)) {
    if (typeof map === "object" && map.is === "unresolved") return unknownBecause(map.why, at);
    return unknown("unexpected-value", path, at);
  }
  return anyOn(settings.map((name) => isNamed(map, name)));
}

/** Settings written as a list of names and values, as Azure Resource Manager has them. */
export function inSettingsList(body: MapValue, path: string): Fact<boolean> {
  return anyBlock(blocks(body, path), (each) => {
    const name = text(each, "name", known(""));
    return name.state === "known" ? known((settings as readonly string[]).includes(name.value.toUpperCase()), { at: each.at }) : name;
  });
}
