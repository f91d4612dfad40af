import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { LogStore } from "../../../src/model/kinds/log-store.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { number, settled, valueAt } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { perRegion } from "../calls.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";

const GROUP = "logs.LogGroup";

export const calls: readonly Call[] = [
  perRegion("logs.DescribeLogGroups", {
    permission: "logs:DescribeLogGroups",
    yields: GROUP,
    items: "logGroups",
    id: "logGroupName",
    pages: byToken({ token: "nextToken", next: "nextToken", size: ["limit", 50] }),
    lists: ["log-store"],
  }),
];

const logGroup = defineMapper({
  provider: "aws",
  reads: GROUP,
  kinds: ["log-store"],
  identity: ["logGroupArn", "arn", "logGroupName"],
  also: LIVE_KEY_TYPES,
  map: (doc, _, links): LogStore => {
    const key = valueAt(doc.body, "kmsKeyId");
    return {
      retention: retentionOf(doc),
      // Without a key of the tenant the service encrypts with one of its own, and the answer names none.
      customerKey:
        key.value === undefined ? known(false, { basis: "default", at: doc.at }) : customerKeyLive(links, doc, key.value, key.at),
      ...awsBase("log-store", doc, { named: "logGroupName", handles: ["logGroupArn", "arn", "logGroupName"] }),
    };
  },
});

/** A group without a number of days keeps its events for ever; the class for mere delivery keeps them one day. */
function retentionOf({ body, at }: Doc): Fact<Retention> {
  if (settled(body.get("logGroupClass")) === "DELIVERY") return known(1, { basis: "platform", at });
  const days = number(body, "retentionInDays", known(0, { at }));
  return mapFact(days, (count) => (count === 0 ? "forever" : count));
}

export const mappers = [logGroup];
