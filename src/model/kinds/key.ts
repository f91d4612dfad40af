import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A key that the tenant manages. */
export interface Key extends ResourceBase<"key"> {
  /** New key material comes by itself. */
  readonly rotates: Fact<boolean>;
  /** It cannot be destroyed at once. */
  readonly deletionGuarded: Fact<boolean>;
  /** It has an end date. */
  readonly expires: Fact<boolean>;
}

export const key: Fields<Key> = { rotates: "fact", deletionGuarded: "fact", expires: "fact" };
