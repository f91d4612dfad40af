import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A disk written inside a machine or a template. */
export interface MachineDisk extends Item {
  readonly encrypted: Fact<boolean>;
}

/** What a machine and the template it is made from have in common. */
export interface MachineFacts {
  /** The metadata service is off, or answers only requests that carry a session token. */
  readonly metadataTokenRequired: Fact<boolean>;
  readonly disks: Many<MachineDisk>;
}

export interface VirtualMachine extends ResourceBase<"virtual-machine">, MachineFacts {}

export const virtualMachine: Fields<VirtualMachine> = { metadataTokenRequired: "fact", disks: "many" };
