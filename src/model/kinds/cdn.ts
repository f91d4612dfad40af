import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { TlsVersion } from "../tls.ts";

/** A content delivery network's domain. */
export interface Cdn extends ResourceBase<"cdn"> {
  /** Plain HTTP is refused or sent on to HTTPS. */
  readonly httpsOnly: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
}

export const cdn: Fields<Cdn> = { httpsOnly: "fact", minTls: "fact" };
