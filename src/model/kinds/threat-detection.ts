import type { Fact } from "../fact.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** What a plan watches over. `activity`: calls to the cloud's own interfaces, its network and its names. */
export type Workload =
  "activity" | "machines" | "kubernetes" | "functions" | "web-apps" | "object-stores" | "databases" | "vaults" | "messaging" | "other";

/**
 * One plan of the cloud's own threat detection in one region or account: it exists whether it is on or not, so that off can be seen.
 * AWS: GuardDuty in each region; `ListDetectors` without a detector means one plan `activity` that is off; then one for each of `Features[]`.
 * Azure: each of `Microsoft.Security/pricings`. Alibaba Cloud: one plan `machines` for the edition of Security Center.
 */
export interface ThreatDetection extends ResourceBase<"threat-detection"> {
  readonly workload: Fact<Workload>;
  /**
   * AWS: `Status` of `GetDetector` and of the feature, both `ENABLED`. Azure: `pricingTier` is `Standard`. Alibaba Cloud: `Version` of
   * `DescribeVersionConfig` is that of an edition that detects intrusions, and not the free one.
   */
  readonly on: Fact<boolean>;
}

export const threatDetection: Fields<ThreatDetection> = { workload: "fact", on: "fact" };
