import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { exported, settingsOf, settingTypes } from "../diagnostics.ts";
import { anyOn } from "../switches.ts";
import { insightsOfTerraform } from "../web-app/insights.ts";
import { siteTransport } from "../web-app/site.ts";

/**
 * A function, also judged as the site that it is. `enable_builtin_logging` and its successor set what the old dashboard reads, which is no
 * log that is kept: https://learn.microsoft.com/azure/azure-functions/functions-monitoring
 */
const functionApp = defineMapper({
  provider: "azure",
  reads: [
    "azurerm_function_app",
    "azurerm_function_app_slot",
    "azurerm_linux_function_app",
    "azurerm_linux_function_app_slot",
    "azurerm_windows_function_app",
    "azurerm_windows_function_app_slot",
    "azurerm_function_app_flex_consumption",
    "azurerm_logic_app_standard",
  ],
  kinds: ["function", "web-app"],
  also: settingTypes,
  map: (doc, _, links) => {
    const traced = insightsOfTerraform(doc);
    const sent = exported(settingsOf(doc, links), { categories: [["FunctionAppLogs", "WorkflowRuntime"]] }, doc);
    return [
      { ...azureBase("function", doc), logged: anyOn([traced, sent]), traced },
      { ...azureBase("web-app", doc, { part: "site" }), ...siteTransport(doc), logged: notOffered["function/request-log"] },
    ];
  },
});

export const mappers = [functionApp];
