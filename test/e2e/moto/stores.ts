/** The stores, databases, keys and queues of the estate. */
import { CloudTrailClient, CreateTrailCommand, PutEventSelectorsCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, CreateLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateFileSystemCommand, EFSClient } from "@aws-sdk/client-efs";
import { CreateCacheClusterCommand, CreateReplicationGroupCommand, ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateDBInstanceCommand, CreateDBSubnetGroupCommand, RDSClient } from "@aws-sdk/client-rds";
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type BucketLocationConstraint,
} from "@aws-sdk/client-s3";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Network } from "./network.ts";
import { clientIn, type Keys } from "./service.ts";

/** ARNs of a key that turns by itself, and of one that does not. */
export async function makeKeys(region: string, keys: Keys | undefined): Promise<readonly [turning: string, still: string]> {
  const kms = new KMSClient(clientIn(region, keys));
  const [turning, still] = await Promise.all(["turning", "still"].map((Description) => kms.send(new CreateKeyCommand({ Description }))));
  await kms.send(new EnableKeyRotationCommand({ KeyId: turning?.KeyMetadata?.KeyId }));
  return [turning?.KeyMetadata?.Arn ?? "", still?.KeyMetadata?.Arn ?? ""];
}

/** Log groups: one that is kept, one that is not, and as many more as there should be. */
export async function makeLogGroups(region: string, keys: Keys | undefined, more: number): Promise<void> {
  const logs = new CloudWatchLogsClient(clientIn(region, keys));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/shop/kept" }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: "/shop/kept", retentionInDays: 400 }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/shop/brief" }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: "/shop/brief", retentionInDays: 3 }));
  for (let made = 0; made < more; made += 10) {
    const names = Array.from({ length: Math.min(10, more - made) }, (_, index) => `/many/${String(made + index).padStart(5, "0")}`);
    await Promise.all(names.map((logGroupName) => logs.send(new CreateLogGroupCommand({ logGroupName }))));
  }
}

export async function makeStores(
  region: string,
  keys: Keys | undefined,
  { key, network, prefix }: { key: string; network: Network; prefix: string },
): Promise<void> {
  await buckets(region, keys, key, prefix);
  await databases(region, keys, network);
  const at = clientIn(region, keys);
  await new DynamoDBClient(at).send(
    new CreateTableCommand({
      TableName: "orders",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      DeletionProtectionEnabled: true,
      SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: key },
    }),
  );
  const efs = new EFSClient(at);
  for (const [name, Encrypted] of [
    ["sealed", true],
    ["open", false],
  ] as const)
    await efs.send(new CreateFileSystemCommand({ CreationToken: name, Encrypted, Tags: [{ Key: "Name", Value: name }] }));
  const cache = new ElastiCacheClient(at);
  await cache.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: "sealed",
      ReplicationGroupDescription: "sealed",
      Engine: "redis",
      CacheNodeType: "cache.t3.small",
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      AuthToken: "canary-of-an-auth-token",
    }),
  );
  await cache.send(
    new CreateCacheClusterCommand({ CacheClusterId: "open", Engine: "redis", CacheNodeType: "cache.t3.small", NumCacheNodes: 1 }),
  );
  const sns = new SNSClient(at);
  await sns.send(new CreateTopicCommand({ Name: "sealed", Attributes: { KmsMasterKeyId: key } }));
  await sns.send(new CreateTopicCommand({ Name: "open" }));
  const sqs = new SQSClient(at);
  await sqs.send(new CreateQueueCommand({ QueueName: "sealed", Attributes: { KmsMasterKeyId: key } }));
  await sqs.send(new CreateQueueCommand({ QueueName: "open", Attributes: { SqsManagedSseEnabled: "false" } }));
  // The SDK would speak HTTP/2, which this endpoint does not.
  await new KinesisClient({ ...at, requestHandler: new SQSClient(at).config.requestHandler }).send(
    new CreateStreamCommand({ StreamName: "clicks", ShardCount: 1 }),
  );
  await new SecretsManagerClient(at).send(new CreateSecretCommand({ Name: "shop/database", SecretString: "canary-of-a-secret" }));
  await new SSMClient(at).send(new PutParameterCommand({ Name: "/shop/token", Type: "SecureString", Value: "canary-of-a-parameter" }));
}

async function buckets(region: string, keys: Keys | undefined, key: string, prefix: string): Promise<void> {
  const s3 = new S3Client({ ...clientIn(region, keys), forcePathStyle: true });
  const where = region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
  const partition = key.split(":")[1] ?? "aws";
  for (const name of ["ledger", "flyers", "trail"]) await s3.send(new CreateBucketCommand({ Bucket: `${prefix}-${name}`, ...where }));
  const Bucket = `${prefix}-ledger`;
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key } }],
      },
    }),
  );
  const statement = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:${partition}:s3:::${Bucket}`, `arn:${partition}:s3:::${Bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) }));
  await s3.send(new PutBucketAclCommand({ Bucket: `${prefix}-flyers`, ACL: "public-read" }));
  const trails = new CloudTrailClient(clientIn(region, keys));
  await trails.send(
    new CreateTrailCommand({
      Name: "all",
      S3BucketName: `${prefix}-trail`,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
    }),
  );
  await trails.send(
    new PutEventSelectorsCommand({ TrailName: "all", EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }] }),
  );
  await trails.send(new StartLoggingCommand({ Name: "all" }));
}

async function databases(region: string, keys: Keys | undefined, { subnets, group }: Network): Promise<void> {
  const rds = new RDSClient(clientIn(region, keys));
  await rds.send(new CreateDBSubnetGroupCommand({ DBSubnetGroupName: "shop", DBSubnetGroupDescription: "shop", SubnetIds: [...subnets] }));
  const database = (name: string, good: boolean): CreateDBInstanceCommand =>
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: name,
      Engine: "postgres",
      DBInstanceClass: "db.t3.micro",
      AllocatedStorage: 20,
      MasterUsername: "shop",
      MasterUserPassword: "canary-of-a-master-password",
      DBSubnetGroupName: "shop",
      VpcSecurityGroupIds: [group],
      StorageEncrypted: good,
      PubliclyAccessible: !good,
      DeletionProtection: good,
    });
  await rds.send(database("ledger", true));
  await rds.send(database("lab", false));
}
