import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail, TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { closed, opened, present, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, number, text, valueAt } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { customerKey, KEY_TYPES } from "../customer-key.ts";
import { namesSomething } from "../named.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";
import { LIFECYCLE, lifecycleOf } from "../object-store/lifecycle-code.ts";
import { bucketDestination, keyPathOf, logGroupDestination } from "./destinations.ts";
import { recordedBy } from "./selectors.ts";

const defaulted = (value: boolean, doc: Doc): Fact<boolean> => known(value, { basis: "default", at: doc.at });

const trail = defineMapper({
  provider: "aws",
  reads: "aws_cloudtrail",
  kinds: ["audit-trail"],
  also: ["aws_s3_bucket", LIFECYCLE, ...KEY_TYPES],
  map: (doc, _, links): AuditTrail => {
    const { management, reads, writes } = recordedBy(doc);
    return {
      recordedAccount: known(accountRef(doc.scope, "aws")),
      active: boolean(doc.body, "enable_logging", defaulted(true, doc)),
      managementEvents: management,
      allRegions: boolean(doc.body, "is_multi_region_trail", defaulted(false, doc)),
      allEvents: both(reads, writes, boolean(doc.body, "include_global_service_events", defaulted(true, doc))),
      integrityValidated: boolean(doc.body, "enable_log_file_validation", defaulted(false, doc)),
      customerKey: customerKey(doc, "kms_key_id", links, defaulted(false, doc)),
      toLogService: namesSomething(doc.body, "cloud_watch_logs_group_arn"),
      destinations: destinationsOf(doc, links),
      ...awsBase("audit-trail", doc, { handles: ["id", "name", "arn"] }),
    };
  },
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
  also: KEY_TYPES,
  map: (doc, _, links): AuditTrail => {
    const { management, reads, writes } = recordedBy(doc);
    const days = number(doc.body, "retention_period", known(2555, { basis: "default", at: doc.at }));
    return {
      recordedAccount: known(accountRef(doc.scope, "aws")),
      managementEvents: management,
      allEvents: both(reads, writes),
      integrityValidated: notOffered["audit-trail/event-data-store-integrity"],
      customerKey: customerKey(doc, "kms_key_id", links, defaulted(false, doc)),
      toLogService: known(true, { basis: "platform" }),
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
      ...awsBase("audit-trail", doc, { handles: ["id", "name", "arn"] }),
    };
  },
});

export const mappers = [trail, eventDataStore];
