/** Machines, their disks, and load balancers, as AWS Config spells them. */
import { textOf } from "../../../src/provider/json.ts";
import type { Carried } from "./carried.ts";
import { always, at, each, texts, within, type Shape } from "./take.ts";

const groups: Shape = { GroupId: always(at("groupId")), GroupName: always(at("groupName")) };
const association: Shape = { PublicIp: at("publicIp"), CarrierIp: at("carrierIp") };

export const machines: readonly Carried[] = [
  {
    operation: "ec2.DescribeInstances",
    type: "AWS::EC2::Instance",
    list: "Instances",
    within: "Reservations",
    shape: {
      InstanceId: always(at("instanceId")),
      ImageId: at("imageId"),
      // One of the two spellings is a left-over of the SDK that Config reads with.
      State: always(within("state", { Name: always(at("name", "value")) })),
      VpcId: always(at("vpcId")),
      SubnetId: at("subnetId"),
      Platform: at("platform"),
      PublicIpAddress: at("publicIpAddress"),
      CurrentInstanceBootMode: always(at("currentInstanceBootMode")),
      TpmSupport: at("tpmSupport"),
      RootDeviceName: at("rootDeviceName"),
      IamInstanceProfile: within("iamInstanceProfile", { Arn: at("arn") }),
      MetadataOptions: always(
        within("metadataOptions", {
          State: always(at("state")),
          HttpTokens: always(at("httpTokens")),
          HttpPutResponseHopLimit: always(at("httpPutResponseHopLimit")),
          HttpEndpoint: always(at("httpEndpoint")),
        }),
      ),
      SecurityGroups: always(each("securityGroups", groups)),
      BlockDeviceMappings: always(
        each("blockDeviceMappings", {
          DeviceName: always(at("deviceName")),
          Ebs: always(within("ebs", { VolumeId: always(at("volumeId")) })),
        }),
      ),
      NetworkInterfaces: always(
        each("networkInterfaces", {
          NetworkInterfaceId: always(at("networkInterfaceId")),
          SubnetId: at("subnetId"),
          VpcId: at("vpcId"),
          Groups: always(each("groups", groups)),
          Association: within("association", association),
          PrivateIpAddresses: always(each("privateIpAddresses", { Association: within("association", association) })),
          Ipv6Addresses: always(each("ipv6Addresses", { Ipv6Address: always(at("ipv6Address")) })),
          Ipv6Prefixes: each("ipv6Prefixes", { Ipv6Prefix: always(at("ipv6Prefix")) }),
        }),
      ),
    },
  },
  {
    operation: "ec2.DescribeVolumes",
    type: "AWS::EC2::Volume",
    list: "Volumes",
    shape: {
      VolumeId: always(at("volumeId")),
      Encrypted: always(at("encrypted")),
      KmsKeyId: at("kmsKeyId"),
      State: at("state.value", "state"),
      Attachments: always(each("attachments", { InstanceId: at("instanceId"), Device: at("device") })),
    },
    whole: (volume) => volume["Encrypted"] !== true || textOf(volume["KmsKeyId"]) !== "",
  },
  {
    operation: "elbv2.DescribeLoadBalancers",
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    list: "LoadBalancers",
    shape: {
      LoadBalancerArn: always(at("loadBalancerArn")),
      LoadBalancerName: always(at("loadBalancerName")),
      DNSName: at("dNSName"),
      Type: always(at("type")),
      Scheme: at("scheme"),
      VpcId: at("vpcId"),
      SecurityGroups: texts("securityGroups"),
    },
    // Gateway load balancers have neither.
    whole: ({ Type, Scheme, SecurityGroups }) => Type === "gateway" || (Scheme !== undefined && SecurityGroups !== undefined),
  },
];
