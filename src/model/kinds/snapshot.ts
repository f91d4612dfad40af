import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A copy of a disk or a database at one moment. */
export interface Snapshot extends ResourceBase<"snapshot"> {
  /** Anyone may restore it. */
  readonly public: Fact<boolean>;
  readonly encrypted: Fact<boolean>;
}

export const snapshot: Fields<Snapshot> = { public: "fact", encrypted: "fact" };
