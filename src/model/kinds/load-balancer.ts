import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { TlsVersion } from "../tls.ts";
import type { AllowedAddresses, DatabaseGuard } from "./database.ts";

export type ListenerProtocol = "http" | "https" | "tls" | "tcp" | "udp" | "other";

export interface Listener extends Item {
  readonly protocol: Fact<ListenerProtocol>;
  readonly port: Fact<number>;
  /** Everything that arrives is sent on to HTTPS. */
  readonly redirectsToHttps: Fact<boolean>;
  /** Without meaning where the listener speaks no TLS. */
  readonly minTls: Fact<TlsVersion>;
  /** Addresses that the listener's own list admits. A listener without a list admits everybody. */
  readonly allowList: Many<AllowedAddresses>;
}

export interface LoadBalancer extends ResourceBase<"load-balancer"> {
  readonly internetFacing: Fact<boolean>;
  readonly listeners: Many<Listener>;
  /** Security groups that stand before it. */
  readonly guards: Many<DatabaseGuard>;
  /** Neither a list nor a group of its own decides who may connect. */
  readonly unguarded: Fact<boolean>;
  readonly accessLogged: Fact<boolean>;
  readonly deletionProtected: Fact<boolean>;
}

export const loadBalancer: Fields<LoadBalancer> = {
  internetFacing: "fact",
  listeners: "many",
  guards: "many",
  unguarded: "fact",
  accessLogged: "fact",
  deletionProtected: "fact",
};
