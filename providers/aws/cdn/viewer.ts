/** What a distribution asks of those who view it. */
import type { TlsVersion } from "../../../src/model/tls.ts";

/** Whether a policy refuses plain HTTP or sends it on. */
export const viewerPolicies = { "https-only": true, "redirect-to-https": true, "allow-all": false } as const;

/** The lowest version that a security policy accepts. */
export const viewerVersions: Readonly<Record<string, TlsVersion>> = {
  SSLv3: "none",
  TLSv1: "1.0",
  TLSv1_2016: "1.0",
  "TLSv1.1_2016": "1.1",
  "TLSv1.2_2018": "1.2",
  "TLSv1.2_2019": "1.2",
  "TLSv1.2_2021": "1.2",
  "TLSv1.2_2025": "1.2",
  "TLSv1.3_2025": "1.3",
};
