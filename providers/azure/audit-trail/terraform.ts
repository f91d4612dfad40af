import { known, unknown, unknownBecause } from "../../../src/model/fact.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { valueAt } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { behindHub, destinationsOf } from "./destinations.ts";
import { entriesOf, policyRetention } from "../diagnostics.ts";
import { withinLifecycle } from "../log-retention.ts";
import { isNamed } from "../switches.ts";
import { hubTypes, trailKey } from "./hub-key.ts";
import { areOfActivityLog, logsAdministration, logsEverything, storageRetention } from "./log-entries.ts";
import { coversAllRegions, locatedTypes } from "./regions.ts";
import { storeTypes, workspaceRetention } from "./stores.ts";
import { exportsActivityLog } from "./subscription.ts";
import { everyTrail, profileCategories, recordedBy } from "./trail.ts";

/**
 * A diagnostic setting is a trail if it exports the activity log, which is one for all regions:
 * https://learn.microsoft.com/azure/azure-monitor/platform/activity-log. Where its target is not known, its categories may tell.
 */
const setting = defineMapper({
  provider: "azure",
  reads: "azurerm_monitor_diagnostic_setting",
  kinds: ["audit-trail"],
  also: [...storeTypes, ...hubTypes],
  map: (doc, _, links) => {
    const { body, at } = doc;
    const entries = entriesOf(doc);
    const subject = valueAt(body, "target_resource_id").value;
    const target = exportsActivityLog(subject ?? null);
    const isTrail = typeof target === "boolean" ? target : (areOfActivityLog(entries) ?? target);
    if (isTrail === false) return [];
    return {
      recordedAccount: recordedBy(doc, subject, isTrail),
      active: logsAdministration(entries),
      managementEvents: logsAdministration(entries),
      allEvents: logsEverything(entries),
      toLogService: isNamed(body, "log_analytics_workspace_id"),
      allRegions: typeof isTrail === "object" ? unknownBecause(isTrail, at) : known(true, { basis: "platform", at }),
      destinations: destinationsOf(body, {
        log_analytics_workspace_id: workspaceRetention(doc, "log_analytics_workspace_id", links),
        storage_account_id: withinLifecycle(doc, "storage_account_id", storageRetention(entries), links),
        eventhub_authorization_rule_id: behindHub("the event hub"),
        partner_solution_id: behindHub("the partner solution"),
      }),
      ...azureBase("audit-trail", doc),
      presence: typeof isTrail === "object" && doc.presence.state === "known" ? unknownBecause(isTrail, at) : doc.presence,
      ...everyTrail,
      customerKey: trailKey(doc, "eventhub_authorization_rule_id", ["log_analytics_workspace_id", "storage_account_id"], links),
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
    recordedAccount: known(accountRef(doc.scope, "azure"), { at: doc.at }),
    ...profileCategories(doc, "categories", unknown("unexpected-value", "log profile without categories", doc.at)),
    // A profile writes to storage and to an event hub only.
    toLogService: known(false, { basis: "platform", at: doc.at }),
    active:
      valueAt(doc.body, "categories").value === undefined
        ? unknown("unexpected-value", "log profile without categories", doc.at)
        : known(true, { at: doc.at }),
    allRegions: coversAllRegions(doc, "locations", links.ofType(doc, locatedTypes)),
    destinations: destinationsOf(doc.body, {
      storage_account_id: withinLifecycle(doc, "storage_account_id", policyRetention(doc.body, "retention_policy"), links),
      servicebus_rule_id: behindHub("the event hub"),
    }),
    ...azureBase("audit-trail", doc),
    ...everyTrail,
  }),
});

export const mappers = [setting, logProfile];
