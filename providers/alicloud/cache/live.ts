import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Cache } from "../../../src/model/kinds/cache.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Call } from "../../../src/provider/call.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isLacking, LACKING, owedWord, saidBy } from "../answered.ts";
import { about, listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { numbered } from "../paging.ts";

const INSTANCE = "r-kvstore.Instance";
const SSL = "r-kvstore.SSL";
const TDE = "r-kvstore.TDE";

export const calls: readonly Call[] = [
  listed("r-kvstore.DescribeInstances", {
    yields: INSTANCE,
    items: "Instances.KVStoreInstance",
    id: "InstanceId",
    pages: numbered({ items: "Instances.KVStoreInstance", size: 50 }),
    lists: ["cache"],
    includes: [SSL, TDE],
  }),
  about("r-kvstore.DescribeInstanceSSL", { of: INSTANCE, yields: SSL, from: "InstanceId", holds: "SSLEnabled" }),
  about("r-kvstore.DescribeInstanceTDEStatus", {
    of: INSTANCE,
    yields: TDE,
    from: "InstanceId",
    holds: "TDEStatus",
    // Editions without TDE, as the vendor's Terraform provider, too, reads this code.
    none: { codes: ["InstanceType.NotSupport"], body: { TDEStatus: LACKING } },
  }),
];

const switches = { Enable: true, Enabled: true, Disable: false, Disabled: false } as const;

const cache = defineMapper({
  provider: "alicloud",
  reads: INSTANCE,
  kinds: ["cache"],
  identity: ["InstanceId"],
  with: { ssl: attached(SSL, "InstanceId"), tde: attached(TDE, "InstanceId") },
  map: (doc, { ssl, tde }): Cache => {
    const on = switchedOn(ssl);
    return {
      encrypted: saidBy(tde, "r-kvstore.DescribeInstanceTDEStatus", ({ body }) =>
        isLacking(body, "TDEStatus") ? notOffered["cache/edition-without-encryption"] : owedWord(body, "TDEStatus", switches),
      ),
      // An instance with TLS still takes plain connections, unless told otherwise where no answer tells.
      tlsRequired: chain(on, (is): Fact<boolean> =>
        is ? unknown("not-visible", "whether plain connections are refused", on.at) : known(false, { at: on.at }),
      ),
      minTls: chain(on, (is): Fact<TlsVersion> =>
        is ? unknown("not-visible", "the oldest TLS version of a cache", on.at) : known("none", { at: on.at }),
      ),
      ...alicloudBase("cache", doc, { named: ["InstanceName"], handles: ["InstanceId"] }),
    };
  },
});

function switchedOn(docs: Many<Doc>): Fact<boolean> {
  return saidBy(docs, "r-kvstore.DescribeInstanceSSL", ({ body }) => owedWord(body, "SSLEnabled", switches));
}

export const mappers = [cache];
