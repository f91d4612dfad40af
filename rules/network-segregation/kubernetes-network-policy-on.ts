import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/kubernetes-network-policy-on",
  question: "NET-20",
  title: { en: "Kubernetes cluster enforces network policies", zh: "Kubernetes 集群执行网络策略" },
  severity: "medium",
  kind: "kubernetes-cluster",
  controls: ["13.1.3", "CLD.9.5.1"],
  why: {
    en: "Inside a cluster every pod can reach every other. Network policies are the walls between workloads, and without an engine that enforces them they are accepted, stored and ignored.",
    zh: "集群内的 Pod 默认可以任意互访，网络策略是工作负载之间的隔墙。若没有执行引擎，策略会被接受、保存，然后被忽略。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn on network policies in the configuration of the vpc-cni add-on.",
        zh: "在 vpc-cni 插件的配置中启用网络策略。",
      },
      cli: 'aws eks update-addon --cluster-name CLUSTER --addon-name vpc-cni --configuration-values \'{"enableNetworkPolicy":"true"}\'',
      terraform:
        'resource "aws_eks_addon" "network" {\n  cluster_name         = aws_eks_cluster.example.name\n  addon_name           = "vpc-cni"\n  configuration_values = jsonencode({ enableNetworkPolicy = "true" })\n}',
    },
    azure: {
      text: {
        en: "Choose a network policy engine for the cluster: cilium, calico or azure.",
        zh: "为群集选择网络策略引擎：cilium、calico 或 azure。",
      },
      cli: "az aks update -g GROUP -n CLUSTER --network-policy calico",
      terraform:
        'resource "azurerm_kubernetes_cluster" "example" {\n  # …\n  network_profile {\n    network_plugin = "azure"\n    network_policy = "calico"\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Use the Terway network plug-in with network policies on; Flannel has no engine for them.",
        zh: "使用 Terway 网络插件并启用 NetworkPolicy；Flannel 不支持网络策略。",
      },
      terraform:
        'resource "alicloud_cs_managed_kubernetes" "example" {\n  # …\n  addons {\n    name   = "terway-eniip"\n    config = jsonencode({ NetworkPolicy = "true" })\n  }\n}',
    },
  },
  check: (cluster) =>
    must(cluster, "networkPolicy", (on) => on, {
      en: "Nothing enforces network policies in the cluster.",
      zh: "集群中没有执行网络策略的引擎。",
    }),
  examples: {
    pass: [{ resource: given("kubernetes-cluster", { networkPolicy: true }) }],
    fail: [{ resource: given("kubernetes-cluster", { networkPolicy: false }) }],
  },
});
