import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Cache } from "../../../src/model/kinds/cache.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { always, daxVersion, versionWhere } from "./versions.ts";

const byDefault = (value: boolean, doc: Doc): Fact<boolean> => known(value, { basis: "default", at: doc.at });
const engines = { redis: "redis", valkey: "valkey", memcached: "memcached" } as const;
type Engine = keyof typeof engines;
function engineOf(doc: Doc, absent: Engine): Fact<Engine> {
  return word(doc.body, "engine", engines, known(absent, { basis: "default", at: doc.at }));
}

/** Redis is plain unless told otherwise; Valkey encrypts at rest by default. A secondary of a global group is as its primary. */
const replicationGroup = defineMapper({
  provider: "aws",
  reads: "aws_elasticache_replication_group",
  kinds: ["cache"],
  map: (doc): Cache => {
    const engine = isAbsent(doc.body, "global_replication_group_id")
      ? engineOf(doc, "redis")
      : unknown("not-visible", "the primary of the global replication group", doc.at);
    const tls = boolean(
      doc.body,
      "transit_encryption_enabled",
      chain(engine, (name): Fact<boolean> =>
        name === "valkey" ? unknown("unexpected-value", "Valkey without transit_encryption_enabled", doc.at) : byDefault(false, doc),
      ),
    );
    return {
      encrypted: boolean(
        doc.body,
        "at_rest_encryption_enabled",
        chain(engine, (name) => byDefault(name === "valkey", doc)),
      ),
      // In the mode "preferred" the plain port stays open.
      tlsRequired: both(tls, word(doc.body, "transit_encryption_mode", { required: true, preferred: false }, byDefault(true, doc))),
      minTls: versionWhere(tls),
      ...awsBase("cache", doc, { named: "replication_group_id", handles: ["replication_group_id", "id", "arn"] }),
    };
  },
});

const group = setElsewhere("replication group");

/** A cluster of its own is Memcached, or a single Redis node without encryption at rest; as part of a group it has the group's settings. */
const cluster = defineMapper({
  provider: "aws",
  reads: "aws_elasticache_cluster",
  kinds: ["cache"],
  map: (doc): Cache => {
    const base = awsBase("cache", doc, { named: "cluster_id", handles: ["cluster_id", "id", "arn"] });
    if (!isAbsent(doc.body, "replication_group_id")) return { ...base, encrypted: group, tlsRequired: group, minTls: group };
    const tls = boolean(doc.body, "transit_encryption_enabled", byDefault(false, doc));
    return {
      encrypted: chain(engineOf(doc, "memcached"), (engine): Fact<boolean> =>
        engine === "memcached" ? unknown("not-in-format", "encryption of Memcached at rest", doc.at) : byDefault(false, doc),
      ),
      tlsRequired: tls,
      minTls: versionWhere(tls),
      ...base,
    };
  },
});

const serverless = defineMapper({
  provider: "aws",
  reads: "aws_elasticache_serverless_cache",
  kinds: ["cache"],
  map: (doc): Cache => ({
    encrypted: always,
    tlsRequired: always,
    minTls: versionWhere(always),
    ...awsBase("cache", doc, { handles: ["name", "id", "arn"] }),
  }),
});

const memoryDb = defineMapper({
  provider: "aws",
  reads: "aws_memorydb_cluster",
  kinds: ["cache"],
  map: (doc): Cache => {
    const tls = boolean(doc.body, "tls_enabled", byDefault(true, doc));
    return { ...awsBase("cache", doc, { handles: ["name", "id", "arn"] }), encrypted: always, tlsRequired: tls, minTls: versionWhere(tls) };
  },
});

const dax = defineMapper({
  provider: "aws",
  reads: "aws_dax_cluster",
  kinds: ["cache"],
  map: (doc): Cache => {
    const tls = word(doc.body, "cluster_endpoint_encryption_type", { TLS: true, NONE: false }, byDefault(false, doc));
    return {
      encrypted: boolean(doc.body, "server_side_encryption.enabled", byDefault(false, doc)),
      tlsRequired: tls,
      minTls: daxVersion(tls),
      ...awsBase("cache", doc, { named: "cluster_name", handles: ["cluster_name", "id", "arn"] }),
    };
  },
});

export const mappers = [replicationGroup, cluster, serverless, memoryDb, dax];
