import { known } from "../../../src/model/fact.ts";
import { flatMapMany } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, list, valueAt } from "../../../src/provider/read.ts";
import { armBase, ifRead } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { accountTypes, publicAsAccount } from "./shares.ts";
import { exportsToAll } from "./volumes.ts";

const share = defineMapper({
  provider: "azure",
  reads: armTypes.fileShare,
  kinds: ["file-system"],
  also: accountTypes,
  map: (doc, _, links) => ({
    public: ifRead(doc, publicAsAccount(doc, valueAt(doc.body, "parent_id").value, links)),
    encrypted: known(true, { basis: "platform", at: doc.at }),
    ...armBase("file-system", doc),
  }),
});

const volume = defineMapper({
  provider: "azure",
  reads: armTypes.netappVolume,
  kinds: ["file-system"],
  also: [armTypes.netappAccount, armTypes.netappPool],
  map: (doc) => {
    const rules = blocks(doc.body, "properties.exportPolicy.rules");
    const clients = flatMapMany(rules, (rule) => list(rule, "allowedClients"));
    return {
      public: exportsToAll(doc, list(doc.body, "properties.protocolTypes"), clients, rules.items.length > 0),
      encrypted: known(true, { basis: "platform", at: doc.at }),
      ...armBase("file-system", doc),
    };
  },
});

export const mappers = [share, volume];
