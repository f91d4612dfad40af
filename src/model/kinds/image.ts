import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** What machines boot from, made by the tenant. */
export interface Image extends ResourceBase<"image"> {
  /** Anyone may start a machine from it. */
  readonly public: Fact<boolean>;
  /** Every disk in it is encrypted. */
  readonly encrypted: Fact<boolean>;
}

export const image: Fields<Image> = { public: "fact", encrypted: "fact" };
