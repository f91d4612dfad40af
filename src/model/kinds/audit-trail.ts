import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";
import type { Retention } from "../retention.ts";

/** Where a trail delivers to. */
export interface TrailDestination extends Item {
  readonly store: Fact<Ref>;
  /** Retention that the trail itself sets for this destination; `set-elsewhere` when the store decides. */
  readonly retention: Fact<Retention>;
}

/** A record of what was done to the account: CloudTrail trail, export of the activity log, ActionTrail trail. */
export interface AuditTrail extends ResourceBase<"audit-trail"> {
  /** The account it records: `accountRef` of its scope and cloud. */
  readonly recordedAccount: Fact<Ref>;
  readonly active: Fact<boolean>;
  /** It records the management events of the account at all. */
  readonly managementEvents: Fact<boolean>;
  readonly allRegions: Fact<boolean>;
  /** Reads and writes, and the events of global services. */
  readonly allEvents: Fact<boolean>;
  readonly integrityValidated: Fact<boolean>;
  /** Encrypted with a key that the tenant manages; `set-elsewhere` when the stores decide. */
  readonly customerKey: Fact<boolean>;
  readonly toLogService: Fact<boolean>;
  readonly destinations: Many<TrailDestination>;
}

export const auditTrail: Fields<AuditTrail> = {
  recordedAccount: "fact",
  active: "fact",
  managementEvents: "fact",
  allRegions: "fact",
  allEvents: "fact",
  integrityValidated: "fact",
  customerKey: "fact",
  toLogService: "fact",
  destinations: "many",
};
