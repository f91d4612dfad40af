import type { Fact } from "../fact.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";

export interface Subnet extends ResourceBase<"subnet"> {
  readonly network: Fact<Ref>;
  /** The group that filters the whole subnet (Azure). `null`: none. */
  readonly securityGroup: Fact<Ref | null>;
}

export const subnet: Fields<Subnet> = { network: "fact", securityGroup: "fact" };
