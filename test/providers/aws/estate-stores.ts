/** Where data lies: objects, databases, caches, files, queues, keys and secrets. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, CANARY, KEY, KEY_ID, pages, refused } from "./estate-answers.ts";

const BUCKET = { Bucket: "example-logs" };
const bucketArn = "arn:aws:s3:::example-logs";
const tlsOnly = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});
const blocked = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const parameter = (name: string, value: string): object => ({
  ParameterName: name,
  ParameterValue: value,
  Source: "user",
  IsModifiable: true,
});

const instance = (name: string, engine: string, logs: readonly string[]): object => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:${name}`,
  Engine: engine,
  EngineVersion: engine === "mysql" ? "8.0.39" : "16.3",
  DBInstanceStatus: "available",
  StorageEncrypted: true,
  KmsKeyId: KEY,
  PubliclyAccessible: false,
  DeletionProtection: true,
  BackupRetentionPeriod: 30,
  MultiAZ: true,
  AutoMinorVersionUpgrade: true,
  IAMDatabaseAuthenticationEnabled: true,
  CopyTagsToSnapshot: true,
  EnabledCloudwatchLogsExports: logs,
  DBParameterGroups: [{ DBParameterGroupName: name, ParameterApplyStatus: "in-sync" }],
  OptionGroupMemberships: [{ OptionGroupName: name, Status: "in-sync" }],
  VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0a", Status: "active" }],
  DBSubnetGroup: { DBSubnetGroupName: "orders", VpcId: "vpc-0a", Subnets: [{ SubnetIdentifier: "subnet-0a" }] },
  CACertificateIdentifier: "rds-ca-rsa2048-g1",
  ReadReplicaDBInstanceIdentifiers: [],
});

const buckets: readonly RecordedAnswer[] = [
  answer("s3.ListBuckets", { Buckets: [] }, { ContinuationToken: "page-2" }),
  answer("s3.ListBuckets", {
    Buckets: [{ Name: "example-logs", CreationDate: "2024-01-01T00:00:00.000Z" }],
    ContinuationToken: "page-2",
  }),
  answer("s3.GetBucketLocation", { LocationConstraint: "eu-west-1" }, BUCKET),
  answer("s3.GetBucketPolicy", { Policy: tlsOnly }, BUCKET),
  answer(
    "s3.GetBucketAcl",
    { Owner: { ID: "a".repeat(64) }, Grants: [{ Grantee: { ID: "a".repeat(64), Type: "CanonicalUser" }, Permission: "FULL_CONTROL" }] },
    BUCKET,
  ),
  answer("s3.GetBucketOwnershipControls", { OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] } }, BUCKET),
  answer("s3.GetPublicAccessBlock", { PublicAccessBlockConfiguration: blocked }, BUCKET),
  answer(
    "s3.GetBucketLifecycleConfiguration",
    { Rules: [{ ID: "keep", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 400 } }] },
    BUCKET,
  ),
  answer(
    "s3.GetBucketEncryption",
    {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: KEY }, BucketKeyEnabled: true }],
      },
    },
    BUCKET,
  ),
  answer("s3.GetBucketLogging", { LoggingEnabled: { TargetBucket: "example-logs", TargetPrefix: "access/" } }, BUCKET),
  answer("s3-control.GetPublicAccessBlock", { PublicAccessBlockConfiguration: blocked }),
];

const databases: readonly RecordedAnswer[] = [
  ...pages(
    "rds.DescribeDBInstances",
    "DBInstances",
    [instance("orders", "postgres", ["postgresql", "upgrade"]), instance("shop", "mysql", ["audit", "error"])],
    "Marker",
  ),
  answer(
    "rds.DescribeDBParameters",
    {
      Parameters: [
        parameter("rds.force_ssl", "1"),
        parameter("ssl_min_protocol_version", "TLSv1.2"),
        parameter("log_connections", "1"),
        parameter("log_disconnections", "1"),
        parameter("log_duration", "1"),
        parameter("log_min_duration_statement", "0"),
        parameter("pgaudit.log", "all"),
        parameter("shared_preload_libraries", "pgaudit"),
      ],
    },
    { DBParameterGroupName: "orders" },
  ),
  answer(
    "rds.DescribeDBParameters",
    { Parameters: [parameter("require_secure_transport", "1"), parameter("tls_version", "TLSv1.2,TLSv1.3")] },
    { DBParameterGroupName: "shop" },
  ),
  answer("rds.DescribeOptionGroups", {
    OptionGroupsList: [
      {
        OptionGroupName: "shop",
        EngineName: "mysql",
        Options: [
          {
            OptionName: "MARIADB_AUDIT_PLUGIN",
            OptionSettings: [{ Name: "SERVER_AUDIT_EVENTS", Value: "CONNECT,QUERY" }],
          },
        ],
      },
    ],
  }),
  ...pages(
    "rds.DescribeDBClusters",
    "DBClusters",
    [
      {
        DBClusterIdentifier: "ledger",
        DBClusterArn: "arn:aws:rds:eu-west-1:111122223333:cluster:ledger",
        Engine: "aurora-mysql",
        EngineVersion: "8.0.mysql_aurora.3.05.2",
        Status: "available",
        StorageEncrypted: true,
        KmsKeyId: KEY,
        DeletionProtection: true,
        BackupRetentionPeriod: 30,
        IAMDatabaseAuthenticationEnabled: true,
        EnabledCloudwatchLogsExports: ["audit", "error"],
        DBClusterParameterGroup: "ledger",
        VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0a", Status: "active" }],
        DBSubnetGroup: "orders",
        DBClusterMembers: [],
        ActivityStreamStatus: "stopped",
        PubliclyAccessible: false,
      },
    ],
    "Marker",
  ),
  answer(
    "rds.DescribeDBClusterParameters",
    {
      Parameters: [
        parameter("require_secure_transport", "ON"),
        parameter("tls_version", "TLSv1.2,TLSv1.3"),
        parameter("server_audit_logging", "1"),
        parameter("server_audit_events", "CONNECT,QUERY"),
      ],
    },
    { DBClusterParameterGroupName: "ledger" },
  ),
  ...pages(
    "rds.DescribeDBSnapshots",
    "DBSnapshots",
    [
      {
        DBSnapshotIdentifier: "orders-1",
        DBSnapshotArn: "arn:aws:rds:eu-west-1:111122223333:snapshot:orders-1",
        DBInstanceIdentifier: "orders",
        Encrypted: true,
        KmsKeyId: KEY,
        SnapshotType: "manual",
        Status: "available",
        Engine: "postgres",
      },
    ],
    "Marker",
  ),
  answer(
    "rds.DescribeDBSnapshotAttributes",
    {
      DBSnapshotAttributesResult: {
        DBSnapshotIdentifier: "orders-1",
        DBSnapshotAttributes: [{ AttributeName: "restore", AttributeValues: [] }],
      },
    },
    { DBSnapshotIdentifier: "orders-1" },
  ),
  ...pages(
    "rds.DescribeDBClusterSnapshots",
    "DBClusterSnapshots",
    [
      {
        DBClusterSnapshotIdentifier: "ledger-1",
        DBClusterSnapshotArn: "arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:ledger-1",
        DBClusterIdentifier: "ledger",
        StorageEncrypted: true,
        KmsKeyId: KEY,
        SnapshotType: "manual",
        Status: "available",
        Engine: "aurora-mysql",
      },
    ],
    "Marker",
  ),
  answer(
    "rds.DescribeDBClusterSnapshotAttributes",
    {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotIdentifier: "ledger-1",
        DBClusterSnapshotAttributes: [{ AttributeName: "restore", AttributeValues: [] }],
      },
    },
    { DBClusterSnapshotIdentifier: "ledger-1" },
  ),
  ...pages(
    "redshift.DescribeClusters",
    "Clusters",
    [
      {
        ClusterIdentifier: "reports",
        ClusterStatus: "available",
        Encrypted: true,
        KmsKeyId: KEY,
        PubliclyAccessible: false,
        EnhancedVpcRouting: true,
        AutomatedSnapshotRetentionPeriod: 30,
        ClusterParameterGroups: [{ ParameterGroupName: "reports", ParameterApplyStatus: "in-sync" }],
        VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0a", Status: "active" }],
        ClusterSubnetGroupName: "orders",
        VpcId: "vpc-0a",
        ClusterPublicKey: CANARY,
      },
    ],
    "Marker",
  ),
  answer(
    "redshift.DescribeClusterParameters",
    { Parameters: [parameter("require_ssl", "true"), parameter("enable_user_activity_logging", "true")] },
    { ParameterGroupName: "reports" },
  ),
  answer(
    "redshift.DescribeLoggingStatus",
    { LoggingEnabled: true, BucketName: "example-logs", S3KeyPrefix: "redshift/" },
    { ClusterIdentifier: "reports" },
  ),
  ...pages(
    "redshift-serverless.ListWorkgroups",
    "workgroups",
    [
      {
        workgroupName: "adhoc",
        workgroupArn: "arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/1",
        namespaceName: "adhoc",
        publiclyAccessible: false,
        enhancedVpcRouting: true,
        securityGroupIds: ["sg-0a"],
        subnetIds: ["subnet-0a"],
        configParameters: [{ parameterKey: "require_ssl", parameterValue: "true" }],
        status: "AVAILABLE",
      },
    ],
    "nextToken",
  ),
  ...pages(
    "redshift-serverless.ListNamespaces",
    "namespaces",
    [
      {
        namespaceName: "adhoc",
        namespaceArn: "arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/1",
        kmsKeyId: KEY,
        logExports: ["useractivitylog", "userlog", "connectionlog"],
        status: "AVAILABLE",
      },
    ],
    "nextToken",
  ),
  answer("opensearch.ListDomainNames", { DomainNames: [{ DomainName: "search", EngineType: "OpenSearch" }] }),
  answer("opensearch.DescribeDomains", {
    DomainStatusList: [
      {
        DomainId: "111122223333/search",
        DomainName: "search",
        ARN: "arn:aws:es:eu-west-1:111122223333:domain/search",
        Created: true,
        Deleted: false,
        EngineVersion: "OpenSearch_2.11",
        EncryptionAtRestOptions: { Enabled: true, KmsKeyId: KEY },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
        VPCOptions: { VPCId: "vpc-0a", SubnetIds: ["subnet-0a"], SecurityGroupIds: ["sg-0a"] },
        LogPublishingOptions: {
          AUDIT_LOGS: { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/search", Enabled: true },
        },
        AccessPolicies: "",
        AdvancedSecurityOptions: { Enabled: true },
      },
    ],
  }),
  ...pages("dynamodb.ListTables", "TableNames", ["carts"], "LastEvaluatedTableName", "ExclusiveStartTableName"),
  answer(
    "dynamodb.DescribeTable",
    {
      Table: {
        TableName: "carts",
        TableArn: "arn:aws:dynamodb:eu-west-1:111122223333:table/carts",
        TableStatus: "ACTIVE",
        DeletionProtectionEnabled: true,
        SSEDescription: { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: KEY },
      },
    },
    { TableName: "carts" },
  ),
  refused("dynamodb.GetResourcePolicy", "PolicyNotFoundException"),
];

const caches: readonly RecordedAnswer[] = [
  ...pages(
    "elasticache.DescribeReplicationGroups",
    "ReplicationGroups",
    [
      {
        ReplicationGroupId: "sessions",
        ARN: "arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:sessions",
        Status: "available",
        Engine: "redis",
        AtRestEncryptionEnabled: true,
        TransitEncryptionEnabled: true,
        TransitEncryptionMode: "required",
        AuthTokenEnabled: true,
        KmsKeyId: KEY,
        MemberClusters: [],
        UserGroupIds: ["operators"],
      },
    ],
    "Marker",
  ),
  ...pages(
    "elasticache.DescribeCacheClusters",
    "CacheClusters",
    [
      {
        CacheClusterId: "pages",
        ARN: "arn:aws:elasticache:eu-west-1:111122223333:cluster:pages",
        CacheClusterStatus: "available",
        Engine: "memcached",
        EngineVersion: "1.6.22",
        TransitEncryptionEnabled: true,
        TransitEncryptionMode: "required",
        AtRestEncryptionEnabled: false,
        AuthTokenEnabled: false,
      },
    ],
    "Marker",
  ),
  ...pages("elasticache.DescribeServerlessCaches", "ServerlessCaches", [
    {
      ServerlessCacheName: "burst",
      ARN: "arn:aws:elasticache:eu-west-1:111122223333:serverlesscache:burst",
      Status: "available",
      Engine: "valkey",
      KmsKeyId: KEY,
      SecurityGroupIds: ["sg-0a"],
      UserGroupId: "operators",
    },
  ]),
  ...pages("memorydb.DescribeClusters", "Clusters", [
    {
      Name: "ranks",
      ARN: "arn:aws:memorydb:eu-west-1:111122223333:cluster/ranks",
      Status: "available",
      Engine: "redis",
      TLSEnabled: true,
      KmsKeyId: KEY,
      ACLName: "operators",
      SecurityGroups: [{ SecurityGroupId: "sg-0a", Status: "active" }],
    },
  ]),
  ...pages("dax.DescribeClusters", "Clusters", [
    {
      ClusterName: "hot",
      ClusterArn: "arn:aws:dax:eu-west-1:111122223333:cache/hot",
      Status: "available",
      SSEDescription: { Status: "ENABLED" },
      ClusterEndpointEncryptionType: "TLS",
      SecurityGroups: [],
    },
  ]),
];

const files: readonly RecordedAnswer[] = [
  ...pages(
    "efs.DescribeFileSystems",
    "FileSystems",
    [
      {
        FileSystemId: "fs-0a",
        FileSystemArn: "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a",
        Encrypted: true,
        KmsKeyId: KEY,
        LifeCycleState: "available",
        Name: "home",
        Tags: [],
      },
    ],
    "NextMarker",
    "Marker",
  ),
  answer(
    "efs.DescribeFileSystemPolicy",
    {
      FileSystemId: "fs-0a",
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Principal: { AWS: "*" }, Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
      }),
    },
    { FileSystemId: "fs-0a" },
  ),
  answer("efs.DescribeMountTargets", {
    MountTargets: [
      {
        MountTargetId: "fsmt-0a",
        FileSystemId: "fs-0a",
        SubnetId: "subnet-0a",
        VpcId: "vpc-0a",
        LifeCycleState: "available",
        NetworkInterfaceId: "eni-0m",
      },
    ],
  }),
  answer("efs.DescribeMountTargetSecurityGroups", { SecurityGroups: ["sg-0a"] }, { MountTargetId: "fsmt-0a" }),
  ...pages("fsx.DescribeFileSystems", "FileSystems", [
    {
      FileSystemId: "fs-0f",
      ResourceARN: "arn:aws:fsx:eu-west-1:111122223333:file-system/fs-0f",
      FileSystemType: "LUSTRE",
      Lifecycle: "AVAILABLE",
      KmsKeyId: KEY,
      VpcId: "vpc-0a",
      SubnetIds: ["subnet-0a"],
      NetworkInterfaceIds: ["eni-0f"],
      LustreConfiguration: { DeploymentType: "PERSISTENT_2" },
    },
  ]),
];

const queues: readonly RecordedAnswer[] = [
  ...pages("sqs.ListQueues", "QueueUrls", ["https://sqs.example.test/111122223333/jobs"]),
  answer("sqs.GetQueueAttributes", {
    Attributes: { QueueArn: "arn:aws:sqs:eu-west-1:111122223333:jobs", KmsMasterKeyId: KEY, SqsManagedSseEnabled: "false" },
  }),
  ...pages("sns.ListTopics", "Topics", [{ TopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" }]),
  answer("sns.GetTopicAttributes", {
    Attributes: { TopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms", KmsMasterKeyId: KEY, Owner: "111122223333", Policy: "{}" },
  }),
  ...pages("kinesis.ListStreams", "StreamNames", ["clicks"]),
  answer("kinesis.DescribeStreamSummary", {
    StreamDescriptionSummary: {
      StreamName: "clicks",
      StreamARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks",
      StreamStatus: "ACTIVE",
      EncryptionType: "KMS",
      KeyId: KEY,
    },
  }),
  ...pages("mq.ListBrokers", "BrokerSummaries", [
    {
      BrokerId: "b-1",
      BrokerName: "orders",
      BrokerArn: "arn:aws:mq:eu-west-1:111122223333:broker:orders:b-1",
      BrokerState: "RUNNING",
      EngineType: "ACTIVEMQ",
    },
  ]),
  ...pages("kafka.ListClustersV2", "ClusterInfoList", [
    {
      ClusterName: "events",
      ClusterArn: "arn:aws:kafka:eu-west-1:111122223333:cluster/events/1",
      State: "ACTIVE",
      ClusterType: "PROVISIONED",
      Provisioned: {
        EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: KEY }, EncryptionInTransit: { ClientBroker: "TLS", InCluster: true } },
      },
    },
  ]),
];

const keys: readonly RecordedAnswer[] = [
  ...pages("kms.ListKeys", "Keys", [{ KeyId: KEY_ID, KeyArn: KEY }], "NextMarker", "Marker"),
  answer("kms.DescribeKey", {
    KeyMetadata: {
      AWSAccountId: "111122223333",
      KeyId: KEY_ID,
      Arn: KEY,
      Enabled: true,
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: "Enabled",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      MultiRegion: false,
    },
  }),
  answer("kms.GetKeyRotationStatus", { KeyRotationEnabled: true, KeyId: KEY_ID, RotationPeriodInDays: 365 }),
  ...pages(
    "kms.ListAliases",
    "Aliases",
    [{ AliasName: "alias/data", AliasArn: "arn:aws:kms:eu-west-1:111122223333:alias/data", TargetKeyId: KEY_ID }],
    "NextMarker",
    "Marker",
  ),
  ...pages("secretsmanager.ListSecrets", "SecretList", [
    {
      ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf",
      Name: "db",
      KmsKeyId: KEY,
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 30 },
      LastRotatedDate: "2026-01-01T00:00:00.000Z",
      LastChangedDate: "2026-01-01T00:00:00.000Z",
      CreatedDate: "2025-01-01T00:00:00.000Z",
    },
  ]),
  ...pages("ssm.DescribeParameters", "Parameters", [
    {
      Name: "/db/password",
      ARN: "arn:aws:ssm:eu-west-1:111122223333:parameter/db/password",
      Type: "SecureString",
      KeyId: KEY,
      LastModifiedDate: "2026-01-01T00:00:00.000Z",
    },
  ]),
];

export const stores: readonly RecordedAnswer[] = [...buckets, ...databases, ...caches, ...files, ...queues, ...keys];
