import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent } from "../../../src/provider/read.ts";
import { unknown } from "../../../src/model/fact.ts";
import { armBase, armIdentity, isLive } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { customerKey, keyTypes } from "./customer-key.ts";
import { workspaceRetention } from "./retention.ts";

const days = "properties.retentionInDays";

const workspace = defineMapper({
  provider: "azure",
  reads: armTypes.workspace,
  kinds: ["log-store"],
  identity: armIdentity,
  also: keyTypes,
  map: (doc, _, links) => {
    const owed = isLive(doc) && isAbsent(doc.body, days);
    return {
      retention: owed ? unknown("owed", days, doc.at) : workspaceRetention(doc.body, days, "properties.sku.name", doc.at),
      customerKey: customerKey(doc, links),
      ...armBase("log-store", doc),
    };
  },
});

export const mappers = [workspace];
