/** The services that are asked, by the first part of their operations' names. Each SDK is loaded when it is first needed. */
interface Service {
  readonly load: () => Promise<object>;
  /** The class of the SDK's client. */
  readonly client: string;
  /** One endpoint for the whole partition. */
  readonly global?: true;
}

const services = {
  apigateway: { load: () => import("@aws-sdk/client-api-gateway"), client: "APIGatewayClient" },
  apigatewayv2: { load: () => import("@aws-sdk/client-apigatewayv2"), client: "ApiGatewayV2Client" },
  autoscaling: { load: () => import("@aws-sdk/client-auto-scaling"), client: "AutoScalingClient" },
  cloudfront: { load: () => import("@aws-sdk/client-cloudfront"), client: "CloudFrontClient", global: true },
  cloudtrail: { load: () => import("@aws-sdk/client-cloudtrail"), client: "CloudTrailClient" },
  config: { load: () => import("@aws-sdk/client-config-service"), client: "ConfigServiceClient" },
  dax: { load: () => import("@aws-sdk/client-dax"), client: "DAXClient" },
  dynamodb: { load: () => import("@aws-sdk/client-dynamodb"), client: "DynamoDBClient" },
  ec2: { load: () => import("@aws-sdk/client-ec2"), client: "EC2Client" },
  efs: { load: () => import("@aws-sdk/client-efs"), client: "EFSClient" },
  eks: { load: () => import("@aws-sdk/client-eks"), client: "EKSClient" },
  elasticache: { load: () => import("@aws-sdk/client-elasticache"), client: "ElastiCacheClient" },
  elasticbeanstalk: { load: () => import("@aws-sdk/client-elastic-beanstalk"), client: "ElasticBeanstalkClient" },
  elb: { load: () => import("@aws-sdk/client-elastic-load-balancing"), client: "ElasticLoadBalancingClient" },
  elbv2: { load: () => import("@aws-sdk/client-elastic-load-balancing-v2"), client: "ElasticLoadBalancingV2Client" },
  fsx: { load: () => import("@aws-sdk/client-fsx"), client: "FSxClient" },
  guardduty: { load: () => import("@aws-sdk/client-guardduty"), client: "GuardDutyClient" },
  iam: { load: () => import("@aws-sdk/client-iam"), client: "IAMClient", global: true },
  kafka: { load: () => import("@aws-sdk/client-kafka"), client: "KafkaClient" },
  kinesis: { load: () => import("@aws-sdk/client-kinesis"), client: "KinesisClient" },
  kms: { load: () => import("@aws-sdk/client-kms"), client: "KMSClient" },
  lambda: { load: () => import("@aws-sdk/client-lambda"), client: "LambdaClient" },
  logs: { load: () => import("@aws-sdk/client-cloudwatch-logs"), client: "CloudWatchLogsClient" },
  memorydb: { load: () => import("@aws-sdk/client-memorydb"), client: "MemoryDBClient" },
  mq: { load: () => import("@aws-sdk/client-mq"), client: "MqClient" },
  opensearch: { load: () => import("@aws-sdk/client-opensearch"), client: "OpenSearchClient" },
  organizations: { load: () => import("@aws-sdk/client-organizations"), client: "OrganizationsClient", global: true },
  rds: { load: () => import("@aws-sdk/client-rds"), client: "RDSClient" },
  redshift: { load: () => import("@aws-sdk/client-redshift"), client: "RedshiftClient" },
  "redshift-serverless": { load: () => import("@aws-sdk/client-redshift-serverless"), client: "RedshiftServerlessClient" },
  s3: { load: () => import("@aws-sdk/client-s3"), client: "S3Client" },
  "s3-control": { load: () => import("@aws-sdk/client-s3-control"), client: "S3ControlClient" },
  secretsmanager: { load: () => import("@aws-sdk/client-secrets-manager"), client: "SecretsManagerClient" },
  sns: { load: () => import("@aws-sdk/client-sns"), client: "SNSClient" },
  sqs: { load: () => import("@aws-sdk/client-sqs"), client: "SQSClient" },
  ssm: { load: () => import("@aws-sdk/client-ssm"), client: "SSMClient" },
  sts: { load: () => import("@aws-sdk/client-sts"), client: "STSClient" },
} as const satisfies Readonly<Record<string, Service>>;

export function serviceNamed(name: string): Service | undefined {
  return (services as Readonly<Record<string, Service>>)[name];
}
