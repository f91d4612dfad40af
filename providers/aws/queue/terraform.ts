import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, type Fact } from "../../../src/model/fact.ts";
import type { Queue } from "../../../src/model/kinds/queue.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { namesSomething } from "../named.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** Any key will do. */
const namesKey = (doc: Doc): Fact<boolean> => namesSomething(doc.body, "kms_master_key_id");

/** Without a word queues are encrypted with a key of the service; topics and streams are not. */
const encryption: Readonly<Record<string, (doc: Doc) => Fact<boolean>>> = {
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
  aws_sqs_queue: (doc) =>
    strictest([namesKey(doc), boolean(doc.body, "sqs_managed_sse_enabled", known(true, { basis: "default", at: doc.at }))]),
  aws_sns_topic: namesKey,
  aws_kinesis_stream: (doc) => word(doc.body, "encryption_type", { KMS: true, NONE: false }, off(doc)),
  aws_mq_broker: () => known(true, { basis: "platform" }),
  aws_msk_cluster: () => known(true, { basis: "platform" }),
  aws_msk_serverless_cluster: () => known(true, { basis: "platform" }),
};

const NAMES: Readonly<Record<string, string>> = {
  aws_mq_broker: "broker_name",
  aws_msk_cluster: "cluster_name",
  aws_msk_serverless_cluster: "cluster_name",
};

const queue = defineMapper({
  provider: "aws",
  reads: Object.keys(encryption),
  kinds: ["queue"],
  map: (doc): Queue => {
    const named = NAMES[doc.type] ?? "name";
    return {
      encrypted: encryption[doc.type]?.(doc) ?? off(doc),
      ...awsBase("queue", doc, { named, handles: [named, "id", "arn", "url"] }),
    };
  },
});

export const mappers = [queue];
