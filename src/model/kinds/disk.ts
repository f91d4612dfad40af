import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

export interface Disk extends ResourceBase<"disk"> {
  readonly encrypted: Fact<boolean>;
  /** Encrypted with a key that the tenant manages. */
  readonly customerKey: Fact<boolean>;
}

export const disk: Fields<Disk> = { encrypted: "fact", customerKey: "fact" };
