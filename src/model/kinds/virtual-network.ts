import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A private network of a tenant: VPC, VNet. */
export interface VirtualNetwork extends ResourceBase<"virtual-network"> {
  /** The network a region brings by itself. */
  readonly isDefault: Fact<boolean>;
}

export const virtualNetwork: Fields<VirtualNetwork> = { isDefault: "fact" };
