import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Cache } from "../../../src/model/kinds/cache.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { alicloudBase, writtenName } from "../base.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** TLS is off until it is turned on. Whether an instance with TLS still takes plain connections is documented nowhere. */
const cache = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_kvstore_instance", "alicloud_redis_tair_instance"],
  kinds: ["cache"],
  identity: ["id"],
  map: (doc): Cache => {
    const path = writtenName(doc.body, ["ssl_enabled", "ssl_enable"]);
    const tls = word(doc.body, path, { Enable: true, Update: true, Disable: false }, off(doc));
    return {
      encrypted: word(doc.body, "tde_status", { Enabled: true, Disabled: false }, off(doc)),
      tlsRequired: chain(tls, (on) =>
        on
          ? unknown("not-in-format", "whether plain connections are refused", tls.at)
          : known(false, tls.state === "known" ? tls : undefined),
      ),
      minTls: chain(tls, (on) =>
        on ? unknown("not-in-format", "the oldest TLS version of a cache", tls.at) : known("none", tls.state === "known" ? tls : undefined),
      ),
      ...alicloudBase("cache", doc, { named: ["tair_instance_name", "db_instance_name", "instance_name"] }),
    };
  },
});

export const mappers = [cache];
