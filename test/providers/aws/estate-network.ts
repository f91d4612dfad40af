/** Machines and networks. */
import type { RecordedAnswer } from "../../../src/provider/recorded.ts";
import { answer, CANARY, KEY, pages } from "./estate-answers.ts";

const metadata = {
  State: "applied",
  HttpTokens: "required",
  HttpPutResponseHopLimit: 1,
  HttpEndpoint: "enabled",
  InstanceMetadataTags: "disabled",
};
const none = { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };

const group = (id: string, name: string, ingress: readonly object[], egress: readonly object[]): object => ({
  GroupId: id,
  GroupName: name,
  Description: name,
  OwnerId: "111122223333",
  VpcId: "vpc-0a",
  IpPermissions: ingress,
  IpPermissionsEgress: egress,
  Tags: [],
});

const entry = (egress: boolean, action: string, number: number, cidr: string): object => ({
  CidrBlock: cidr,
  Egress: egress,
  Protocol: "-1",
  RuleAction: action,
  RuleNumber: number,
});

export const network: readonly RecordedAnswer[] = [
  ...pages("ec2.DescribeInstances", "Reservations", [
    {
      ReservationId: "r-0a",
      OwnerId: "111122223333",
      Instances: [
        {
          InstanceId: "i-0a",
          ImageId: "ami-0a",
          State: { Code: 16, Name: "running" },
          InstanceType: "t3.micro",
          KeyName: "operator",
          MetadataOptions: metadata,
          Monitoring: { State: "enabled" },
          IamInstanceProfile: { Arn: "arn:aws:iam::111122223333:instance-profile/web", Id: "AIPAEXAMPLE" },
          VpcId: "vpc-0a",
          SubnetId: "subnet-0a",
          PrivateIpAddress: "10.0.1.10",
          PlatformDetails: "Linux/UNIX",
          SourceDestCheck: true,
          EbsOptimized: true,
          BootMode: "uefi",
          CurrentInstanceBootMode: "uefi",
          SecurityGroups: [{ GroupId: "sg-0a", GroupName: "web" }],
          RootDeviceName: "/dev/xvda",
          RootDeviceType: "ebs",
          BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeId: "vol-0a", DeleteOnTermination: true, Status: "attached" } }],
          NetworkInterfaces: [
            {
              NetworkInterfaceId: "eni-0a",
              SubnetId: "subnet-0a",
              VpcId: "vpc-0a",
              Groups: [{ GroupId: "sg-0a", GroupName: "web" }],
              PrivateIpAddress: "10.0.1.10",
              PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: "10.0.1.10" }],
              Ipv6Addresses: [],
            },
          ],
          Tags: [{ Key: "Name", Value: "web" }],
        },
      ],
    },
  ]),
  ...pages("ec2.DescribeVolumes", "Volumes", [
    {
      VolumeId: "vol-0a",
      Encrypted: true,
      KmsKeyId: KEY,
      State: "in-use",
      Size: 8,
      Attachments: [{ InstanceId: "i-0a", VolumeId: "vol-0a", State: "attached", Device: "/dev/xvda" }],
      Tags: [],
    },
  ]),
  answer("ec2.DescribeInstanceAttribute", { InstanceId: "i-0a", DisableApiTermination: { Value: true } }, { InstanceId: "i-0a" }),
  ...pages("ssm.DescribeInstanceInformation", "InstanceInformationList", [
    { InstanceId: "i-0a", PingStatus: "Online", PlatformType: "Linux", AgentVersion: "3.2.0.0", ResourceType: "EC2Instance" },
  ]),
  answer("ssm.DescribeInstancePatchStates", {
    InstancePatchStates: [
      {
        InstanceId: "i-0a",
        PatchGroup: "",
        BaselineId: "pb-0a",
        Operation: "Scan",
        OperationStartTime: "2026-01-14T08:00:00.000Z",
        OperationEndTime: "2026-01-14T08:05:00.000Z",
        MissingCount: 0,
        FailedCount: 0,
        CriticalNonCompliantCount: 0,
        SecurityNonCompliantCount: 0,
      },
    ],
  }),
  ...pages("ec2.DescribeLaunchTemplates", "LaunchTemplates", [
    { LaunchTemplateId: "lt-0a", LaunchTemplateName: "web", DefaultVersionNumber: 1, LatestVersionNumber: 1 },
  ]),
  answer(
    "ec2.DescribeLaunchTemplateVersions",
    {
      LaunchTemplateVersions: [
        {
          LaunchTemplateId: "lt-0a",
          LaunchTemplateName: "web",
          VersionNumber: 1,
          DefaultVersion: true,
          LaunchTemplateData: {
            ImageId: "ami-0a",
            MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled", HttpPutResponseHopLimit: 1 },
            Monitoring: { Enabled: true },
            BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, KmsKeyId: KEY, VolumeSize: 8 } }],
            NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: ["sg-0a"] }],
            DisableApiTermination: true,
            UserData: Buffer.from(`#!/bin/sh\nexport DB_PASSWORD=${CANARY}\n`).toString("base64"),
          },
        },
      ],
    },
    { LaunchTemplateId: "lt-0a" },
  ),
  ...pages("autoscaling.DescribeLaunchConfigurations", "LaunchConfigurations", [
    {
      LaunchConfigurationName: "old-web",
      LaunchConfigurationARN: "arn:aws:autoscaling:eu-west-1:111122223333:launchConfiguration:1:launchConfigurationName/old-web",
      ImageId: "ami-0a",
      InstanceType: "t3.micro",
      KeyName: "",
      UserData: "",
      SecurityGroups: ["sg-0a"],
      AssociatePublicIpAddress: false,
      MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled", HttpPutResponseHopLimit: 1 },
      InstanceMonitoring: { Enabled: true },
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, VolumeSize: 8 } }],
    },
  ]),
  ...pages("ec2.DescribeSnapshots", "Snapshots", [
    { SnapshotId: "snap-0a", VolumeId: "vol-0a", Encrypted: true, KmsKeyId: KEY, OwnerId: "111122223333", State: "completed" },
  ]),
  answer("ec2.DescribeSnapshotAttribute", { SnapshotId: "snap-0a", CreateVolumePermissions: [] }, { SnapshotId: "snap-0a" }),
  answer("ec2.GetSnapshotBlockPublicAccessState", { State: "block-all-sharing", ManagedBy: "account" }),
  ...pages("ec2.DescribeImages", "Images", [
    {
      ImageId: "ami-0a",
      Name: "golden",
      OwnerId: "111122223333",
      Public: false,
      State: "available",
      RootDeviceType: "ebs",
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { SnapshotId: "snap-0a", Encrypted: true } }],
    },
  ]),
  answer("ec2.DescribeImageAttribute", { ImageId: "ami-0a", LaunchPermissions: [] }, { ImageId: "ami-0a" }),
  answer("ec2.GetEbsEncryptionByDefault", { EbsEncryptionByDefault: true, SseType: "sse-ebs" }),
  answer("ec2.GetInstanceMetadataDefaults", {
    AccountLevel: { HttpTokens: "required", HttpPutResponseHopLimit: 1, HttpEndpoint: "enabled", ManagedBy: "account" },
  }),
  ...pages("ec2.DescribeVpcs", "Vpcs", [
    {
      VpcId: "vpc-0a",
      CidrBlock: "10.0.0.0/16",
      IsDefault: false,
      State: "available",
      OwnerId: "111122223333",
      CidrBlockAssociationSet: [{ AssociationId: "a", CidrBlock: "10.0.0.0/16", CidrBlockState: { State: "associated" } }],
      Ipv6CidrBlockAssociationSet: [],
      Tags: [],
    },
  ]),
  ...pages("ec2.DescribeSubnets", "Subnets", [
    {
      SubnetId: "subnet-0a",
      VpcId: "vpc-0a",
      CidrBlock: "10.0.1.0/24",
      MapPublicIpOnLaunch: false,
      AssignIpv6AddressOnCreation: false,
      DefaultForAz: false,
      State: "available",
      OwnerId: "111122223333",
      Ipv6CidrBlockAssociationSet: [],
      Tags: [],
    },
  ]),
  ...pages("ec2.DescribeFlowLogs", "FlowLogs", [
    {
      FlowLogId: "fl-0a",
      ResourceId: "vpc-0a",
      FlowLogStatus: "ACTIVE",
      DeliverLogsStatus: "SUCCESS",
      TrafficType: "ALL",
      LogDestinationType: "cloud-watch-logs",
      LogGroupName: "/vpc/flow",
      MaxAggregationInterval: 600,
    },
  ]),
  ...pages("ec2.DescribeRouteTables", "RouteTables", [
    {
      RouteTableId: "rtb-0a",
      VpcId: "vpc-0a",
      OwnerId: "111122223333",
      Associations: [
        { Main: true, RouteTableId: "rtb-0a", RouteTableAssociationId: "rtbassoc-0a", AssociationState: { State: "associated" } },
      ],
      Routes: [
        { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active", Origin: "CreateRouteTable" },
        { DestinationCidrBlock: "10.9.0.0/16", VpcPeeringConnectionId: "pcx-0a", State: "active", Origin: "CreateRoute" },
      ],
      Tags: [],
    },
  ]),
  ...pages("ec2.DescribeVpcPeeringConnections", "VpcPeeringConnections", [
    {
      VpcPeeringConnectionId: "pcx-0a",
      Status: { Code: "active", Message: "Active" },
      RequesterVpcInfo: {
        VpcId: "vpc-0a",
        OwnerId: "111122223333",
        CidrBlock: "10.0.0.0/16",
        CidrBlockSet: [{ CidrBlock: "10.0.0.0/16" }],
        Region: "eu-west-1",
      },
      AccepterVpcInfo: {
        VpcId: "vpc-0b",
        OwnerId: "111122223333",
        CidrBlock: "10.9.0.0/16",
        CidrBlockSet: [{ CidrBlock: "10.9.0.0/16" }],
        Region: "eu-west-1",
      },
    },
  ]),
  ...pages("ec2.DescribeNetworkAcls", "NetworkAcls", [
    {
      NetworkAclId: "acl-0a",
      VpcId: "vpc-0a",
      IsDefault: true,
      OwnerId: "111122223333",
      Associations: [{ NetworkAclAssociationId: "aclassoc-0a", NetworkAclId: "acl-0a", SubnetId: "subnet-0a" }],
      Entries: [
        entry(false, "allow", 100, "10.0.0.0/8"),
        entry(false, "deny", 32767, "0.0.0.0/0"),
        entry(true, "allow", 100, "10.0.0.0/8"),
        entry(true, "deny", 32767, "0.0.0.0/0"),
      ],
      Tags: [],
    },
  ]),
  ...pages("ec2.DescribeSecurityGroups", "SecurityGroups", [
    group(
      "sg-0a",
      "web",
      [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...none, IpRanges: [{ CidrIp: "10.0.0.0/8" }] },
        { IpProtocol: "tcp", FromPort: 22, ToPort: 22, ...none, PrefixListIds: [{ PrefixListId: "pl-0a" }] },
      ],
      [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...none, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }],
    ),
    group("sg-0b", "default", [], []),
  ]),
  ...pages("ec2.DescribeManagedPrefixLists", "PrefixLists", [
    {
      PrefixListId: "pl-0a",
      PrefixListName: "offices",
      AddressFamily: "IPv4",
      MaxEntries: 5,
      OwnerId: "111122223333",
      State: "create-complete",
    },
  ]),
  answer("ec2.GetManagedPrefixListEntries", { Entries: [{ Cidr: "203.0.113.0/24", Description: "office" }] }, { PrefixListId: "pl-0a" }),
  // Asked about the file systems of FSx, whose groups stand on their interfaces.
  answer("ec2.DescribeNetworkInterfaces", {
    NetworkInterfaces: [
      { NetworkInterfaceId: "eni-0f", VpcId: "vpc-0a", SubnetId: "subnet-0a", Groups: [{ GroupId: "sg-0a", GroupName: "web" }] },
    ],
  }),
];
