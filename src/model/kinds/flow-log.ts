import type { Fact } from "../fact.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";
import type { Retention } from "../retention.ts";

/** A log of the traffic of a network, a subnet or a group. */
export interface FlowLog extends ResourceBase<"flow-log"> {
  readonly target: Fact<Ref>;
  readonly active: Fact<boolean>;
  readonly traffic: Fact<"all" | "accepted" | "rejected">;
  /** Where it is kept. */
  readonly store: Fact<Ref>;
  /** Retention that the log itself sets; `set-elsewhere` when the store decides. */
  readonly retention: Fact<Retention>;
}

export const flowLog: Fields<FlowLog> = { target: "fact", active: "fact", traffic: "fact", store: "fact", retention: "fact" };
