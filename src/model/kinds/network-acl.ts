import type { Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { Semantics, TrafficRule } from "../traffic.ts";

/** A stateless, ordered filter around subnets. */
export interface NetworkAcl extends ResourceBase<"network-acl"> {
  readonly semantics: Semantics;
  readonly rules: Many<TrafficRule>;
}

export const networkAcl: Fields<NetworkAcl> = { semantics: "plain", rules: "many" };
