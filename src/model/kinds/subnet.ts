import type { Fact } from "../fact.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";

export interface Subnet extends ResourceBase<"subnet"> {
  readonly network: Fact<Ref>;
  /** The group that filters the whole subnet (Azure). `null`: none. */
  readonly securityGroup: Fact<Ref | null>;
  /** A filter of its own stands before the subnet: a security group, or an ACL other than the default one. */
  readonly filtered: Fact<boolean>;
  /** Machines get public addresses without asking. */
  readonly autoPublicAddress: Fact<boolean>;
}

export const subnet: Fields<Subnet> = { network: "fact", securityGroup: "fact", filtered: "fact", autoPublicAddress: "fact" };
