import type { At } from "../../../src/model/at.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";

/** The lowest version that a security policy of a domain name of API Gateway accepts. `path`: where the policy is named. */
export function domainPolicyTls(policy: string, path: string, at: At | undefined): Fact<TlsVersion> {
  const version = versionOf(policy);
  return version === undefined ? unknown("unexpected-value", `${path} = ${policy}`, at) : known(version, { at });
}

function versionOf(policy: string): TlsVersion | undefined {
  if (/^(TLS_1_2|SecurityPolicy_TLS12_|SecurityPolicy_TLS13_1_2_)/.test(policy)) return "1.2";
  if (/^SecurityPolicy_TLS13_/.test(policy)) return "1.3";
  return policy === "TLS_1_0" ? "1.0" : undefined;
}
