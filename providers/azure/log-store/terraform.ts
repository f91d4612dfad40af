import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { workspaceRetention } from "./retention.ts";

const workspace = defineMapper({
  provider: "azure",
  reads: "azurerm_log_analytics_workspace",
  kinds: ["log-store"],
  map: (doc) => ({ ...azureBase("log-store", doc), retention: workspaceRetention(doc.body, "retention_in_days", "sku", doc.at) }),
});

export const mappers = [workspace];
