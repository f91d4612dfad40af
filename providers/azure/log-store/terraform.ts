import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { customerKey, keyTypes } from "./customer-key.ts";
import { workspaceRetention } from "./retention.ts";

const workspace = defineMapper({
  provider: "azure",
  reads: "azurerm_log_analytics_workspace",
  kinds: ["log-store"],
  also: keyTypes,
  map: (doc, _, links) => ({
    retention: workspaceRetention(doc.body, "retention_in_days", "sku", doc.at),
    customerKey: customerKey(doc, links),
    ...azureBase("log-store", doc),
  }),
});

export const mappers = [workspace];
