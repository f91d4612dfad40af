/** What is asked about queues of SMQ (MNS) and the instances of RocketMQ, Kafka and RabbitMQ. */
import type { Call } from "../../../src/provider/call.ts";
import type { Json } from "../../../src/provider/json.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { about, listed } from "../asking.ts";
import { inside } from "../inside.ts";
import { numbered } from "../paging.ts";

export const QUEUE = "mns.Queue";
export const ATTRIBUTES = "mns.QueueAttributes";
export const LISTED = "rocketmq.ListedInstance";
export const ROCKET = "rocketmq.Instance";
/** RocketMQ 4. */
export const OLD_ROCKET = "ons.Instance";
export const KAFKA = "alikafka.Instance";
export const RABBIT = "amqp.Instance";

/** Members that tell of the encryption of a queue. */
export const switches = ["EnableSSE", "EncryptionEnabled"] as const;

export const questions: readonly Call[] = [
  listed("mns.ListQueue", {
    yields: QUEUE,
    items: "Data.PageData",
    id: "QueueName",
    pages: numbered({ items: "Data.PageData", size: 50, page: "PageNum", total: "Data.Total" }),
    lists: ["queue"],
    includes: [ATTRIBUTES],
  }),
  about("mns.GetQueueAttributes", {
    of: QUEUE,
    yields: ATTRIBUTES,
    from: "QueueName",
    // The list tells of the encryption of most queues.
    when: (queue: Json) => switches.every((name) => typeof queue[name] !== "boolean"),
    find: inside("Data", "QueueName"),
  }),
  listed("rocketmq.ListInstances", {
    yields: LISTED,
    items: "data.list",
    id: "instanceId",
    pages: numbered({ items: "data.list", size: 200, page: "pageNumber", sizeAs: "pageSize", total: "data.totalCount" }),
    lists: ["queue"],
    includes: [ROCKET],
  }),
  about("rocketmq.GetInstance", {
    of: LISTED,
    yields: ROCKET,
    from: "instanceId",
    find: inside("data", "instanceId"),
    strip: ["aclInfo", "accountInfo", "storageSecretKey"],
  }),
  // Answers for the whole region at once.
  listed("ons.OnsInstanceInServiceList", { yields: OLD_ROCKET, items: "Data.InstanceVO", id: "InstanceId", lists: ["queue"] }),
  listed("alikafka.GetInstanceList", {
    yields: KAFKA,
    items: "InstanceList.InstanceVO",
    id: "InstanceId",
    lists: ["queue"],
    permission: "alikafka:ListInstance",
    strip: ["AllConfig"],
  }),
  listed("amqp.ListInstances", {
    yields: RABBIT,
    items: "Data.Instances",
    id: "InstanceId",
    pages: byToken({ token: "NextToken", next: "Data.NextToken", size: ["MaxResults", 100] }),
    lists: ["queue"],
    permission: "amqp:ListInstance",
  }),
];
