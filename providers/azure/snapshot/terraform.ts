import { known } from "../../../src/model/fact.ts";
import { none } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { azureBase } from "../base.ts";
import { notOffered } from "../clouds.ts";

/** Encrypted as the disk it comes from, which is always: https://learn.microsoft.com/azure/virtual-machines/disk-encryption */
const snapshot = defineMapper({
  provider: "azure",
  reads: "azurerm_snapshot",
  kinds: ["snapshot"],
  map: (doc) => ({
    public: notOffered["snapshot/public"],
    // Access is by role; a snapshot has no list of those it is shared with.
    sharedWith: none,
    encrypted: known(true, { basis: "platform", at: doc.at }),
    ...azureBase("snapshot", doc),
  }),
});

export const mappers = [snapshot];
