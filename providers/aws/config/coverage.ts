/**
 * Where a count of nothing means that there is nothing. A recorder takes on every type, also those that Config does not support in its region, and
 * then counts none of them. The regions are those of "Resource Coverage by Region Availability" in the developer guide of AWS Config (April 2023);
 * in younger ones a count of nothing proves nothing.
 */
const SETTLED: readonly string[] = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"],
  ...["eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-south-1"],
  ...["ap-south-1", "ap-east-1", "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2"],
  ...["cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"],
];
/** Regions in which Config supports the older types alone. */
const LATER: readonly string[] = [
  ...["eu-south-2", "eu-central-2", "ap-south-2", "ap-northeast-3", "ap-southeast-3", "ap-southeast-4"],
  ...["me-south-1", "me-central-1", "af-south-1"],
];
const EVERYWHERE = [...SETTLED, ...LATER];
const without = (...regions: readonly string[]): readonly string[] => SETTLED.filter((region) => !regions.includes(region));

const regionsOf: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGateway::RestApi": EVERYWHERE,
  "AWS::ApiGatewayV2::Api": EVERYWHERE,
  "AWS::AmazonMQ::Broker": SETTLED,
  "AWS::AutoScaling::LaunchConfiguration": EVERYWHERE,
  "AWS::DynamoDB::Table": EVERYWHERE,
  "AWS::EC2::FlowLog": SETTLED,
  "AWS::EC2::Instance": EVERYWHERE,
  "AWS::EC2::LaunchTemplate": SETTLED,
  "AWS::EC2::NetworkAcl": EVERYWHERE,
  "AWS::EC2::RouteTable": EVERYWHERE,
  "AWS::EC2::SecurityGroup": EVERYWHERE,
  "AWS::EC2::Subnet": EVERYWHERE,
  "AWS::EC2::VPC": EVERYWHERE,
  "AWS::EC2::VPCPeeringConnection": EVERYWHERE,
  "AWS::EC2::Volume": EVERYWHERE,
  "AWS::EFS::FileSystem": SETTLED,
  "AWS::EKS::Cluster": SETTLED,
  "AWS::ElasticBeanstalk::Environment": SETTLED,
  "AWS::ElasticLoadBalancing::LoadBalancer": EVERYWHERE,
  "AWS::ElasticLoadBalancingV2::LoadBalancer": EVERYWHERE,
  "AWS::Elasticsearch::Domain": EVERYWHERE,
  "AWS::Kinesis::Stream": SETTLED,
  "AWS::Lambda::Function": without("cn-northwest-1"),
  "AWS::OpenSearch::Domain": SETTLED,
  "AWS::RDS::DBCluster": without("cn-north-1"),
  "AWS::RDS::DBInstance": EVERYWHERE,
  "AWS::Redshift::Cluster": EVERYWHERE,
  "AWS::SNS::Topic": SETTLED,
  "AWS::SQS::Queue": SETTLED,
};

export function provesNone(type: string, region: string): boolean {
  return regionsOf[type]?.includes(region) === true;
}

/** Listings that are asked for directly, and the types of which there must be none for the listing to hold nothing. */
export const listedDirectly: Readonly<Record<string, readonly string[]>> = {
  "apigateway.GetRestApis": ["AWS::ApiGateway::RestApi"],
  "apigatewayv2.GetApis": ["AWS::ApiGatewayV2::Api"],
  "autoscaling.DescribeLaunchConfigurations": ["AWS::AutoScaling::LaunchConfiguration"],
  "dynamodb.ListTables": ["AWS::DynamoDB::Table"],
  "ec2.DescribeLaunchTemplates": ["AWS::EC2::LaunchTemplate"],
  "efs.DescribeFileSystems": ["AWS::EFS::FileSystem"],
  "eks.ListClusters": ["AWS::EKS::Cluster"],
  "elasticbeanstalk.DescribeEnvironments": ["AWS::ElasticBeanstalk::Environment"],
  "elb.DescribeLoadBalancers": ["AWS::ElasticLoadBalancing::LoadBalancer"],
  "kinesis.ListStreams": ["AWS::Kinesis::Stream"],
  "lambda.ListFunctions": ["AWS::Lambda::Function"],
  "mq.ListBrokers": ["AWS::AmazonMQ::Broker"],
  "opensearch.ListDomainNames": ["AWS::OpenSearch::Domain", "AWS::Elasticsearch::Domain"],
  "redshift.DescribeClusters": ["AWS::Redshift::Cluster"],
  "sns.ListTopics": ["AWS::SNS::Topic"],
  "sqs.ListQueues": ["AWS::SQS::Queue"],
};
