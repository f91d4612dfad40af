import { known, setElsewhere, unknown, unknownBecause } from "../../../src/model/fact.ts";
import { opened } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, valueAt } from "../../../src/provider/read.ts";
import { armBase, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { behindHub, destinationsOf } from "./destinations.ts";
import { areOfActivityLog, logEntries, logsAdministration, policyRetention, storageRetention } from "./log-entries.ts";
import { coversAllRegions } from "./regions.ts";
import { exportsActivityLog } from "./subscription.ts";

const locatedTypes = [
  armTypes.network,
  armTypes.securityGroup,
  armTypes.machine,
  armTypes.storageAccount,
  armTypes.sqlServer,
  armTypes.workspace,
];

const spelling = { group: "categoryGroup", policy: "retentionPolicy", enabled: unknown("owed", "logs[].enabled") } as const;

const setting = defineMapper({
  provider: "azure",
  reads: armTypes.diagnosticSetting,
  kinds: ["audit-trail"],
  map: (doc) => {
    const { body, at } = doc;
    const owed = isLive(doc) && isAbsent(body, "properties.logs");
    const entries = logEntries(owed ? opened([], because("owed", "properties.logs", at)) : blocks(body, "properties.logs"), spelling);
    const target = exportsActivityLog(valueAt(body, "parent_id").value ?? null);
    const isTrail = typeof target === "boolean" ? target : (areOfActivityLog(entries) ?? target);
    if (isTrail === false) return [];
    return {
      ...armBase("audit-trail", doc),
      presence: typeof isTrail === "object" && doc.presence.state === "known" ? unknownBecause(isTrail, at) : doc.presence,
      active: logsAdministration(entries),
      allRegions: typeof isTrail === "object" ? unknownBecause(isTrail, at) : known(true, { basis: "platform", at }),
      destinations: destinationsOf(body, {
        "properties.workspaceId": setElsewhere("store"),
        "properties.storageAccountId": storageRetention(entries),
        "properties.eventHubAuthorizationRuleId": behindHub("the event hub"),
        "properties.serviceBusRuleId": behindHub("the event hub"),
        "properties.marketplacePartnerId": behindHub("the partner solution"),
      }),
    };
  },
});

const logProfile = defineMapper({
  provider: "azure",
  reads: armTypes.logProfile,
  kinds: ["audit-trail"],
  also: locatedTypes,
  map: (doc, _, links) => ({
    ...armBase("audit-trail", doc),
    active: isAbsent(doc.body, "properties.categories") ? unknown("owed", "properties.categories", doc.at) : known(true, { at: doc.at }),
    allRegions: coversAllRegions(doc, "properties.locations", links.ofType(doc, locatedTypes)),
    destinations: destinationsOf(doc.body, {
      "properties.storageAccountId": policyRetention(doc.body, "properties.retentionPolicy"),
      "properties.serviceBusRuleId": behindHub("the event hub"),
    }),
  }),
});

export const mappers = [setting, logProfile];
