import { known } from "../../../src/model/fact.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, list } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { firstValue } from "../satellites.ts";
import { accountTypes, publicAsAccount } from "./shares.ts";
import { exportsToAll } from "./volumes.ts";

const share = defineMapper({
  provider: "azure",
  reads: "azurerm_storage_share",
  kinds: ["file-system"],
  also: accountTypes,
  map: (doc, _, links) => ({
    public: publicAsAccount(doc, firstValue(doc, ["storage_account_id", "storage_account_name"]), links),
    encrypted: known(true, { basis: "platform", at: doc.at }),
    ...azureBase("file-system", doc),
  }),
});

const volume = defineMapper({
  provider: "azure",
  reads: "azurerm_netapp_volume",
  kinds: ["file-system"],
  map: (doc) => {
    const rules = blocks(doc.body, "export_policy_rule");
    const clients = flatMapMany(rules, (rule) => list(rule, "allowed_clients"));
    return {
      public: exportsToAll(doc, list(doc.body, "protocols"), clients, rules.items.length > 0),
      encrypted: known(true, { basis: "platform", at: doc.at }),
      ...azureBase("file-system", doc),
    };
  },
});

export const mappers = [share, volume];
