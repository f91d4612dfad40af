import { chain, known, mapFact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { customerKey } from "../satellites.ts";
import { logStores } from "./find.ts";

/** Days that stand for "for ever". */
const FOREVER = 3650;

/** Nothing written: 30 days, and no encryption. What is encrypted without a key of one's own is encrypted with a key of the service. */
const logStore = defineMapper({
  provider: "alicloud",
  reads: logStores,
  kinds: ["log-store"],
  identity: ["id"],
  map: (doc) => {
    const days = number(doc.body, "retention_period", known(30, { basis: "default", at: doc.at }));
    const off = known(false, { basis: "default", at: doc.at });
    const on = boolean(doc.body, "encrypt_conf.enable", off);
    return {
      retention: mapFact(days, (period): Retention => (period >= FOREVER ? "forever" : period)),
      customerKey: chain(on, (encrypted) =>
        encrypted ? customerKey(doc.body, "encrypt_conf.user_cmk_info.cmk_key_id", off) : known(false, on),
      ),
      ...alicloudBase("log-store", doc, { named: ["logstore_name", "name"] }),
    };
  },
});

export const mappers = [logStore];
