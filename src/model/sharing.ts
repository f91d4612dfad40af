import type { Fact } from "./fact.ts";
import type { Item } from "./many.ts";

/** One with whom something is shared by name: an account, an organisation, a tenant. Sharing with everyone is told elsewhere. */
export interface SharedWith extends Item {
  /** As the cloud names it: the number of an account, the ARN of an organisation, the id of a subscription or tenant. */
  readonly account: Fact<string>;
}
