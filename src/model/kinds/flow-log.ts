import type { Fact } from "../fact.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";

/** A log of the traffic of a network, a subnet or a group. */
export interface FlowLog extends ResourceBase<"flow-log"> {
  readonly target: Fact<Ref>;
  readonly active: Fact<boolean>;
  readonly traffic: Fact<"all" | "accepted" | "rejected">;
}

export const flowLog: Fields<FlowLog> = { target: "fact", active: "fact", traffic: "fact" };
