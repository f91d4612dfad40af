import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail, TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { closed, opened, present, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because } from "../../../src/model/unknown.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number, text, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";
import { LIFECYCLE, lifecycleOf } from "../object-store/lifecycle-code.ts";
import { bucketDestination, keyPathOf, logGroupDestination } from "./destinations.ts";

const defaulted = (value: boolean, doc: Doc): Fact<boolean> => known(value, { basis: "default", at: doc.at });

const trail = defineMapper({
  provider: "aws",
  reads: "aws_cloudtrail",
  kinds: ["audit-trail"],
  also: ["aws_s3_bucket", LIFECYCLE],
  map: (doc, _, links): AuditTrail => ({
    ...awsBase("audit-trail", doc, { handles: ["id", "name", "arn"] }),
    active: boolean(doc.body, "enable_logging", defaulted(true, doc)),
    allRegions: boolean(doc.body, "is_multi_region_trail", defaulted(false, doc)),
    destinations: destinationsOf(doc, links),
  }),
});

function destinationsOf(doc: Doc, links: Links): Many<TrailDestination> {
  const bucket = valueAt(doc.body, "s3_bucket_name");
  const group = valueAt(doc.body, "cloud_watch_logs_group_arn");
  const items: TrailDestination[] = [];
  if (bucket.value !== undefined) items.push(bucketDestination(bucket.value, bucketRetention(doc, bucket.value, links), bucket.at));
  if (group.value !== undefined && group.value !== "") items.push(logGroupDestination(group.value, group.at));
  return bucket.value === undefined ? opened(items, because("unexpected-value", "trail without s3_bucket_name", doc.at)) : closed(items);
}

/** A bucket outside the code is left to whoever follows the destination. */
function bucketRetention(doc: Doc, written: Value, links: Links): Fact<Retention> {
  const bucket = links.target(doc, written, ["aws_s3_bucket"], ["bucket"]);
  if (bucket.state !== "known") return setElsewhere("store");
  if (bucket.value.presence.state === "unknown") return unknownBecause(bucket.value.presence.why, doc.at);
  return retentionOfTrailFiles(lifecycleOf(bucket.value, links), mapFact(text(doc.body, "s3_key_prefix", known("")), keyPathOf));
}

/** CloudTrail Lake keeps what it takes in itself: by default all regions, for 2555 days. */
const eventDataStore = defineMapper({
  provider: "aws",
  reads: "aws_cloudtrail_event_data_store",
  kinds: ["audit-trail"],
  map: (doc): AuditTrail => {
    const days = number(doc.body, "retention_period", known(2555, { basis: "default", at: doc.at }));
    return {
      ...awsBase("audit-trail", doc, { handles: ["id", "name", "arn"] }),
      active: mapFact(boolean(doc.body, "suspend", defaulted(false, doc)), (suspended) => !suspended),
      allRegions: boolean(doc.body, "multi_region_enabled", defaulted(true, doc)),
      destinations: closed([
        {
          store: unknown("not-visible", "the storage of the event data store", doc.at),
          retention: days,
          presence: present,
          at: doc.at,
          label: "event data store",
        },
      ]),
    };
  },
});

export const mappers = [trail, eventDataStore];
