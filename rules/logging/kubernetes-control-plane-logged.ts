import { known } from "../../src/model/fact.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/kubernetes-control-plane-logged",
  question: "LOG-03",
  title: { en: "Cluster exports the logs of its control plane", zh: "集群已导出控制面日志" },
  severity: "medium",
  kind: "kubernetes-cluster",
  controls: ["12.4.1", "12.4.3"],
  why: {
    en: "Who changed a workload or read a secret of the cluster is only in the audit log of its API. The cloud keeps that log only if it is told to.",
    zh: "谁修改了工作负载或读取了集群机密，仅见于 API 审计日志，而云平台只在明确开启后才保存。",
  },
  fix: {
    aws: {
      text: { en: "Turn on all five log types of the control plane.", zh: "开启控制面的全部五类日志。" },
      cli: 'aws eks update-cluster-config --name CLUSTER --logging \'{"clusterLogging":[{"types":["api","audit","authenticator","controllerManager","scheduler"],"enabled":true}]}\'',
      terraform: 'enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]',
    },
    azure: {
      text: { en: "Add a diagnostic setting with the control-plane categories.", zh: "添加包含控制面日志类别的诊断设置。" },
      terraform: 'enabled_log {\n  category = "kube-audit-admin"\n}',
    },
    alicloud: {
      text: { en: "Turn on the logs of all control-plane components.", zh: "开启全部控制面组件日志。" },
      terraform: 'control_plane_log_components = ["apiserver", "kcm", "scheduler", "ccm"]',
    },
  },
  check: (cluster) =>
    must(
      cluster,
      "missingLogs",
      (missing) => missing.length === 0,
      (missing) => ({ en: `These logs are off: ${missing.join(", ")}.`, zh: `以下日志未开启：${missing.join("、")}。` }),
    ),
  examples: {
    pass: [{ resource: given("kubernetes-cluster", { missingLogs: known([]) }) }],
    fail: [{ resource: given("kubernetes-cluster", { missingLogs: known(["audit"]) }) }],
  },
});
