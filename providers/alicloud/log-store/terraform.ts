import { known, mapFact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { number } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";

/** Days that stand for "for ever". */
const FOREVER = 3650;

/** Nothing written: 30 days. */
const logStore = defineMapper({
  provider: "alicloud",
  reads: "alicloud_log_store",
  kinds: ["log-store"],
  identity: ["id"],
  map: (doc) => {
    const days = number(doc.body, "retention_period", known(30, { basis: "default", at: doc.at }));
    return {
      ...alicloudBase("log-store", doc, { named: ["logstore_name", "name"] }),
      retention: mapFact(days, (period): Retention => (period >= FOREVER ? "forever" : period)),
    };
  },
});

export const mappers = [logStore];
