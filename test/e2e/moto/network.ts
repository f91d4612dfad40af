/** The networks, machines and disks of the estate: of each kind one that is as it should be, and one that is not. */
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateImageCommand,
  CreateLaunchTemplateCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSecurityGroupCommand,
  CreateSnapshotCommand,
  CreateSubnetCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifyImageAttributeCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceMetadataOptionsCommand,
  ModifySnapshotAttributeCommand,
  ModifySubnetAttributeCommand,
  RunInstancesCommand,
  type ResourceType,
  type TagSpecification,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { clientIn, type Keys } from "./service.ts";

export interface Network {
  readonly vpc: string;
  readonly subnets: readonly [string, string];
  readonly group: string;
  /** What was made by kind and name, to the id that it was given. */
  readonly ids: ReadonlyMap<string, string>;
}

function named(type: ResourceType, name: string): TagSpecification[] {
  return [{ ResourceType: type, Tags: [{ Key: "Name", Value: name }] }];
}

/** `deliverer`: role that writes flow logs. */
export async function makeNetwork(region: string, keys: Keys | undefined, deliverer: string): Promise<Network> {
  const ec2 = new EC2Client(clientIn(region, keys));
  await ec2.send(new EnableEbsEncryptionByDefaultCommand({}));
  const vpcNamed = async (name: string, block: string): Promise<string> => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: block, TagSpecifications: named("vpc", name) }));
    return Vpc?.VpcId ?? "";
  };
  const shop = await vpcNamed("shop", "10.1.0.0/16");
  const lab = await vpcNamed("lab", "10.2.0.0/16");
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceIds: [shop],
      ResourceType: "VPC",
      TrafficType: "ALL",
      LogDestinationType: "cloud-watch-logs",
      LogGroupName: "/shop/kept",
      DeliverLogsPermissionArn: deliverer,
    }),
  );
  const subnetNamed = async (name: string, block: string, zone: string): Promise<string> => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId: shop,
        CidrBlock: block,
        AvailabilityZone: `${region}${zone}`,
        TagSpecifications: named("subnet", name),
      }),
    );
    return Subnet?.SubnetId ?? "";
  };
  const subnets = [await subnetNamed("inside", "10.1.1.0/24", "a"), await subnetNamed("edge", "10.1.2.0/24", "b")] as const;
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: subnets[1], MapPublicIpOnLaunch: { Value: true } }));
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: shop, TagSpecifications: named("network-acl", "edge") }));
  await ec2.send(
    new CreateNetworkAclEntryCommand({
      NetworkAclId: NetworkAcl?.NetworkAclId,
      RuleNumber: 100,
      Protocol: "6",
      RuleAction: "allow",
      Egress: false,
      CidrBlock: "0.0.0.0/0",
      PortRange: { From: 22, To: 22 },
    }),
  );
  const groupNamed = async (name: string, port: number, source: string): Promise<string> => {
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: name, Description: name, VpcId: shop }));
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp: source }] }],
      }),
    );
    return GroupId ?? "";
  };
  const group = await groupNamed("app", 443, "10.0.0.0/8");
  const bastion = await groupNamed("bastion", 22, "0.0.0.0/0");
  await balancers(region, keys, { vpc: shop, subnets, group });
  const made = await machines(ec2, { region, subnets, group, bastion });
  const ids = new Map([
    ["virtual-network shop", shop],
    ["virtual-network lab", lab],
    ["subnet inside", subnets[0]],
    ["subnet edge", subnets[1]],
    ["network-acl edge", NetworkAcl?.NetworkAclId ?? ""],
    ...made,
  ]);
  return { vpc: shop, subnets, group, ids };
}

async function machines(
  ec2: EC2Client,
  { region, subnets, group, bastion }: { region: string; subnets: readonly [string, string]; group: string; bastion: string },
): Promise<readonly (readonly [string, string])[]> {
  const ImageId = "ami-12c6146b";
  const run = async (name: string, more: Partial<ConstructorParameters<typeof RunInstancesCommand>[0]>): Promise<string> => {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId,
        InstanceType: "m5.large",
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: named("instance", name),
        ...more,
      }),
    );
    return Instances?.[0]?.InstanceId ?? "";
  };
  const app = await run("app", {
    SubnetId: subnets[0],
    SecurityGroupIds: [group],
    MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled", HttpPutResponseHopLimit: 1 },
  });
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: app, DisableApiTermination: { Value: true } }));
  const hop = await run("hop", {
    SubnetId: subnets[1],
    SecurityGroupIds: [bastion],
    UserData: Buffer.from("#!/bin/sh\nexport DB_PASSWORD=canary-of-user-data\n").toString("base64"),
  });
  await ec2.send(
    new ModifyInstanceMetadataOptionsCommand({
      InstanceId: hop,
      HttpTokens: "optional",
      HttpEndpoint: "enabled",
      HttpPutResponseHopLimit: 2,
    }),
  );
  const volume = async (name: string, Encrypted: boolean): Promise<string> => {
    const made = await ec2.send(
      new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 8, Encrypted, TagSpecifications: named("volume", name) }),
    );
    return made.VolumeId ?? "";
  };
  const sealed = await volume("sealed", true);
  const open = await volume("open", false);
  const kept = await ec2.send(
    new CreateSnapshotCommand({ VolumeId: sealed, Description: "kept", TagSpecifications: named("snapshot", "kept") }),
  );
  const given = await ec2.send(
    new CreateSnapshotCommand({ VolumeId: open, Description: "given", TagSpecifications: named("snapshot", "given") }),
  );
  await ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId: given.SnapshotId,
      Attribute: "createVolumePermission",
      OperationType: "add",
      GroupNames: ["all"],
    }),
  );
  const { ImageId: golden } = await ec2.send(new CreateImageCommand({ InstanceId: hop, Name: "golden" }));
  await ec2.send(new ModifyImageAttributeCommand({ ImageId: golden, LaunchPermission: { Add: [{ Group: "all" }] } }));
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: "fleet",
      LaunchTemplateData: { ImageId, MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled" } },
    }),
  );
  return [
    ["virtual-machine app", app],
    ["virtual-machine hop", hop],
    ["disk sealed", sealed],
    ["disk open", open],
    ["snapshot kept", kept.SnapshotId ?? ""],
    ["snapshot given", given.SnapshotId ?? ""],
  ];
}

async function balancers(region: string, keys: Keys | undefined, { vpc, subnets, group }: Omit<Network, "ids">): Promise<void> {
  const elb = new ElasticLoadBalancingV2Client(clientIn(region, keys));
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: "shop", Subnets: [...subnets], SecurityGroups: [group], Scheme: "internal" }),
  );
  const { TargetGroups } = await elb.send(new CreateTargetGroupCommand({ Name: "shop", Protocol: "HTTP", Port: 80, VpcId: vpc }));
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn }],
    }),
  );
}
