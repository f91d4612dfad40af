import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest } from "../../../src/model/fact.ts";
import type { Queue } from "../../../src/model/kinds/queue.ts";
import { listing, type Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { boolean, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { byNextToken, eachName, perDocument, perRegion } from "../calls.ts";
import { namesSomething } from "../named.ts";

const QUEUE_URL = "sqs.QueueUrl";
const QUEUE = "sqs.Queue";
const TOPIC_ARN = "sns.TopicArn";
const TOPIC = "sns.Topic";
const STREAM_NAME = "kinesis.StreamName";
const STREAM = "kinesis.Stream";
const BROKER = "mq.Broker";
const KAFKA = "kafka.Cluster";

export const calls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "sqs.ListQueues",
    permissions: ["sqs:ListQueues"],
    yields: QUEUE_URL,
    covers: "region",
    pages: byNextToken(1000),
    // The answer has no list where there are no queues.
    find: (body, request) => eachName("QueueUrls", "QueueUrl")({ QueueUrls: [], ...body }, request),
    lists: ["queue"],
    includes: [QUEUE],
  }),
  perDocument("sqs.GetQueueAttributes", {
    permission: "sqs:GetQueueAttributes",
    of: QUEUE_URL,
    yields: QUEUE,
    from: "QueueUrl",
    as: "QueueUrl",
    with: { AttributeNames: ["QueueArn", "KmsMasterKeyId", "SqsManagedSseEnabled"] },
    holds: "Attributes",
  }),
  perRegion("sns.ListTopics", {
    permission: "sns:ListTopics",
    yields: TOPIC_ARN,
    items: "Topics",
    id: "TopicArn",
    pages: byToken({ token: "NextToken", next: "NextToken" }),
    lists: ["queue"],
    includes: [TOPIC],
  }),
  perDocument("sns.GetTopicAttributes", {
    permission: "sns:GetTopicAttributes",
    of: TOPIC_ARN,
    yields: TOPIC,
    from: "TopicArn",
    as: "TopicArn",
    holds: "Attributes",
  }),
  listing({
    provider: "aws",
    operation: "kinesis.ListStreams",
    permissions: ["kinesis:ListStreams"],
    yields: STREAM_NAME,
    covers: "region",
    pages: byToken({ token: "NextToken", next: "NextToken", size: ["Limit", 100], more: "HasMoreStreams" }),
    find: eachName("StreamNames", "StreamName"),
    lists: ["queue"],
    includes: [STREAM],
  }),
  perDocument("kinesis.DescribeStreamSummary", {
    permission: "kinesis:DescribeStreamSummary",
    of: STREAM_NAME,
    yields: STREAM,
    from: "StreamName",
    as: "StreamName",
    holds: "StreamDescriptionSummary",
    unwrapped: true,
  }),
  perRegion("mq.ListBrokers", {
    permission: "mq:ListBrokers",
    yields: BROKER,
    items: "BrokerSummaries",
    id: "BrokerId",
    pages: byNextToken(100),
    lists: ["queue"],
  }),
  perRegion("kafka.ListClustersV2", {
    permission: "kafka:ListClustersV2",
    yields: KAFKA,
    items: "ClusterInfoList",
    id: "ClusterArn",
    pages: byNextToken(100),
    lists: ["queue"],
  }),
];

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
