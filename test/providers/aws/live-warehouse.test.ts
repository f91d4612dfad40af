import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/provider/json.ts";
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, denied, told } from "./answered.ts";

const database = (...answers: readonly RecordedAnswer[]): Json => told("database", answers);

describe("Redshift clusters", () => {
  const cluster = answer("redshift.DescribeClusters", {
    Clusters: [
      {
        ClusterIdentifier: "dw",
        Endpoint: { Port: 5439 },
        PubliclyAccessible: false,
        Encrypted: true,
        KmsKeyId: "alias/aws/redshift",
        VpcSecurityGroups: [],
        ClusterParameterGroups: [{ ParameterGroupName: "own", ParameterApplyStatus: "in-sync" }],
      },
    ],
  });
  const parameters = (...values: readonly [string, string][]): RecordedAnswer =>
    answer(
      "redshift.DescribeClusterParameters",
      { Parameters: values.map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })) },
      { ParameterGroupName: "own" },
    );
  const logging = (body: Json): RecordedAnswer => answer("redshift.DescribeLoggingStatus", body, { ClusterIdentifier: "dw" });
  const activity = parameters(["require_ssl", "true"], ["enable_user_activity_logging", "true"]);
  const days = answer("logs.DescribeLogGroups", {
    logGroups: [{ logGroupName: "/aws/redshift/cluster/dw/useractivitylog", retentionInDays: 90 }],
  });
  const toGroups = { LoggingEnabled: true, LogDestinationType: "cloudwatch", LogExports: ["useractivitylog"] };
  it.each<[string, readonly RecordedAnswer[], Json]>([
    [
      "logged into groups",
      [activity, logging(toGroups), days],
      { audited: true, auditRetention: 90, tlsRequired: true, customerKey: false },
    ],
    [
      "that hand on connections alone",
      [activity, logging({ ...toGroups, LogExports: ["connectionlog"] })],
      { audited: false, auditRetention: 0 },
    ],
    ["without a log", [activity, logging({ LoggingEnabled: false })], { audited: false }],
    ["without activity", [parameters(["enable_user_activity_logging", "false"]), logging({ LoggingEnabled: true })], { audited: false }],
    ["whose log was not asked for", [activity], { audited: "?not-listed redshift.LoggingStatus" }],
    [
      "logged into a bucket out of sight",
      [activity, logging({ LoggingEnabled: true, BucketName: "elsewhere" })],
      { audited: true, auditRetention: "?not-listed s3.Bucket" },
    ],
    [
      "logged into a folder that is emptied sooner than the rest of the bucket",
      [
        activity,
        logging({ LoggingEnabled: true, BucketName: "logs", S3KeyPrefix: "dw/" }),
        answer("s3.ListBuckets", { Buckets: [{ Name: "logs" }] }),
        answer(
          "s3.GetBucketLifecycleConfiguration",
          {
            Rules: [
              { Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 400 } },
              { Status: "Enabled", Filter: { Prefix: "dw/" }, Expiration: { Days: 7 } },
              { Status: "Enabled", Filter: { Prefix: "other/" }, Expiration: { Days: 1 } },
            ],
          },
          { Bucket: "logs" },
        ),
      ],
      { auditRetention: 7 },
    ],
    [
      "whose parameters were refused",
      [denied("redshift.DescribeClusterParameters", { ParameterGroupName: "own" })],
      {
        tlsRequired: "?denied redshift:DescribeClusterParameters",
      },
    ],
  ])("%s", (_, answers, expected) => {
    expect(database(cluster, ...answers)).toMatchObject(expected);
  });
});

describe("serverless workgroups", () => {
  const workgroup = (more: Json = {}): RecordedAnswer =>
    answer("redshift-serverless.ListWorkgroups", {
      workgroups: [
        {
          workgroupName: "w",
          namespaceName: "n",
          port: 5439,
          publiclyAccessible: true,
          securityGroupIds: ["sg-1"],
          configParameters: [{ parameterKey: "require_ssl", parameterValue: "true" }],
          ...more,
        },
      ],
    });
  const namespace = answer("redshift-serverless.ListNamespaces", {
    namespaces: [{ namespaceName: "n", kmsKeyId: "AWS_OWNED_KMS_KEY", logExports: ["useractivitylog"] }],
  });
  it.each<[string, readonly RecordedAnswer[], Json]>([
    ["with their namespace", [workgroup(), namespace], { publicAccess: true, tlsRequired: true, audited: true, customerKey: false }],
    ["without it", [workgroup()], { audited: "?not-listed redshift-serverless.Namespace" }],
    ["that say nothing of TLS", [workgroup({ configParameters: [] })], { tlsRequired: "?owed configParameters" }],
  ])("%s", (_, answers, expected) => {
    expect(database(...answers)).toMatchObject(expected);
  });
});

describe("search domains", () => {
  const domain = (more: Json): RecordedAnswer =>
    answer(
      "opensearch.DescribeDomains",
      {
        DomainStatusList: [
          {
            DomainName: "logs",
            EngineVersion: "OpenSearch_2.11",
            AccessPolicies: "",
            EncryptionAtRestOptions: { Enabled: true, KmsKeyId: "alias/aws/es" },
            DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
            AdvancedSecurityOptions: { Enabled: true },
            ...more,
          },
        ],
      },
      { DomainNames: ["logs"] },
    );
  const everybody = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "es:*", Resource: "*" }] });
  const published = (Enabled: boolean): Json => ({
    LogPublishingOptions: { AUDIT_LOGS: { Enabled, CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:audit:*" } },
  });
  const group = answer("logs.DescribeLogGroups", { logGroups: [{ logGroupName: "audit" }] });
  it.each<[string, RecordedAnswer, Json]>([
    [
      "in a network",
      domain({ VPCOptions: { VPCId: "vpc-1", SecurityGroupIds: ["sg-1"] } }),
      { publicAccess: false, privateEndpoint: true, guards: [{ group: "sg-1" }], minTls: "1.2", tlsRequired: true, customerKey: false },
    ],
    ["on a public endpoint", domain({}), { publicAccess: true, allowList: [], engine: "opensearch", audited: false }],
    [
      "in a network of no name",
      domain({ VPCOptions: { VPCId: "", SecurityGroupIds: [] } }),
      { publicAccess: "?owed VPCOptions.VPCId", privateEndpoint: "?owed VPCOptions.VPCId" },
    ],
    ["for everybody", domain({ AccessPolicies: everybody }), { publicAccess: true, allowList: [{ addresses: "internet" }] }],
    ["with an audit", domain(published(true)), { audited: true, auditRetention: "forever" }],
    ["with an audit switched off", domain(published(false)), { audited: false, auditRetention: 0 }],
    [
      "that the answer left out",
      answer("opensearch.DescribeDomains", { DomainStatusList: [] }, { DomainNames: ["logs"] }),
      { publicAccess: "?owed AccessPolicies", encrypted: "?owed EncryptionAtRestOptions.Enabled", engine: "?owed EngineVersion" },
    ],
    [
      "that were refused",
      denied("opensearch.DescribeDomains", { DomainNames: ["logs"] }),
      { publicAccess: "?denied es:DescribeDomains", tlsRequired: "?denied es:DescribeDomains", audited: "?denied es:DescribeDomains" },
    ],
  ])("%s", (_, answered, expected) => {
    expect(database(answered, group)).toMatchObject(expected);
  });
});
