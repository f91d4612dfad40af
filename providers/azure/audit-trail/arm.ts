import { known, setElsewhere, unknown, unknownBecause } from "../../../src/model/fact.ts";
import { opened } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, valueAt } from "../../../src/provider/read.ts";
import { armBase, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { behindHub, destinationsOf } from "./destinations.ts";
import { areOfActivityLog, logsAdministration, logsEverything, storageRetention } from "./log-entries.ts";
import { coversAllRegions } from "./regions.ts";
import { entriesOf, policyRetention } from "../diagnostics.ts";
import { retentionTypes, withinLifecycle } from "../log-retention.ts";
import { isNamed } from "../switches.ts";
import { exportsActivityLog } from "./subscription.ts";
import { everyTrail, profileCategories, recordedBy } from "./trail.ts";

const locatedTypes = [
  armTypes.network,
  armTypes.securityGroup,
  armTypes.machine,
  armTypes.storageAccount,
  armTypes.sqlServer,
  armTypes.workspace,
];

const setting = defineMapper({
  provider: "azure",
  reads: armTypes.diagnosticSetting,
  kinds: ["audit-trail"],
  also: retentionTypes,
  map: (doc, _, links) => {
    const { body, at } = doc;
    const owed = isLive(doc) && isAbsent(body, "properties.logs");
    const entries = owed ? opened([], because("owed", "properties.logs", at)) : entriesOf(doc);
    const subject = valueAt(body, "parent_id").value;
    const target = exportsActivityLog(subject ?? null);
    const isTrail = typeof target === "boolean" ? target : (areOfActivityLog(entries) ?? target);
    if (isTrail === false) return [];
    return {
      recordedAccount: recordedBy(doc, subject, isTrail),
      active: logsAdministration(entries),
      managementEvents: logsAdministration(entries),
      allEvents: logsEverything(entries),
      toLogService: isNamed(body, "properties.workspaceId"),
      allRegions: typeof isTrail === "object" ? unknownBecause(isTrail, at) : known(true, { basis: "platform", at }),
      destinations: destinationsOf(body, {
        "properties.workspaceId": setElsewhere("store"),
        "properties.storageAccountId": withinLifecycle(doc, "properties.storageAccountId", storageRetention(entries), links),
        "properties.eventHubAuthorizationRuleId": behindHub("the event hub"),
        "properties.serviceBusRuleId": behindHub("the event hub"),
        "properties.marketplacePartnerId": behindHub("the partner solution"),
      }),
      ...armBase("audit-trail", doc),
      presence: typeof isTrail === "object" && doc.presence.state === "known" ? unknownBecause(isTrail, at) : doc.presence,
      ...everyTrail,
    };
  },
});

const logProfile = defineMapper({
  provider: "azure",
  reads: armTypes.logProfile,
  kinds: ["audit-trail"],
  also: [...locatedTypes, ...retentionTypes],
  map: (doc, _, links) => ({
    recordedAccount: known(accountRef(doc.scope, "azure"), { at: doc.at }),
    ...profileCategories(doc, "properties.categories", unknown("owed", "properties.categories", doc.at)),
    toLogService: known(false, { basis: "platform", at: doc.at }),
    active: isAbsent(doc.body, "properties.categories") ? unknown("owed", "properties.categories", doc.at) : known(true, { at: doc.at }),
    allRegions: coversAllRegions(doc, "properties.locations", links.ofType(doc, locatedTypes)),
    destinations: destinationsOf(doc.body, {
      "properties.storageAccountId": withinLifecycle(
        doc,
        "properties.storageAccountId",
        policyRetention(doc.body, "properties.retentionPolicy"),
        links,
      ),
      "properties.serviceBusRuleId": behindHub("the event hub"),
    }),
    ...armBase("audit-trail", doc),
    ...everyTrail,
  }),
});

export const mappers = [setting, logProfile];
