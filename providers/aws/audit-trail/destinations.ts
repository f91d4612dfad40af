/** Where a trail delivers to, in code and in live answers alike. */
import type { Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { setElsewhere, type Fact } from "../../../src/model/fact.ts";
import type { TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { present } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { refOf } from "../../../src/provider/read.ts";
import { namedByArn } from "../arn.ts";

export function bucketDestination(bucket: Value, retention: Fact<Retention>, at: At | undefined): TrailDestination {
  return { store: refOf(bucket, at), retention, presence: present, label: "bucket", ...(at === undefined ? undefined : { at }) };
}

/** A log group by its ARN, often with `:*` behind it. A literal ARN is followed by the name in it. */
export function logGroupDestination(arn: Value, at: At | undefined): TrailDestination {
  return {
    store: namedByArn(arn, at),
    retention: setElsewhere("store"),
    presence: present,
    label: "log group",
    ...(at === undefined ? undefined : { at }),
  };
}

/** Start of the keys that CloudTrail writes into its bucket. */
export function keyPathOf(prefix: string): string {
  return prefix === "" ? "AWSLogs/" : `${prefix.replace(/\/$/, "")}/AWSLogs/`;
}
