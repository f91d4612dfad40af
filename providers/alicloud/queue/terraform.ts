import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Queue } from "../../../src/model/kinds/queue.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { isSet } from "../satellites.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });
const unsaid = ({ at }: Doc): Fact<boolean> => unknown("not-in-format", "encryption of messages at rest", at);

/** What each service writes about messages at rest. */
const readers: Readonly<Record<string, (doc: Doc) => Fact<boolean>>> = {
  alicloud_message_service_queue: unsaid,
  alicloud_mns_queue: unsaid,
  alicloud_ons_instance: unsaid,
  alicloud_rocketmq_instance: (doc) => boolean(doc.body, "product_info.storage_encryption", off(doc)),
  alicloud_alikafka_instance: (doc) => isSet(doc.body, "kms_key_id", off(doc)),
  alicloud_amqp_instance: (doc) => boolean(doc.body, "encrypted_instance", off(doc)),
};

/** Queues of MNS and the instances of RocketMQ, Kafka and RabbitMQ; `alicloud_ons_instance` is RocketMQ 4. */
const queue = defineMapper({
  provider: "alicloud",
  reads: Object.keys(readers),
  kinds: ["queue"],
  identity: ["id"],
  map: (doc): Queue => ({
    encrypted: (readers[doc.type] ?? unsaid)(doc),
    ...alicloudBase("queue", doc, { named: ["queue_name", "instance_name", "name"] }),
  }),
});

export const mappers = [queue];
