import { known } from "../../../src/model/fact.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { armBase } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";

const namespace = defineMapper({
  provider: "azure",
  reads: [armTypes.serviceBus, armTypes.eventHubs],
  kinds: ["queue"],
  map: (doc) => ({ ...armBase("queue", doc), encrypted: known(true, { basis: "platform", at: doc.at }) }),
});

export const mappers = [namespace];
