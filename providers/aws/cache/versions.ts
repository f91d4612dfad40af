/** Versions of TLS of in-memory stores, in code and in answers alike. */
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import { notOffered } from "../clouds.ts";

export const always: Fact<boolean> = known(true, { basis: "platform" });

/**
 * ElastiCache and MemoryDB take nothing below TLS 1.2 any more and have no setting for it
 * (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html). Without TLS there is no version.
 */
export function versionWhere(tls: Fact<boolean>): Fact<TlsVersion> {
  return chain(tls, (on): Fact<TlsVersion> => (on ? known("1.2", { basis: "platform" }) : notOffered["cache/without-tls"]));
}

export function daxVersion(tls: Fact<boolean>): Fact<TlsVersion> {
  return chain(tls, (on): Fact<TlsVersion> =>
    on ? unknown("not-visible", "which versions of TLS DAX accepts", tls.at) : notOffered["cache/without-tls"],
  );
}
