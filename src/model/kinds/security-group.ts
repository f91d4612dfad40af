import type { Fact } from "../fact.ts";
import type { Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { Semantics, TrafficRule } from "../traffic.ts";

/** A stateful filter around machines: AWS security group, Azure network security group, Alibaba Cloud security group. Judged alone. */
export interface SecurityGroup extends ResourceBase<"security-group"> {
  readonly semantics: Semantics;
  readonly rules: Many<TrafficRule>;
  /** The group a network brings by itself. */
  readonly isDefault: Fact<boolean>;
}

export const securityGroup: Fields<SecurityGroup> = { semantics: "plain", rules: "many", isDefault: "fact" };
