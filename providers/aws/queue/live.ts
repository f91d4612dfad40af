import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest } from "../../../src/model/fact.ts";
import type { Queue } from "../../../src/model/kinds/queue.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { namesSomething } from "../named.ts";
import { BROKER, KAFKA, QUEUE, QUEUE_URL, queueCalls, STREAM, STREAM_NAME, TOPIC, TOPIC_ARN } from "./answers.ts";

export const calls = queueCalls;

/** The last part of a URL or an ARN. */
const tail = ({ name }: Doc): string => name.split(/[/:]/).at(-1) ?? name;

/** A key, or one that the service keeps. The answer leaves a key out that is not set. */
const queue = defineMapper({
  provider: "aws",
  reads: QUEUE,
  kinds: ["queue"],
  also: [QUEUE_URL],
  map: (doc): Queue => {
    const managed = "Attributes.SqsManagedSseEnabled";
    return {
      encrypted: strictest([namesSomething(doc.body, "Attributes.KmsMasterKeyId"), boolean(doc.body, managed, owed(doc.body, managed))]),
      ...awsBase("queue", doc, { named: "QueueUrl", handles: ["QueueUrl", "Attributes.QueueArn"] }),
      name: tail(doc),
    };
  },
});

const topic = defineMapper({
  provider: "aws",
  reads: TOPIC,
  kinds: ["queue"],
  also: [TOPIC_ARN],
  map: (doc): Queue => ({
    encrypted: namesSomething(doc.body, "Attributes.KmsMasterKeyId"),
    ...awsBase("queue", doc, { named: "TopicArn", handles: ["TopicArn"] }),
    name: tail(doc),
  }),
});

const stream = defineMapper({
  provider: "aws",
  reads: STREAM,
  kinds: ["queue"],
  also: [STREAM_NAME],
  map: (doc): Queue => ({
    encrypted: word(doc.body, "EncryptionType", { KMS: true, NONE: false }, owed(doc.body, "EncryptionType")),
    ...awsBase("queue", doc, { named: "StreamName", handles: ["StreamName", "StreamARN"] }),
  }),
});

/** Brokers and Kafka clusters are always encrypted. */
const always = (doc: Doc, named: string, arn: string): Queue => ({
  encrypted: known(true, { basis: "platform" }),
  ...awsBase("queue", doc, { named, handles: [named, arn] }),
});

const broker = defineMapper({
  provider: "aws",
  reads: BROKER,
  kinds: ["queue"],
  map: (doc) => always(doc, "BrokerName", "BrokerArn"),
});

const kafka = defineMapper({
  provider: "aws",
  reads: KAFKA,
  kinds: ["queue"],
  map: (doc) => always(doc, "ClusterName", "ClusterArn"),
});

export const mappers = [queue, topic, stream, broker, kafka];
