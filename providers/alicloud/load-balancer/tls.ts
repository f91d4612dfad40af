import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { asWord, factOf, list, refOf } from "../../../src/provider/read.ts";
import { written } from "../base.ts";

/** Policies that every account has, and the oldest version each accepts. */
const system: Readonly<Record<string, TlsVersion>> = {
  tls_cipher_policy_1_0: "1.0",
  tls_cipher_policy_1_1: "1.1",
  tls_cipher_policy_1_2: "1.2",
  tls_cipher_policy_1_2_strict: "1.2",
  tls_cipher_policy_1_2_strict_with_1_3: "1.2",
};
const versions: Readonly<Record<string, TlsVersion>> = { "TLSv1.0": "1.0", "TLSv1.1": "1.1", "TLSv1.2": "1.2", "TLSv1.3": "1.3" };
const oldest: readonly TlsVersion[] = ["1.0", "1.1", "1.2", "1.3"];

/**
 * The oldest version that the policy of a listener accepts: one of the system, or one that the code makes. Nothing written:
 * `tls_cipher_policy_1_0` (CreateLoadBalancerHTTPSListener; CreateListener of ALB and NLB).
 */
export function policyVersion(listener: Doc, path: string, own: string, links: Links): Fact<TlsVersion> {
  const value = written(listener.body, path);
  if (value === undefined) return known("1.0", { basis: "default", at: listener.at });
  const at = listener.body.placeOf(path) ?? listener.at;
  return chain(refOf(value, at), (name): Fact<TlsVersion> => {
    const version = system[name];
    if (version !== undefined) return known(version, { at });
    const made = links.target(listener, value, [own], ["id"]);
    if (made.state !== "known") return unknown("outside-scan", name, at);
    return made.value.presence.state === "unknown" ? unknownBecause(made.value.presence.why, at) : lowest(made.value);
  });
}

function lowest(policy: Doc): Fact<TlsVersion> {
  const all = list(policy.body, "tls_versions");
  const read = all.items.map((each) => factOf(each, "tls_versions", asWord(versions), policy.body.placeOf("tls_versions")));
  const sure = read.flatMap((each) => (each.state === "known" ? [each] : []));
  const [first] = [...sure].sort((one, other) => oldest.indexOf(one.value) - oldest.indexOf(other.value));
  const doubt = read.find((each) => each.state === "unknown");
  if (first?.value === "1.0") return first;
  if (all.open[0] !== undefined) return unknownBecause(all.open[0], policy.at);
  return doubt ?? first ?? unknown("unexpected-value", "policy without tls_versions", policy.at);
}
