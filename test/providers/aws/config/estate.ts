/** A small estate twice: as the services answer themselves, and as AWS Config keeps it. Spellings are those of recorded answers and of the schema of Config. */
import type { Json } from "../../../../src/provider/json.ts";

export const ACCOUNT = "111122223333";
export const REGION = "eu-west-1";

export interface Thing {
  readonly operation: string;
  /** Members of the direct answer around the thing. */
  readonly path: readonly string[];
  readonly direct: Json;
  readonly type: string;
  readonly configuration: Json;
}

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/72c87446-729b-4624-9faa-137b26402e0f`;
const BALANCER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/web/7299960b1f36557d`;
const database = (name: string): string => `arn:aws:rds:${REGION}:${ACCOUNT}:${name}`;
const tags = [{ key: "App", value: "DevTest" }];

const networks: readonly Thing[] = [
  {
    operation: "ec2.DescribeVpcs",
    path: ["Vpcs"],
    direct: { VpcId: "vpc-d2d616b5", OwnerId: ACCOUNT, IsDefault: false, CidrBlock: "10.0.0.0/16", State: "available" },
    type: "AWS::EC2::VPC",
    configuration: {
      vpcId: "vpc-d2d616b5",
      ownerId: ACCOUNT,
      isDefault: false,
      cidrBlock: "10.0.0.0/16",
      state: { value: "available" },
      tags,
    },
  },
  {
    operation: "ec2.DescribeSubnets",
    path: ["Subnets"],
    direct: {
      SubnetId: "subnet-6f273034",
      SubnetArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-6f273034`,
      VpcId: "vpc-d2d616b5",
      OwnerId: ACCOUNT,
      MapPublicIpOnLaunch: true,
      AssignIpv6AddressOnCreation: false,
    },
    type: "AWS::EC2::Subnet",
    configuration: {
      subnetId: "subnet-6f273034",
      subnetArn: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-6f273034`,
      vpcId: "vpc-d2d616b5",
      ownerId: ACCOUNT,
      mapPublicIpOnLaunch: true,
      assignIpv6AddressOnCreation: false,
      state: { value: "available" },
      outpostArn: null,
    },
  },
  {
    operation: "ec2.DescribeSecurityGroups",
    path: ["SecurityGroups"],
    direct: {
      GroupId: "sg-04ececeaf1ed666cb",
      GroupName: "launch-wizard-11",
      VpcId: "vpc-d2d616b5",
      OwnerId: ACCOUNT,
      IpPermissions: [
        {
          IpProtocol: "tcp",
          FromPort: 22,
          ToPort: 22,
          IpRanges: [{ CidrIp: "0.0.0.0/0" }],
          Ipv6Ranges: [{ CidrIpv6: "2001:db8::/32" }],
          PrefixListIds: [],
          UserIdGroupPairs: [{ GroupId: "sg-6c7fa917", UserId: ACCOUNT }],
        },
      ],
      IpPermissionsEgress: [
        { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] },
      ],
    },
    type: "AWS::EC2::SecurityGroup",
    configuration: {
      groupName: "launch-wizard-11",
      groupId: "sg-04ececeaf1ed666cb",
      vpcId: "vpc-d2d616b5",
      ownerId: ACCOUNT,
      description: "launch-wizard-11 created 2020-03-18T16:43:39.293-04:00",
      ipPermissions: [
        {
          ipRanges: ["0.0.0.0/0"],
          prefixListIds: [],
          fromPort: 22,
          toPort: 22,
          userIdGroupPairs: [{ groupId: "sg-6c7fa917", userId: ACCOUNT }],
          ipProtocol: "tcp",
          ipv4Ranges: [{ cidrIp: "0.0.0.0/0" }],
          ipv6Ranges: [{ cidrIpv6: "2001:db8::/32" }],
        },
      ],
      ipPermissionsEgress: [
        {
          ipRanges: ["0.0.0.0/0"],
          prefixListIds: [],
          userIdGroupPairs: [],
          ipProtocol: "-1",
          ipv4Ranges: [{ cidrIp: "0.0.0.0/0" }],
          ipv6Ranges: [],
        },
      ],
      tags: [],
    },
  },
  {
    operation: "ec2.DescribeNetworkAcls",
    path: ["NetworkAcls"],
    direct: {
      NetworkAclId: "acl-5fb85d36",
      VpcId: "vpc-d2d616b5",
      OwnerId: ACCOUNT,
      IsDefault: false,
      Associations: [{ NetworkAclAssociationId: "aclassoc-1", NetworkAclId: "acl-5fb85d36", SubnetId: "subnet-6f273034" }],
      Entries: [
        { RuleNumber: 100, Protocol: "6", RuleAction: "allow", Egress: false, CidrBlock: "10.0.0.0/8", PortRange: { From: 443, To: 443 } },
        { RuleNumber: 32767, Protocol: "-1", RuleAction: "deny", Egress: false, CidrBlock: "0.0.0.0/0" },
      ],
    },
    type: "AWS::EC2::NetworkAcl",
    configuration: {
      networkAclId: "acl-5fb85d36",
      vpcId: "vpc-d2d616b5",
      ownerId: ACCOUNT,
      isDefault: false,
      associations: [{ networkAclAssociationId: "aclassoc-1", networkAclId: "acl-5fb85d36", subnetId: "subnet-6f273034" }],
      entries: [
        {
          ruleNumber: 100,
          protocol: "6",
          ruleAction: "allow",
          egress: false,
          cidrBlock: "10.0.0.0/8",
          portRange: { from: 443, to: 443 },
          icmpTypeCode: null,
        },
        { ruleNumber: 32767, protocol: "-1", ruleAction: "deny", egress: false, cidrBlock: "0.0.0.0/0", portRange: null },
      ],
    },
  },
  {
    operation: "ec2.DescribeRouteTables",
    path: ["RouteTables"],
    direct: {
      RouteTableId: "rtb-1",
      VpcId: "vpc-d2d616b5",
      OwnerId: ACCOUNT,
      Routes: [
        { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active" },
        { DestinationCidrBlock: "10.9.0.0/16", VpcPeeringConnectionId: "pcx-1", State: "active" },
      ],
    },
    type: "AWS::EC2::RouteTable",
    configuration: {
      routeTableId: "rtb-1",
      vpcId: "vpc-d2d616b5",
      ownerId: ACCOUNT,
      routes: [
        {
          destinationCidrBlock: "10.0.0.0/16",
          gatewayId: "local",
          origin: "CreateRouteTable",
          state: "active",
          vpcPeeringConnectionId: null,
        },
        { destinationCidrBlock: "10.9.0.0/16", origin: "CreateRoute", state: "active", vpcPeeringConnectionId: "pcx-1" },
      ],
    },
  },
  {
    operation: "ec2.DescribeVpcPeeringConnections",
    path: ["VpcPeeringConnections"],
    direct: {
      VpcPeeringConnectionId: "pcx-1",
      AccepterVpcInfo: { VpcId: "vpc-far", OwnerId: ACCOUNT, CidrBlock: "10.9.0.0/16", CidrBlockSet: [{ CidrBlock: "10.9.0.0/16" }] },
      RequesterVpcInfo: { VpcId: "vpc-d2d616b5", OwnerId: ACCOUNT, CidrBlock: "10.0.0.0/16" },
      Status: { Code: "active" },
    },
    type: "AWS::EC2::VPCPeeringConnection",
    configuration: {
      vpcPeeringConnectionId: "pcx-1",
      accepterVpcInfo: { vpcId: "vpc-far", ownerId: ACCOUNT, cidrBlock: "10.9.0.0/16", cidrBlockSet: [{ cidrBlock: "10.9.0.0/16" }] },
      requesterVpcInfo: { vpcId: "vpc-d2d616b5", ownerId: ACCOUNT, cidrBlock: "10.0.0.0/16" },
      status: "active",
    },
  },
  {
    operation: "ec2.DescribeFlowLogs",
    path: ["FlowLogs"],
    direct: {
      FlowLogId: "fl-1",
      ResourceId: "vpc-d2d616b5",
      FlowLogStatus: "ACTIVE",
      DeliverLogsStatus: "SUCCESS",
      TrafficType: "ALL",
      LogDestinationType: "s3",
      LogDestination: "arn:aws:s3:::flow-logs",
    },
    type: "AWS::EC2::FlowLog",
    configuration: {
      flowLogId: "fl-1",
      resourceId: "vpc-d2d616b5",
      flowLogStatus: "ACTIVE",
      deliverLogsStatus: "SUCCESS",
      deliverLogsErrorMessage: null,
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::flow-logs",
      logGroupName: null,
    },
  },
];

