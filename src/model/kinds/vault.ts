import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A container of keys and secrets with a network of its own. */
export interface Vault extends ResourceBase<"vault"> {
  /** Reached through a private endpoint. */
  readonly privateEndpoint: Fact<boolean>;
  /** Networks that are not listed are refused. */
  readonly networkDefaultDeny: Fact<boolean>;
  /** Its audit events are exported. */
  readonly logged: Fact<boolean>;
  /** What is deleted can be brought back for a while, by everyone's word. */
  readonly deletionGuarded: Fact<boolean>;
}

export const vault: Fields<Vault> = { privateEndpoint: "fact", networkDefaultDeny: "fact", logged: "fact", deletionGuarded: "fact" };
