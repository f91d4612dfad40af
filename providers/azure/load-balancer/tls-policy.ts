import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Many } from "../../../src/model/many.ts";
import { asText, blocks, factOf, isAbsent, list, presenceOf, word } from "../../../src/provider/read.ts";
import { minimumTls } from "../tls.ts";
import { nameOf, pointer } from "./gateway.ts";

/** What the named policies accept: https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview */
export const predefined: Readonly<Record<string, TlsVersion>> = {
  AppGwSslPolicy20150501: "1.0",
  AppGwSslPolicy20170401: "1.1",
  AppGwSslPolicy20170401S: "1.2",
  AppGwSslPolicy20220101: "1.2",
  AppGwSslPolicy20220101S: "1.2",
};
const versions = ["1.0", "1.1", "1.2"] as const;

/** How a format spells a policy, and where a listener names a profile of its own. */
export interface PolicyNames {
  readonly policy: string;
  readonly name: string;
  readonly minimum: string;
  readonly disabled: string;
  readonly profile: string;
}

/** The oldest version that a listener accepts: the policy of its profile decides, else that of the gateway. */
export function listenerTls(
  listener: MapValue,
  gateway: MapValue,
  profiles: Many<MapValue>,
  names: PolicyNames,
  absent: { readonly gateway: Fact<TlsVersion>; readonly profile: Fact<TlsVersion> },
): Fact<TlsVersion> {
  const named = pointer(listener, names.profile);
  if (named.state === "unknown") return named;
  if (named.state !== "known" || named.value === "") return policyAt(gateway, names, absent.gateway);
  const profile = profiles.items.find((each) => nameOf(each) === named.value);
  if (profile === undefined)
    return profiles.open[0] === undefined ? unknown("outside-scan", `the profile ${named.value}`) : unknownBecause(profiles.open[0]);
  return policyAt(profile, names, absent.profile);
}

function policyAt(body: MapValue, names: PolicyNames, absent: Fact<TlsVersion>): Fact<TlsVersion> {
  const written = blocks(body, names.policy);
  if (written.open[0] !== undefined) return unknownBecause(written.open[0], body.at);
  const [policy] = written.items;
  if (policy === undefined) return absent;
  const presence = presenceOf(policy);
  if (presence.state !== "known") return presence;
  if (!isAbsent(policy, names.name)) return word(policy, names.name, predefined, absent);
  if (!isAbsent(policy, names.minimum)) return minimumTls(policy, names.minimum, absent);
  return isAbsent(policy, names.disabled) ? absent : lowestLeft(policy, names.disabled);
}

/** Versions that are switched off one by one leave the lowest of the others. */
function lowestLeft(policy: MapValue, path: string): Fact<TlsVersion> {
  const off = list(policy, path);
  if (off.open[0] !== undefined) return unknownBecause(off.open[0], policy.at);
  const names = off.items.map((each) => factOf(each, path, asText, policy.at));
  const unread = names.find((each) => each.state !== "known");
  if (unread !== undefined) return unread;
  const left = versions.find((version) => !names.some((name) => isVersion(name, version)));
  return known(left ?? "1.3", { at: policy.at });
}

function isVersion(name: Fact<string>, version: string): boolean {
  return name.state === "known" && name.value.toLowerCase() === `tlsv${version.replace(".", "_")}`;
}
