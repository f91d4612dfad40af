import { known, unknown, unknownBecause } from "../../../src/model/fact.ts";
import { union } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { behindHub, destinationsOf } from "./destinations.ts";
import { areOfActivityLog, logEntries, logsAdministration, policyRetention, storageRetention } from "./log-entries.ts";
import { coversAllRegions, locatedTypes } from "./regions.ts";
import { shortestOf, storeTypes, workspaceRetention } from "./stores.ts";
import { exportsActivityLog } from "./subscription.ts";

const spelling = { group: "category_group", policy: "retention_policy", enabled: known(true, { basis: "default" } as const) };

/**
 * A diagnostic setting is a trail if it exports the activity log, which is one for all regions:
 * https://learn.microsoft.com/azure/azure-monitor/platform/activity-log. Where its target is not known, its categories may tell.
 */
const setting = defineMapper({
  provider: "azure",
  reads: "azurerm_monitor_diagnostic_setting",
  kinds: ["audit-trail"],
  also: storeTypes,
  map: (doc, _, links) => {
    const { body, at } = doc;
    const entries = logEntries(union([blocks(body, "enabled_log"), blocks(body, "log")]), spelling);
    const target = exportsActivityLog(valueAt(body, "target_resource_id").value ?? null);
    const isTrail = typeof target === "boolean" ? target : (areOfActivityLog(entries) ?? target);
    if (isTrail === false) return [];
    return {
      ...azureBase("audit-trail", doc),
      presence: typeof isTrail === "object" && doc.presence.state === "known" ? unknownBecause(isTrail, at) : doc.presence,
      active: logsAdministration(entries),
      allRegions: typeof isTrail === "object" ? unknownBecause(isTrail, at) : known(true, { basis: "platform", at }),
      destinations: destinationsOf(body, {
        log_analytics_workspace_id: workspaceRetention(doc, "log_analytics_workspace_id", links),
        storage_account_id: shortestOf(storageRetention(entries), doc, "storage_account_id", links),
        eventhub_authorization_rule_id: behindHub("the event hub"),
        partner_solution_id: behindHub("the partner solution"),
      }),
    };
  },
});

/** The older export of the activity log (until 3.x) names its regions one by one. */
const logProfile = defineMapper({
  provider: "azure",
  reads: "azurerm_monitor_log_profile",
  kinds: ["audit-trail"],
  also: [...locatedTypes, ...storeTypes],
  map: (doc, _, links) => ({
    ...azureBase("audit-trail", doc),
    active:
      valueAt(doc.body, "categories").value === undefined
        ? unknown("unexpected-value", "log profile without categories", doc.at)
        : known(true, { at: doc.at }),
    allRegions: coversAllRegions(doc, "locations", links.ofType(doc, locatedTypes)),
    destinations: destinationsOf(doc.body, {
      storage_account_id: shortestOf(policyRetention(doc.body, "retention_policy"), doc, "storage_account_id", links),
      servicebus_rule_id: behindHub("the event hub"),
    }),
  }),
});

export const mappers = [setting, logProfile];
