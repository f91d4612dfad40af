import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { FlowLog } from "../../../src/model/kinds/flow-log.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent, ref, refOf, settled, valueAt, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { folderOfArn, namedByArn } from "../arn.ts";
import { awsBase } from "../base.ts";
import { BUCKET, LIFECYCLE } from "../object-store/answers.ts";
import { liveLifecycleOf } from "../object-store/lifecycle-live.ts";
import { retentionOfTrailFiles } from "../object-store/lifecycle.ts";
import { FLOW_LOG } from "./answers.ts";
import { stores, traffic, type Store } from "./flow-log.ts";

export const flowLogLive = defineMapper({
  provider: "aws",
  reads: FLOW_LOG,
  kinds: ["flow-log"],
  also: [BUCKET, LIFECYCLE],
  map: (doc, _, links): FlowLog => {
    const type = typeOf(doc);
    const store = storeOf(doc, type);
    return {
      target: ref(doc.body, "ResourceId", owed(doc.body, "ResourceId")),
      active: delivers(doc),
      traffic: trafficOf(doc),
      store,
      retention: retentionOf(doc, type, store, links),
      ...awsBase("flow-log", doc, { named: "FlowLogId", handles: ["FlowLogId"] }),
    };
  },
});

/** A log whose delivery fails records nothing, whatever its status. */
function delivers({ body }: Doc): Fact<boolean> {
  const status = word(body, "FlowLogStatus", { ACTIVE: true }, owed(body, "FlowLogStatus"));
  const error = valueAt(body, "DeliverLogsErrorMessage");
  if (typeof error.value === "string" && error.value !== "") return known(false, { at: error.at });
  return both(status, word(body, "DeliverLogsStatus", { SUCCESS: true, FAILED: false }, owed(body, "DeliverLogsStatus")));
}

/** Logs of transit gateways have no choice of traffic. */
function trafficOf({ body, at }: Doc): FlowLog["traffic"] {
  const target = settled(body.get("ResourceId"));
  const whole = typeof target === "string" && target.startsWith("tgw-");
  return word(body, "TrafficType", traffic, whole ? known("all", { basis: "platform", at }) : owed(body, "TrafficType"));
}

/** Before there were other destinations, the answer had the name of a log group and nothing else. */
function typeOf({ body, at }: Doc): Fact<Store> {
  const old = isAbsent(body, "LogGroupName") ? owed(body, "LogDestinationType") : known<Store>("group", { at });
  return word<Store>(body, "LogDestinationType", stores, old);
}

function storeOf({ body, at }: Doc, type: Fact<Store>): Fact<Ref> {
  if (type.state !== "known") return type;
  if (type.value === "stream") return unknown("not-visible", "where the delivery stream keeps what it takes in", at);
  const { value, at: told } = valueAt(body, "LogDestination");
  if (type.value === "bucket") return value === undefined ? owed(body, "LogDestination") : namedByArn(value, told);
  // The ARN tells the group apart from those of this name in other accounts and regions; log groups write it with `:*` behind it.
  if (value !== undefined) return mapFact(refOf(value, told), (arn) => `${arn.replace(/:\*$/, "")}:*`);
  if (!isAbsent(body, "DeliverCrossAccountRole")) return unknown("outside-scan", "the log group in another account", at);
  return ref(body, "LogGroupName", owed(body, "LogGroupName"));
}

function retentionOf(doc: Doc, type: Fact<Store>, store: Fact<Ref>, links: Links): Fact<Retention> {
  if (type.state !== "known") return type;
  if (store.state !== "known") return store;
  const { value } = valueAt(doc.body, "LogDestination");
  if (type.value === "group" || value === undefined) return setElsewhere("store");
  const bucket = links.target(doc, store.value, [BUCKET], ["Name"]);
  if (bucket.state !== "known") return setElsewhere("store");
  if (bucket.value.presence.state === "unknown") return unknownBecause(bucket.value.presence.why, doc.at);
  const path = mapFact(folderOfArn(value), (folder) => (folder === "" ? "AWSLogs/" : `${folder}/AWSLogs/`));
  return retentionOfTrailFiles(liveLifecycleOf(bucket.value, links), path);
}