const machines: readonly Thing[] = [
  {
    operation: "ec2.DescribeInstances",
    path: ["Reservations", "Instances"],
    direct: {
      InstanceId: "i-0aaaaaaaaaaaaaaa1",
      State: { Code: 16, Name: "running" },
      VpcId: "vpc-d2d616b5",
      SubnetId: "subnet-6f273034",
      PublicIpAddress: "203.0.113.7",
      CurrentInstanceBootMode: "legacy-bios",
      MetadataOptions: { State: "applied", HttpTokens: "optional", HttpPutResponseHopLimit: 2, HttpEndpoint: "enabled" },
      SecurityGroups: [{ GroupId: "sg-04ececeaf1ed666cb", GroupName: "launch-wizard-11" }],
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeId: "vol-12345" } }],
      NetworkInterfaces: [
        {
          NetworkInterfaceId: "eni-1",
          Groups: [{ GroupId: "sg-04ececeaf1ed666cb", GroupName: "launch-wizard-11" }],
          PrivateIpAddresses: [{ Association: { PublicIp: "203.0.113.7" } }],
          Ipv6Addresses: [],
        },
      ],
    },
    type: "AWS::EC2::Instance",
    configuration: {
      instanceId: "i-0aaaaaaaaaaaaaaa1",
      state: { code: 16, name: "running" },
      vpcId: "vpc-d2d616b5",
      subnetId: "subnet-6f273034",
      publicIpAddress: "203.0.113.7",
      platform: null,
      tpmSupport: null,
      currentInstanceBootMode: "legacy-bios",
      metadataOptions: { state: "applied", httpTokens: "optional", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
      securityGroups: [{ groupId: "sg-04ececeaf1ed666cb", groupName: "launch-wizard-11" }],
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeId: "vol-12345", status: "attached" } }],
      networkInterfaces: [
        {
          networkInterfaceId: "eni-1",
          groups: [{ groupId: "sg-04ececeaf1ed666cb", groupName: "launch-wizard-11" }],
          association: null,
          privateIpAddresses: [{ primary: true, association: { publicIp: "203.0.113.7", ipOwnerId: "amazon" } }],
          ipv6Addresses: [],
        },
      ],
    },
  },
  {
    operation: "ec2.DescribeVolumes",
    path: ["Volumes"],
    direct: {
      VolumeId: "vol-12345",
      Encrypted: true,
      KmsKeyId: KEY,
      State: "in-use",
      Attachments: [{ InstanceId: "i-0aaaaaaaaaaaaaaa1" }],
    },
    type: "AWS::EC2::Volume",
    configuration: {
      volumeId: "vol-12345",
      encrypted: true,
      kmsKeyId: KEY,
      state: { value: "in-use" },
      attachments: [{ instanceId: "i-0aaaaaaaaaaaaaaa1", device: "/dev/xvda", state: "attached" }],
    },
  },
  {
    operation: "elbv2.DescribeLoadBalancers",
    path: ["LoadBalancers"],
    direct: {
      LoadBalancerArn: BALANCER,
      LoadBalancerName: "web",
      DNSName: "internal-web-1.eu-west-1.elb.amazonaws.com",
      Type: "application",
      Scheme: "internal",
      SecurityGroups: ["sg-04ececeaf1ed666cb"],
    },
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    configuration: {
      loadBalancerArn: BALANCER,
      loadBalancerName: "web",
      dNSName: "internal-web-1.eu-west-1.elb.amazonaws.com",
      type: "application",
      scheme: "internal",
      vpcId: "vpc-d2d616b5",
      state: { code: "active", reason: null },
      securityGroups: [{ value: "sg-04ececeaf1ed666cb" }],
    },
  },
];

