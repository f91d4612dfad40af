import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** Queues, topics and streams: whatever holds messages at rest. */
export interface Queue extends ResourceBase<"queue"> {
  readonly encrypted: Fact<boolean>;
}

export const queue: Fields<Queue> = { encrypted: "fact" };
