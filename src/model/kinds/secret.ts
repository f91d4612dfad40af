import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A kept secret. Its value is never read. */
export interface Secret extends ResourceBase<"secret"> {
  /** It has an end date, or is replaced by itself. */
  readonly expires: Fact<boolean>;
}

export const secret: Fields<Secret> = { expires: "fact" };