const databases: readonly Thing[] = [
  {
    operation: "rds.DescribeDBInstances",
    path: ["DBInstances"],
    direct: {
      DBInstanceIdentifier: "c7n-data-index",
      DBInstanceArn: database("db:c7n-data-index"),
      Engine: "postgres",
      EngineVersion: "16.3",
      Endpoint: { Address: "c7n-data-index.cz6wy8cci3uf.eu-west-1.rds.amazonaws.com", Port: 5432 },
      PubliclyAccessible: true,
      StorageEncrypted: true,
      KmsKeyId: KEY,
      DeletionProtection: false,
      EnabledCloudwatchLogsExports: ["postgresql"],
      DBParameterGroups: [{ DBParameterGroupName: "default.postgres16", ParameterApplyStatus: "in-sync" }],
      OptionGroupMemberships: [{ OptionGroupName: "default:postgres-16", Status: "in-sync" }],
      VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-837620f1", Status: "active" }],
    },
    type: "AWS::RDS::DBInstance",
    configuration: {
      dBInstanceIdentifier: "c7n-data-index",
      dBInstanceArn: database("db:c7n-data-index"),
      dBClusterIdentifier: null,
      engine: "postgres",
      engineVersion: "16.3",
      endpoint: { address: "c7n-data-index.cz6wy8cci3uf.eu-west-1.rds.amazonaws.com", port: 5432, hostedZoneId: "Z2R2ITUGPM61AM" },
      dbInstancePort: 0,
      publiclyAccessible: true,
      storageEncrypted: true,
      kmsKeyId: KEY,
      deletionProtection: false,
      enabledCloudwatchLogsExports: ["postgresql"],
      dBParameterGroups: [{ dBParameterGroupName: "default.postgres16", parameterApplyStatus: "in-sync" }],
      optionGroupMemberships: [{ optionGroupName: "default:postgres-16", status: "in-sync" }],
      vpcSecurityGroups: [{ vpcSecurityGroupId: "sg-837620f1", status: "active" }],
      pendingModifiedValues: { masterUserPassword: null },
    },
  },
  {
    operation: "rds.DescribeDBClusters",
    path: ["DBClusters"],
    direct: {
      DBClusterIdentifier: "test-cluster",
      DBClusterArn: database("cluster:test-cluster"),
      Engine: "aurora-mysql",
      EngineVersion: "5.7.mysql_aurora.2.07.2",
      Port: 3306,
      StorageEncrypted: false,
      DeletionProtection: false,
      ActivityStreamStatus: "stopped",
      DBClusterParameterGroup: "default.aurora-mysql5.7",
      DBClusterMembers: [{ DBInstanceIdentifier: "test-cluster-instance-1", DBClusterParameterGroupStatus: "in-sync" }],
      VpcSecurityGroups: [{ VpcSecurityGroupId: "sg-0a77acb83e940aa53", Status: "active" }],
    },
    type: "AWS::RDS::DBCluster",
    configuration: {
      dbclusterIdentifier: "test-cluster",
      dbclusterArn: database("cluster:test-cluster"),
      endpoint: { value: "test-cluster.cluster-cdx07s0u1win.eu-west-1.rds.amazonaws.com" },
      engine: "aurora-mysql",
      engineVersion: "5.7.mysql_aurora.2.07.2",
      port: 3306,
      storageEncrypted: false,
      deletionProtection: false,
      activityStreamStatus: "stopped",
      enabledCloudwatchLogsExports: [],
      dbclusterParameterGroup: "default.aurora-mysql5.7",
      dbclusterMembers: [
        { dbinstanceIdentifier: "test-cluster-instance-1", dbclusterParameterGroupStatus: "in-sync", isClusterWriter: false },
      ],
      vpcSecurityGroups: [{ vpcSecurityGroupId: "sg-0a77acb83e940aa53", status: "active" }],
      tagList: [],
    },
  },
];

export const things: readonly Thing[] = [...networks, ...machines, ...databases];
