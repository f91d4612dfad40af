import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, mapFact, setElsewhere, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail, TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, refOf, text, valueAt } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { BUCKET, LIFECYCLE } from "../object-store/answers.ts";
import { liveLifecycleOf } from "../object-store/lifecycle-live.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";
import { SELECTORS, STATUS, TRAIL, trailCalls } from "./answers.ts";
import { bucketDestination, keyPathOf, logGroupDestination } from "./destinations.ts";
import { eventDataStoreLive } from "./event-data-store-live.ts";
import { inAnswers, recordedBy, type Recorded } from "./selectors.ts";

export const calls = trailCalls;

const trail = defineMapper({
  provider: "aws",
  reads: TRAIL,
  kinds: ["audit-trail"],
  identity: ["TrailARN"],
  with: { statuses: attached(STATUS, "Name"), selectors: attached(SELECTORS, "TrailName") },
  also: [BUCKET, LIFECYCLE, ...LIVE_KEY_TYPES],
  map: (doc, { statuses, selectors }, links): AuditTrail => {
    const { management, reads, writes } = selected(selectors);
    return {
      active: both(statusOf(statuses, "IsLogging"), not(failing(statuses, "LatestDeliveryError"))),
      recordedAccount: known(accountRef(doc.scope, "aws")),
      allRegions: boolean(doc.body, "IsMultiRegionTrail", owed(doc.body, "IsMultiRegionTrail")),
      managementEvents: management,
      allEvents: both(reads, writes, boolean(doc.body, "IncludeGlobalServiceEvents", owed(doc.body, "IncludeGlobalServiceEvents"))),
      integrityValidated: boolean(doc.body, "LogFileValidationEnabled", owed(doc.body, "LogFileValidationEnabled")),
      customerKey: keyOf(doc, links),
      toLogService: toLogService(doc, statuses),
      destinations: destinationsOf(doc, links),
      ...awsBase("audit-trail", doc, { named: "Name", handles: ["TrailARN", "Name"] }),
    };
  },
});

/** Every trail has selectors of one sort or the other. */
function selected(selectors: Many<Doc>): Recorded {
  const [told] = selectors.items;
  const silent = told !== undefined && isAbsent(told.body, inAnswers.basic) && isAbsent(told.body, inAnswers.advanced);
  if (told !== undefined && !silent) return recordedBy(told, inAnswers);
  const unread = toldBy<never>(selectors, "cloudtrail.GetEventSelectors", ({ body }) => owed(body, inAnswers.basic));
  return { management: unread, reads: unread, writes: unread };
}

function statusOf(statuses: Many<Doc>, member: string): Fact<boolean> {
  return toldBy(statuses, "cloudtrail.GetTrailStatus", ({ body }) => boolean(body, member, owed(body, member)));
}

/** An error that a status names is the last that happened; without one the member is left out. */
function failing(statuses: Many<Doc>, member: string): Fact<boolean> {
  return toldBy(statuses, "cloudtrail.GetTrailStatus", ({ body, at }) =>
    mapFact(text(body, member, known("", { at })), (error) => error !== ""),
  );
}

/** A trail without a log group leaves the member out. */
function toLogService(doc: Doc, statuses: Many<Doc>): Fact<boolean> {
  const group = mapFact(text(doc.body, "CloudWatchLogsLogGroupArn", known("", { at: doc.at })), (arn) => arn !== "");
  return group.state === "known" && !group.value ? group : both(group, not(failing(statuses, "LatestCloudWatchLogsDeliveryError")));
}

/** A trail without a key leaves encryption to S3. */
function keyOf(doc: Doc, links: Links): Fact<boolean> {
  const { value, at } = valueAt(doc.body, "KmsKeyId");
  return value === undefined || value === "" ? known(false, { basis: "default", at: doc.at }) : customerKeyLive(links, doc, value, at);
}

/** Every trail has a bucket. A log group that is left out is none; its ARN tells the one of this name in another region or account apart. */
function destinationsOf(doc: Doc, links: Links): Many<TrailDestination> {
  const bucket = valueAt(doc.body, "S3BucketName");
  const group = valueAt(doc.body, "CloudWatchLogsLogGroupArn");
  const items: TrailDestination[] = [];
  if (bucket.value !== undefined) items.push(bucketDestination(bucket.value, bucketRetention(doc, bucket.value, links), bucket.at));
  if (group.value !== undefined && group.value !== "") {
    items.push({ ...logGroupDestination(group.value, group.at), store: refOf(group.value, group.at) });
  }
  return opened(items, ...(bucket.value === undefined ? [because("owed", "S3BucketName", doc.at)] : []));
}

function bucketRetention(doc: Doc, written: Value, links: Links): Fact<Retention> {
  const bucket = links.target(doc, written, [BUCKET], ["Name"]);
  if (bucket.state !== "known") return setElsewhere("store");
  if (bucket.value.presence.state === "unknown") return unknownBecause(bucket.value.presence.why, doc.at);
  return retentionOfTrailFiles(liveLifecycleOf(bucket.value, links), mapFact(text(doc.body, "S3KeyPrefix", known("")), keyPathOf));
}

export const mappers = [trail, eventDataStoreLive];
