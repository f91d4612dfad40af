import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, boolean, presenceOf, word } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { satellites } from "../satellites.ts";
import { allOn, ifThere, not } from "../switches.ts";
import { minimumTls } from "../tls.ts";
import { byMajor } from "../version.ts";

/** Disks and persisted files are always encrypted: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-encryption */
const encrypted = ({ at }: Doc): Fact<boolean> => known(true, { basis: "platform", at });

/** The documentation page still prints 1.0 as the default minimum; the provider's schema has 1.2 since 3.0. */
const redis = defineMapper({
  provider: "azure",
  reads: "azurerm_redis_cache",
  kinds: ["cache"],
  map: (doc) => {
    const off: Fact<boolean> = known(false, { basis: "default", at: doc.at });
    const minimum = byMajor(doc, "minimum_tls_version", { 2: "1.0", 3: "1.2", 4: "1.2", 5: "1.2" } as const);
    return {
      encrypted: encrypted(doc),
      tlsRequired: not(boolean(doc.body, "non_ssl_port_enabled", boolean(doc.body, "enable_non_ssl_port", off))),
      minTls: minimumTls(doc.body, "minimum_tls_version", minimum),
      ...azureBase("cache", doc),
    };
  },
});

const databaseType = "azurerm_redis_enterprise_database";
const protocols = { Encrypted: true, Plaintext: false } as const;

function encrypts(database: MapValue): Fact<boolean> {
  return word<boolean>(database, "client_protocol", protocols, known(true, { basis: "default", at: database.at }));
}

const enterprise = defineMapper({
  provider: "azure",
  reads: "azurerm_redis_enterprise_cluster",
  kinds: ["cache"],
  also: [databaseType],
  map: (doc, _, links) => {
    const databases = satellites(doc, links, [databaseType], ["cluster_id"]);
    return {
      encrypted: encrypted(doc),
      tlsRequired: allOn([
        known(true, { basis: "default", at: doc.at }),
        ...databases.items.map((each) => not(ifThere(each.presence, not(encrypts(each.body))))),
        ...databases.open.map((why): Fact<boolean> => ({ state: "unknown", why })),
      ]),
      minTls: minimumTls(doc.body, "minimum_tls_version", known("1.2", { basis: "default", at: doc.at })),
      ...azureBase("cache", doc),
    };
  },
});

/** There is no argument for the minimum: https://learn.microsoft.com/azure/redis/tls-configuration */
const managed = defineMapper({
  provider: "azure",
  reads: "azurerm_managed_redis",
  kinds: ["cache"],
  map: (doc) => {
    const databases = blocks(doc.body, "default_database");
    return {
      encrypted: encrypted(doc),
      tlsRequired: allOn([
        known(true, { basis: "default", at: doc.at }),
        ...databases.items.map((each) => not(ifThere(presenceOf(each), not(encrypts(each))))),
        ...databases.open.map((why): Fact<boolean> => ({ state: "unknown", why })),
      ]),
      minTls: known("1.2", { basis: "platform", at: doc.at }),
      ...azureBase("cache", doc),
    };
  },
});

export const mappers = [redis, enterprise, managed];
