import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/no-public-address",
  question: "VMH-03",
  title: { en: "Virtual machine has no public address of its own", zh: "虚拟机没有直接的公网地址" },
  severity: "high",
  kind: "virtual-machine",
  controls: ["CLD.9.5.2", "13.1.3"],
  why: {
    en: "A machine with a public address is one wrong rule away from the internet. Behind a load balancer, a NAT gateway and a bastion it can serve, fetch updates and be administered without one.",
    zh: "拥有公网地址的机器距离暴露只差一条写错的规则。置于负载均衡、NAT 网关与堡垒机之后，它无需公网地址即可提供服务、获取更新并接受管理。",
  },
  fix: {
    aws: {
      text: {
        en: "Release the Elastic IP, or move the machine to a private subnet; let a load balancer take the traffic.",
        zh: "解绑弹性 IP，或将机器移至私有子网，由负载均衡接收流量。",
      },
      cli: "aws ec2 disassociate-address --association-id ASSOCIATION",
      terraform: 'resource "aws_instance" "example" {\n  # …\n  associate_public_ip_address = false\n}',
    },
    azure: {
      text: {
        en: "Take the public address off the network interface; let a load balancer or an application gateway take the traffic.",
        zh: "从网络接口上移除公共 IP，由负载均衡器或应用程序网关接收流量。",
      },
      cli: "az network nic ip-config update -g GROUP --nic-name NIC -n CONFIGURATION --public-ip-address null",
      terraform:
        'ip_configuration {\n  name                          = "internal"\n  subnet_id                     = azurerm_subnet.example.id\n  private_ip_address_allocation = "Dynamic"\n}',
    },
    alicloud: {
      text: {
        en: "Unbind the EIP, or set the outbound bandwidth of the instance to 0; let a load balancer take the traffic.",
        zh: "解绑 EIP，或将实例的公网出带宽设为 0，由负载均衡接收流量。",
      },
      cli: "aliyun vpc UnassociateEipAddress --AllocationId EIP --InstanceId INSTANCE",
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  internet_max_bandwidth_out = 0\n}',
    },
  },
  check: (machine) =>
    must(machine, "publicAddress", (has) => !has, {
      en: "The machine has a public address of its own.",
      zh: "该机器直接绑定了公网地址。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { publicAddress: false }) }],
    fail: [{ resource: given("virtual-machine", { publicAddress: true }) }],
  },
});
