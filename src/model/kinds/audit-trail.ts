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
  readonly active: Fact<boolean>;
  readonly allRegions: Fact<boolean>;
  readonly destinations: Many<TrailDestination>;
}

export const auditTrail: Fields<AuditTrail> = { active: "fact", allRegions: "fact", destinations: "many" };
