/**
 * Named security policies of load balancers and the lowest protocol version that each accepts. A name that is not here is unknown: names do
 * not tell (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html and, for classic load balancers,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html).
 */
import type { TlsVersion } from "../../src/model/tls.ts";

const BY_VERSION: Readonly<Partial<Record<TlsVersion, readonly string[]>>> = {
  "1.3": ["TLS13-1-3-2021-06", "TLS13-1-3-PQ-2025-09", "TLS13-1-3-FIPS-2023-04", "TLS13-1-3-FIPS-PQ-2025-09"],
  "1.2": [
    ...["", "Res-", "Ext1-", "Ext2-"].flatMap((variant) => [`TLS13-1-2-${variant}2021-06`, `TLS13-1-2-${variant}PQ-2025-09`]),
    ...["", "Res-", "Ext0-", "Ext1-", "Ext2-"].flatMap((variant) => [
      `TLS13-1-2-${variant}FIPS-2023-04`,
      `TLS13-1-2-${variant}FIPS-PQ-2025-09`,
    ]),
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "FS-1-2-2019-08",
    "FS-1-2-Res-2019-08",
    "FS-1-2-Res-2020-10",
  ],
  "1.1": ["TLS13-1-1-2021-06", "TLS13-1-1-FIPS-2023-04", "TLS-1-1-2017-01", "FS-1-1-2019-08"],
  "1.0": [
    "TLS13-1-0-2021-06",
    "TLS13-1-0-PQ-2025-09",
    "TLS13-1-0-FIPS-2023-04",
    "TLS13-1-0-FIPS-PQ-2025-09",
    "2016-08",
    "2015-05",
    "2015-03",
    "2015-02",
    "TLS-1-0-2015-04",
    "FS-2018-06",
  ],
  // The first two policies of classic load balancers still spoke SSL 3.0.
  none: ["2014-01", "2011-08"],
};

/** Lowest version by the full name of the policy. */
export const tlsPolicies: Readonly<Record<string, TlsVersion>> = Object.fromEntries(
  Object.entries(BY_VERSION).flatMap(([version, names]) =>
    names.map((name): [string, TlsVersion] => [`ELBSecurityPolicy-${name}`, version as TlsVersion]),
  ),
);

/** What listeners get through the API, and so through Terraform, when they name no policy: ELBSecurityPolicy-2016-08. */
export const DEFAULT_POLICY_TLS: TlsVersion = "1.0";
