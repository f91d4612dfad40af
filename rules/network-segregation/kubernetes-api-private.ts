import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/kubernetes-api-private",
  question: "VMH-18",
  title: { en: "Kubernetes API has no public endpoint", zh: "Kubernetes API 没有公网端点" },
  severity: "medium",
  kind: "kubernetes-cluster",
  controls: ["CLD.9.5.2", "13.1.3", "9.4.1"],
  why: {
    en: "Whoever talks to the API server decides what runs on every node. On a public address a leaked token or a flaw of the server is enough; on a private one the attacker has to be inside first.",
    zh: "能与 API Server 对话，便能决定每个节点上运行什么。在公网地址上，一个泄露的令牌或一个服务端漏洞就已足够；在内网地址上，攻击者须先进入内网。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn on the private endpoint and turn off the public one; administer through the VPC.",
        zh: "启用私有端点并关闭公有端点，从 VPC 内进行管理。",
      },
      cli: "aws eks update-cluster-config --name CLUSTER --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true",
      terraform:
        'resource "aws_eks_cluster" "example" {\n  # …\n  vpc_config {\n    subnet_ids              = aws_subnet.app[*].id\n    endpoint_public_access  = false\n    endpoint_private_access = true\n  }\n}',
    },
    azure: {
      text: {
        en: "Create the cluster as a private cluster; for an existing one, integrate the API server with the network first.",
        zh: "以专用群集方式创建；已有群集须先将 API 服务器集成到虚拟网络。",
      },
      cli: "az aks create -g GROUP -n CLUSTER --enable-private-cluster",
      terraform: 'resource "azurerm_kubernetes_cluster" "example" {\n  # …\n  private_cluster_enabled = true\n}',
    },
    alicloud: {
      text: {
        en: "Create the cluster without a public address for the API server, or unbind its EIP.",
        zh: "创建集群时不为 API Server 绑定公网地址，已有集群解绑其 EIP。",
      },
      cli: "aliyun cs ModifyCluster --ClusterId CLUSTER --body '{\"api_server_eip\":false}'",
      terraform: 'resource "alicloud_cs_managed_kubernetes" "example" {\n  # …\n  slb_internet_enabled = false\n}',
    },
  },
  check: (cluster) =>
    must(cluster, "publicEndpoint", (open) => !open, {
      en: "The API server answers on a public address.",
      zh: "API Server 在公网地址上应答。",
    }),
  examples: {
    pass: [{ resource: given("kubernetes-cluster", { publicEndpoint: false }) }],
    fail: [{ resource: given("kubernetes-cluster", { publicEndpoint: true }) }],
  },
});
