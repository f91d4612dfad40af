import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { TlsVersion } from "../tls.ts";

/** An in-memory store: Redis, Valkey, Memcached. */
export interface Cache extends ResourceBase<"cache"> {
  /** At rest. */
  readonly encrypted: Fact<boolean>;
  /** Plain connections are refused. */
  readonly tlsRequired: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
}

export const cache: Fields<Cache> = { encrypted: "fact", tlsRequired: "fact", minTls: "fact" };
