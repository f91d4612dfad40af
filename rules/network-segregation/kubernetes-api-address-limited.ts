import { everyAddress, parseCidr } from "../../src/model/addresses.ts";
import type { AllowedAddresses } from "../../src/model/kinds/database.ts";
import { limitedByList } from "../../src/rule/allow-list.ts";
import { anyOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";

const anyone = { en: "The API server answers every address of the internet.", zh: "API Server 应答互联网任意地址。" };

const cluster = (...cidrs: readonly string[]) =>
  given("kubernetes-cluster", {
    publicEndpoint: true,
    allowList: cidrs.map((cidr) => part<AllowedAddresses>({ addresses: parseCidr(cidr) ?? everyAddress })),
  });

export default defineRule({
  id: "network-segregation/kubernetes-api-address-limited",
  question: "VMH-18",
  title: { en: "Public Kubernetes API answers only listed addresses", zh: "公网 Kubernetes API 仅应答名单内的地址" },
  severity: "high",
  kind: "kubernetes-cluster",
  controls: ["CLD.9.5.2", "13.1.3", "9.4.1"],
  why: {
    en: "An API server that the whole internet can reach is tried with leaked tokens and every new flaw. Where it must be public, the addresses of offices and pipelines are all it needs to answer.",
    zh: "面向整个互联网的 API Server 会不断遭到泄露令牌与新漏洞的尝试。确需公开时，也只应应答办公网与流水线的地址。",
  },
  fix: {
    aws: {
      text: { en: "List the addresses that may reach the public endpoint.", zh: "列出可访问公有端点的地址。" },
      cli: "aws eks update-cluster-config --name CLUSTER --resources-vpc-config publicAccessCidrs=198.51.100.0/24",
      terraform:
        'resource "aws_eks_cluster" "example" {\n  # …\n  vpc_config {\n    subnet_ids          = aws_subnet.app[*].id\n    public_access_cidrs = ["198.51.100.0/24"]\n  }\n}',
    },
    azure: {
      text: { en: "Set the authorised address ranges of the API server.", zh: "设置 API 服务器的授权 IP 范围。" },
      cli: "az aks update -g GROUP -n CLUSTER --api-server-authorized-ip-ranges 198.51.100.0/24",
      terraform:
        'resource "azurerm_kubernetes_cluster" "example" {\n  # …\n  api_server_access_profile {\n    authorized_ip_ranges = ["198.51.100.0/24"]\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Turn on access control with a whitelist on listener 6443 of the API server's load balancer.",
        zh: "为 API Server 负载均衡的 6443 监听开启白名单访问控制。",
      },
      cli: "aliyun slb SetLoadBalancerTCPListenerAttribute --LoadBalancerId BALANCER --ListenerPort 6443 --AclStatus on --AclType white --AclId ACL",
    },
  },
  check: (subject) =>
    anyOf(
      limitedByList(subject.allowList, anyone),
      must(subject, "publicEndpoint", (open) => !open, anyone),
    ),
  examples: {
    pass: [
      { resource: cluster("198.51.100.0/24", "10.0.0.0/8") },
      { resource: given("kubernetes-cluster", { publicEndpoint: false, allowList: [] }) },
    ],
    fail: [
      { resource: cluster() },
      { resource: cluster("198.51.100.0/24", "0.0.0.0/0") },
      { resource: cluster("0.0.0.0/1", "128.0.0.0/1") },
    ],
  },
});
