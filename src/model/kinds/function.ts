import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** Code that runs without a machine of its own. */
export interface CloudFunction extends ResourceBase<"function"> {
  /** Its output is kept in a log. */
  readonly logged: Fact<boolean>;
  readonly traced: Fact<boolean>;
}

export const cloudFunction: Fields<CloudFunction> = { logged: "fact", traced: "fact" };
