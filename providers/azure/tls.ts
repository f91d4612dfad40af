import type { MapValue } from "../../src/iac/value.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { TlsVersion } from "../../src/model/tls.ts";
import { word } from "../../src/provider/read.ts";

/** How the services of Azure spell the oldest version of TLS that they accept; nearly each has its own way. */
const spellings: Readonly<Record<string, TlsVersion>> = {
  None: "none",
  Disabled: "none",
  TLSEnforcementDisabled: "none",
  "1.0": "1.0",
  "1.1": "1.1",
  "1.2": "1.2",
  "1.3": "1.3",
  TLS1_0: "1.0",
  TLS1_1: "1.1",
  TLS1_2: "1.2",
  TLS1_3: "1.3",
  Tls: "1.0",
  Tls10: "1.0",
  Tls11: "1.1",
  Tls12: "1.2",
  Tls13: "1.3",
  TLSv1: "1.0",
  TLSv1_0: "1.0",
  TLSv1_1: "1.1",
  TLSv1_2: "1.2",
  TLSv1_3: "1.3",
  "TLSv1.0": "1.0",
  "TLSv1.1": "1.1",
  "TLSv1.2": "1.2",
  "TLSv1.3": "1.3",
};

/** The minimum version written under a path, in any of Azure's spellings. */
export function minimumTls(body: MapValue, path: string, absent: Fact<TlsVersion>): Fact<TlsVersion> {
  return word(body, path, spellings, absent);
}
