import { known } from "../../../src/model/fact.ts";
import { none } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { armBase } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { notOffered } from "../clouds.ts";

const snapshot = defineMapper({
  provider: "azure",
  reads: armTypes.snapshot,
  kinds: ["snapshot"],
  map: (doc) => ({
    public: notOffered["snapshot/public"],
    // Access is by role; a snapshot has no list of those it is shared with.
    sharedWith: none,
    encrypted: known(true, { basis: "platform", at: doc.at }),
    ...armBase("snapshot", doc),
  }),
});

export const mappers = [snapshot];
