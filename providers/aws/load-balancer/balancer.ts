/** The sorts of load balancer, and what holds for every gateway load balancer. */
import { known } from "../../../src/model/fact.ts";
import type { Listener, LoadBalancer } from "../../../src/model/kinds/load-balancer.ts";
import { closed, present } from "../../../src/model/many.ts";
import { notOffered } from "../clouds.ts";
import type { BalancerType } from "./listeners.ts";

export const balancerTypes: Readonly<Record<string, BalancerType>> = {
  application: "application",
  network: "network",
  gateway: "gateway",
};

const gatewayListener: Listener = {
  protocol: notOffered["load-balancer/gateway-listeners"],
  port: notOffered["load-balancer/gateway-listeners"],
  minTls: notOffered["load-balancer/gateway-listeners"],
  allowList: closed([]),
  redirectsToHttps: notOffered["load-balancer/gateway-listeners"],
  presence: present,
};

/** It is reached through endpoints inside networks alone. */
export const gateway: Pick<LoadBalancer, "internetFacing" | "listeners" | "guards" | "unguarded" | "accessLogged"> = {
  internetFacing: known(false, { basis: "platform" }),
  listeners: closed([gatewayListener]),
  guards: closed([]),
  unguarded: notOffered["load-balancer/gateway-groups"],
  accessLogged: notOffered["load-balancer/gateway-access-logs"],
};
