/** Which answers tell about trails and event data stores. */
import { each, listing, type Call, type Listing } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { byNextToken, perDocument, perRegion } from "../calls.ts";

export const TRAIL = "cloudtrail.Trail";
export const STATUS = "cloudtrail.TrailStatus";
export const SELECTORS = "cloudtrail.EventSelectors";
export const STORE_ENTRY = "cloudtrail.EventDataStoreEntry";
export const STORE = "cloudtrail.EventDataStore";

const trails = each("trailList", "TrailARN", (trail) => {
  const region = textOf(trail["HomeRegion"]);
  return region === "" ? {} : { region };
});

/**
 * Shadows are asked for everywhere: without them the answer holds neither the trails of other regions that record this one nor, in a member
 * account, any trail of its organisation. A trail of all regions shows in each of them and is taken from one answer; others show in their own.
 */
function describing(covers: Listing["covers"], takes: (trail: Json) => boolean): Listing {
  return listing({
    provider: "aws",
    operation: "cloudtrail.DescribeTrails",
    permissions: ["cloudtrail:DescribeTrails"],
    yields: TRAIL,
    covers,
    request: { includeShadowTrails: true },
    find: (body, request) => trails(body, request)?.filter((found) => takes(found.body as Json)),
    lists: ["audit-trail"],
  });
}

const perTrail = { of: TRAIL, from: "TrailARN" } as const;

export const trailCalls: readonly Call[] = [
  describing("account", (trail) => trail["IsMultiRegionTrail"] === true),
  describing("region", (trail) => trail["IsMultiRegionTrail"] !== true),
  perDocument("cloudtrail.GetTrailStatus", {
    ...perTrail,
    permission: "cloudtrail:GetTrailStatus",
    yields: STATUS,
    as: "Name",
    holds: "IsLogging",
  }),
  perDocument("cloudtrail.GetEventSelectors", {
    ...perTrail,
    permission: "cloudtrail:GetEventSelectors",
    yields: SELECTORS,
    as: "TrailName",
    holds: "TrailARN",
  }),
  {
    ...perRegion("cloudtrail.ListEventDataStores", {
      permission: "cloudtrail:ListEventDataStores",
      yields: STORE_ENTRY,
      items: "EventDataStores",
      id: "EventDataStoreArn",
      pages: byNextToken(1000),
      lists: ["audit-trail"],
      includes: [STORE],
    }),
    // CloudTrail Lake is not to be had in every region, and nothing can be kept where it is not.
    absent: ["UnsupportedOperationException"],
  },
  perDocument("cloudtrail.GetEventDataStore", {
    permission: "cloudtrail:GetEventDataStore",
    of: STORE_ENTRY,
    yields: STORE,
    from: "EventDataStoreArn",
    as: "EventDataStore",
    holds: "EventDataStoreArn",
  }),
];
