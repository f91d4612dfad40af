import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { TlsVersion } from "../tls.ts";

/** A managed web application or gateway. */
export interface WebApp extends ResourceBase<"web-app"> {
  /** Plain HTTP is refused or sent on to HTTPS. */
  readonly httpsOnly: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
  /** Requests are logged. */
  readonly logged: Fact<boolean>;
}

export const webApp: Fields<WebApp> = { httpsOnly: "fact", minTls: "fact", logged: "fact" };
