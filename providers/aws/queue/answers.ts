/** Which answers tell about queues, topics, streams and brokers. */
import { listing, type Call } from "../../../src/provider/call.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { byNextToken, eachName, perDocument, perRegion } from "../calls.ts";

export const QUEUE_URL = "sqs.QueueUrl";
export const QUEUE = "sqs.Queue";
export const TOPIC_ARN = "sns.TopicArn";
export const TOPIC = "sns.Topic";
export const STREAM_NAME = "kinesis.StreamName";
export const STREAM = "kinesis.Stream";
export const BROKER = "mq.Broker";
export const KAFKA = "kafka.Cluster";

export const queueCalls: readonly Call[] = [
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
