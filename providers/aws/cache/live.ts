import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Cache } from "../../../src/model/kinds/cache.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { isNamed } from "../named.ts";
import { cacheCalls, CLUSTER, DAX, GROUP, MEMORY_DB, SERVERLESS } from "./answers.ts";
import { always, daxVersion, versionWhere } from "./versions.ts";

export const calls = cacheCalls;

const told = ({ body }: Doc, path: string): Fact<boolean> => boolean(body, path, owed(body, path));

/** In the mode "preferred" the plain port stays open. The mode is left out where TLS is off. */
function elastiCache(doc: Doc): Pick<Cache, "encrypted" | "tlsRequired" | "minTls"> {
  const tls = told(doc, "TransitEncryptionEnabled");
  const mode = word(doc.body, "TransitEncryptionMode", { required: true, preferred: false }, owed(doc.body, "TransitEncryptionMode"));
  return {
    encrypted: told(doc, "AtRestEncryptionEnabled"),
    tlsRequired: both(tls, mode),
    minTls: versionWhere(tls),
  };
}

const replicationGroup = defineMapper({
  provider: "aws",
  reads: GROUP,
  kinds: ["cache"],
  map: (doc): Cache => ({
    ...elastiCache(doc),
    ...awsBase("cache", doc, { named: "ReplicationGroupId", handles: ["ReplicationGroupId", "ARN"] }),
  }),
});

/** Memcached has no mode: its port speaks TLS alone, or not at all. */
const cluster = defineMapper({
  provider: "aws",
  reads: CLUSTER,
  kinds: ["cache"],
  map: (doc): readonly Cache[] => {
    if (isNamed(doc.body, "ReplicationGroupId")) return [];
    const base = awsBase("cache", doc, { named: "CacheClusterId", handles: ["CacheClusterId", "ARN"] });
    const memcached = word(doc.body, "Engine", { memcached: true, redis: false, valkey: false }, owed(doc.body, "Engine"));
    const facts = elastiCache(doc);
    const tlsRequired = chain(memcached, (is) => (is ? told(doc, "TransitEncryptionEnabled") : facts.tlsRequired));
    return [{ ...facts, tlsRequired, ...base }];
  },
});

const serverless = defineMapper({
  provider: "aws",
  reads: SERVERLESS,
  kinds: ["cache"],
  map: (doc): Cache => ({
    encrypted: always,
    tlsRequired: always,
    minTls: versionWhere(always),
    ...awsBase("cache", doc, { named: "ServerlessCacheName", handles: ["ServerlessCacheName", "ARN"] }),
  }),
});

const memoryDb = defineMapper({
  provider: "aws",
  reads: MEMORY_DB,
  kinds: ["cache"],
  map: (doc): Cache => {
    const tls = told(doc, "TLSEnabled");
    return {
      encrypted: always,
      tlsRequired: tls,
      minTls: versionWhere(tls),
      ...awsBase("cache", doc, { named: "Name", handles: ["Name", "ARN"] }),
    };
  },
});

const states = { ENABLED: true, ENABLING: false, DISABLING: false, DISABLED: false } as const;

/** Clusters that speak no TLS were once the only sort; those of that time answer without the member. */
const dax = defineMapper({
  provider: "aws",
  reads: DAX,
  kinds: ["cache"],
  map: (doc): Cache => {
    const plain: Fact<boolean> = known(false, { basis: "default", at: doc.at });
    const tls = word(doc.body, "ClusterEndpointEncryptionType", { TLS: true, NONE: false }, plain);
    return {
      encrypted: word(doc.body, "SSEDescription.Status", states, owed(doc.body, "SSEDescription.Status")),
      tlsRequired: tls,
      minTls: daxVersion(tls),
      ...awsBase("cache", doc, { named: "ClusterName", handles: ["ClusterName", "ClusterArn"] }),
    };
  },
});

export const mappers = [replicationGroup, cluster, serverless, memoryDb, dax];
