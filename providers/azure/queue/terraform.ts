import { known } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";

/** Messages at rest are always encrypted: https://learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key */
const namespace = defineMapper({
  provider: "azure",
  reads: ["azurerm_servicebus_namespace", "azurerm_eventhub_namespace"],
  kinds: ["queue"],
  map: (doc) => ({ ...azureBase("queue", doc), encrypted: known(true, { basis: "platform", at: doc.at }) }),
});

export const mappers = [namespace];
