import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { chain, known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail, TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { opened, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { because } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { detail, each, listing, whole, type Call, type Found } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, text, valueAt } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { BUCKET, LIFECYCLE } from "../object-store/answers.ts";
import { liveLifecycleOf } from "../object-store/lifecycle-live.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";
import { bucketDestination, keyPathOf, logGroupDestination } from "./destinations.ts";

const TRAIL = "cloudtrail.Trail";
const STATUS = "cloudtrail.TrailStatus";

function about(request: Json): Pick<Found, "id" | "plus"> {
  const name = textOf(request["Name"]);
  return { id: name, plus: { Name: name } };
}

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "cloudtrail.DescribeTrails",
    permissions: ["cloudtrail:DescribeTrails"],
    yields: TRAIL,
    covers: "region",
    // Shadows of trails of other regions would be the same trail once more.
    request: { includeShadowTrails: false },
    find: each("trailList", "TrailARN"),
    lists: ["audit-trail"],
  }),
  detail({
    provider: "aws",
    operation: "cloudtrail.GetTrailStatus",
    permissions: ["cloudtrail:GetTrailStatus"],
    yields: STATUS,
    of: TRAIL,
    ask: ([trail]) => ({ Name: trail?.["TrailARN"] }),
    about,
    find: whole(about, "IsLogging"),
  }),
];

const trail = defineMapper({
  provider: "aws",
  reads: TRAIL,
  kinds: ["audit-trail"],
  identity: ["TrailARN", "Name"],
  with: { statuses: attached(STATUS, "Name") },
  also: [BUCKET, LIFECYCLE],
  map: (doc, { statuses }, links): AuditTrail => ({
    active: logging(doc, statuses),
    recordedAccount: known(accountRef(doc.scope, "aws")),
    allRegions: boolean(doc.body, "IsMultiRegionTrail", owed(doc.body, "IsMultiRegionTrail")),
    // Which events are selected is told by a call of its own.
    managementEvents: unknown("not-listed", "GetEventSelectors", doc.at),
    allEvents: withoutGlobal(doc) ?? unknown("not-listed", "GetEventSelectors", doc.at),
    integrityValidated: boolean(doc.body, "LogFileValidationEnabled", owed(doc.body, "LogFileValidationEnabled")),
    customerKey: keyOf(doc),
    toLogService: mapFact(text(doc.body, "CloudWatchLogsLogGroupArn", known("")), (arn) => arn !== ""),
    destinations: destinationsOf(doc, links),
    ...awsBase("audit-trail", doc, { named: "Name", handles: ["TrailARN", "Name"] }),
  }),
});

function withoutGlobal(doc: Doc): Fact<boolean> | undefined {
  const global = boolean(doc.body, "IncludeGlobalServiceEvents", owed(doc.body, "IncludeGlobalServiceEvents"));
  return global.state === "known" && !global.value ? global : undefined;
}

/** A trail without a key leaves encryption to S3. Who manages a key that is named is told by a call of its own. */
function keyOf(doc: Doc): Fact<boolean> {
  const key = text(doc.body, "KmsKeyId", known(""));
  return chain(key, (name) =>
    name === "" ? known(false, { basis: "default", at: doc.at }) : unknown("not-listed", "DescribeKey", key.at),
  );
}

function logging(doc: Doc, statuses: Many<Doc>): Fact<boolean> {
  const [status] = statuses.items;
  if (status === undefined) return unknown("not-listed", "GetTrailStatus", doc.at);
  return boolean(status.body, "IsLogging", owed(status.body, "IsLogging"));
}

/** Every trail has a bucket. A log group that is left out is none. */
function destinationsOf(doc: Doc, links: Links): Many<TrailDestination> {
  const bucket = valueAt(doc.body, "S3BucketName");
  const group = valueAt(doc.body, "CloudWatchLogsLogGroupArn");
  const items: TrailDestination[] = [];
  if (bucket.value !== undefined) items.push(bucketDestination(bucket.value, bucketRetention(doc, bucket.value, links), bucket.at));
  if (group.value !== undefined && group.value !== "") items.push(logGroupDestination(group.value, group.at));
  return opened(items, ...(bucket.value === undefined ? [because("owed", "S3BucketName", doc.at)] : []));
}

function bucketRetention(doc: Doc, written: Value, links: Links): Fact<Retention> {
  const bucket = links.target(doc, written, [BUCKET], ["Name"]);
  if (bucket.state !== "known") return setElsewhere("store");
  if (bucket.value.presence.state === "unknown") return unknownBecause(bucket.value.presence.why, doc.at);
  return retentionOfTrailFiles(liveLifecycleOf(bucket.value, links), mapFact(text(doc.body, "S3KeyPrefix", known("")), keyPathOf));
}

export const mappers = [trail];
