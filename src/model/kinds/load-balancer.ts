import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";

export type ListenerProtocol = "http" | "https" | "tls" | "tcp" | "udp" | "other";

export interface Listener extends Item {
  readonly protocol: Fact<ListenerProtocol>;
  readonly port: Fact<number>;
  /** Everything that arrives is sent on to HTTPS. */
  readonly redirectsToHttps: Fact<boolean>;
}

export interface LoadBalancer extends ResourceBase<"load-balancer"> {
  readonly listeners: Many<Listener>;
}

export const loadBalancer: Fields<LoadBalancer> = { listeners: "many" };
