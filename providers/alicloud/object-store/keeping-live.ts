/** How long the objects of a running bucket stay, and by which TLS versions it is reached. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { blocks, isAbsent, settled } from "../../../src/provider/read.ts";
import { owedNumber, owedWord, saidBy, toggle } from "../answered.ts";
import { written } from "../base.ts";
import { oldestIn } from "../tls-versions.ts";

/** Until versions are chosen, every version is accepted from 1.0 on. */
export function minTlsLive(configs: Many<Doc>): Fact<TlsVersion> {
  return saidBy(configs, "oss.GetBucketHttpsConfig", ({ body, at }) => {
    const tls = blocks(body, "HttpsConfiguration").items.flatMap((each) => blocks(each, "TLS").items)[0];
    if (tls === undefined) return blockOpen(body, "HttpsConfiguration") ?? unknown("owed", "HttpsConfiguration.TLS", at);
    return chain(toggle(tls, "Enable"), (on): Fact<TlsVersion> => (on ? oldestIn(tls, "TLSVersion", at) : known("1.0", { at })));
  });
}

function blockOpen(body: MapValue, name: string): Fact<never> | undefined {
  const [why] = blocks(body, name).open;
  return why === undefined ? undefined : unknownBecause(why);
}

interface Expiry {
  readonly days: Fact<number>;
  /** Applies to every object of the bucket. */
  readonly whole: boolean;
}

/** The shortest expiration among the lifecycle rules that are on, for ever when there is none. One for some objects only settles nothing. */
export function retentionLive(lifecycles: Many<Doc>): Fact<Retention> {
  return saidBy(lifecycles, "oss.GetBucketLifecycle", ({ body, at }): Fact<Retention> => {
    const [config] = blocks(body, "LifecycleConfiguration").items;
    if (config === undefined) return blockOpen(body, "LifecycleConfiguration") ?? unknown("owed", "LifecycleConfiguration", at);
    if (isAbsent(config, "Rule")) return unknown("owed", "LifecycleConfiguration.Rule", at);
    const rules = blocks(config, "Rule");
    const [open] = rules.open;
    if (open !== undefined) return unknownBecause(open, at);
    const expiries = rules.items.flatMap(expiryOf);
    const doubt = expiries.find(({ days }) => days.state === "unknown");
    if (doubt !== undefined) return doubt.days;
    const days = (each: Expiry): number => (each.days.state === "known" ? each.days.value : 0);
    const [shortest] = expiries.toSorted((one, other) => days(one) - days(other) || Number(other.whole) - Number(one.whole));
    if (shortest === undefined) return known("forever", { at });
    return shortest.whole ? shortest.days : unknown("not-visible", "LifecycleConfiguration.Rule.Prefix", at);
  });
}

function expiryOf(rule: MapValue): readonly Expiry[] {
  const on = owedWord(rule, "Status", { Enabled: true, Disabled: false });
  if (on.state === "known" && !on.value) return [];
  const expirations = blocks(rule, "Expiration");
  const [odd] = expirations.open;
  if (odd !== undefined) return [{ days: unknownBecause(odd, rule.at), whole: true }];
  const [expiration] = expirations.items;
  if (expiration === undefined || !isAbsent(expiration, "ExpiredObjectDeleteMarker")) return [];
  const dated = isAbsent(expiration, "Days") ? unknown("not-visible", "expiration by date", rule.at) : owedNumber(expiration, "Days");
  const prefix = settled(written(rule, "Prefix"));
  const narrowed = prefix !== undefined || !isAbsent(rule, "Tag") || !isAbsent(rule, "Filter");
  return [{ days: chain(on, () => dated), whole: !narrowed }];
}
