import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FlowLog } from "../../../src/model/kinds/flow-log.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, ref, valueAt, word } from "../../../src/provider/read.ts";
import { folderOfArn, namedByArn } from "../arn.ts";
import { awsBase } from "../base.ts";
import { LIFECYCLE, lifecycleOf } from "../object-store/lifecycle-code.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";

export const traffic = { ALL: "all", ACCEPT: "accepted", REJECT: "rejected" } as const;
export const stores = { "cloud-watch-logs": "group", s3: "bucket", "kinesis-data-firehose": "stream" } as const;
export type Store = (typeof stores)[keyof typeof stores];

/** A flow log in code is active once applied. `traffic_type` is required for a VPC, a subnet and an interface. */
export const flowLog = defineMapper({
  provider: "aws",
  reads: "aws_flow_log",
  kinds: ["flow-log"],
  also: ["aws_s3_bucket", LIFECYCLE],
  map: (doc, _, links): FlowLog => {
    const store = storeOf(doc);
    return {
      target: targetOf(doc),
      active: known(true, { basis: "default", at: doc.at }),
      traffic: word(doc.body, "traffic_type", traffic, unknown("unexpected-value", "flow log without traffic_type", doc.at)),
      store,
      retention: retentionOf(doc, store, links),
      ...awsBase("flow-log", doc),
    };
  },
});

function targetOf(doc: Doc): Fact<Ref> {
  const none: Fact<Ref> = unknown("unexpected-value", "flow log without a target", doc.at);
  return ["transit_gateway_id", "eni_id", "subnet_id", "vpc_id"].reduce<Fact<Ref>>((absent, name) => ref(doc.body, name, absent), none);
}

function typeOf(doc: Doc): Fact<Store> {
  return word(doc.body, "log_destination_type", stores, known("group", { basis: "default", at: doc.at }));
}

/** A group or a bucket by ARN, with a folder behind it or not; groups also by the name that older code writes. */
function storeOf(doc: Doc): Fact<Ref> {
  const type = typeOf(doc);
  if (type.state !== "known") return type;
  if (type.value === "stream") return unknown("not-visible", "where the delivery stream keeps what it takes in", doc.at);
  const { value, at } = valueAt(doc.body, isAbsent(doc.body, "log_destination") ? "log_group_name" : "log_destination");
  return value === undefined ? unknown("unexpected-value", "flow log without a destination", doc.at) : namedByArn(value, at);
}

/** Where lifecycle rules are for a part of the bucket, what counts is the part that flow logs are written to. */
function retentionOf(doc: Doc, store: Fact<Ref>, links: Links): Fact<Retention> {
  const type = typeOf(doc);
  if (type.state !== "known" || store.state !== "known") return type.state !== "known" ? type : (store as Fact<Retention>);
  const { value } = valueAt(doc.body, "log_destination");
  if (type.value === "group" || value === undefined) return setElsewhere("store");
  const bucket = links.target(doc, store.value, ["aws_s3_bucket"], ["bucket"]);
  if (bucket.state !== "known") return setElsewhere("store");
  if (bucket.value.presence.state === "unknown") return unknownBecause(bucket.value.presence.why, doc.at);
  const path = mapFact(folderOfArn(value), (folder) => (folder === "" ? "AWSLogs/" : `${folder}/AWSLogs/`));
  return retentionOfTrailFiles(lifecycleOf(bucket.value, links), path);
}
