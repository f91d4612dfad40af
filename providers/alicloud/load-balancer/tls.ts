import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { refOf } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { oldestIn } from "../tls-versions.ts";

/** Policies that every account has, and the oldest version each accepts. */
export const systemPolicies: Readonly<Record<string, TlsVersion>> = {
  tls_cipher_policy_1_0: "1.0",
  tls_cipher_policy_1_1: "1.1",
  tls_cipher_policy_1_2: "1.2",
  tls_cipher_policy_1_2_strict: "1.2",
  tls_cipher_policy_1_2_strict_with_1_3: "1.2",
};

/**
 * The oldest version that the policy of a listener accepts: one of the system, or one that the code makes. Nothing written:
 * `tls_cipher_policy_1_0` (CreateLoadBalancerHTTPSListener; CreateListener of ALB and NLB).
 */
export function policyVersion(listener: Doc, path: string, own: string, links: Links): Fact<TlsVersion> {
  const value = written(listener.body, path);
  if (value === undefined) return known("1.0", { basis: "default", at: listener.at });
  const at = listener.body.placeOf(path) ?? listener.at;
  return chain(refOf(value, at), (name): Fact<TlsVersion> => {
    const version = systemPolicies[name];
    if (version !== undefined) return known(version, { at });
    const made = links.target(listener, value, [own], ["id"]);
    if (made.state !== "known") return unknown("outside-scan", name, at);
    return made.value.presence.state === "unknown"
      ? unknownBecause(made.value.presence.why, at)
      : oldestIn(made.value.body, "tls_versions", made.value.at);
  });
}
