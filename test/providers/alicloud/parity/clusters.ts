import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { answer, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const asked = { ClusterId: "c-0a" };
const ALL = ["apiserver", "kcm", "scheduler", "ccm"];

interface Running {
  readonly cluster?: object;
  readonly urls?: object;
  readonly key?: string;
  readonly logs?: readonly string[];
  readonly audit?: boolean;
  /** What Terway is configured with; without it there is Flannel. */
  readonly terway?: object;
}

function running({ cluster, urls, key, logs = [], audit = false, terway }: Running): readonly RecordedAnswer[] {
  const plugin = terway === undefined ? "flannel" : "terway-eniip";
  return [
    answer(
      "cs.DescribeClusterDetail",
      {
        cluster_id: "c-0a",
        name: "main",
        cluster_type: "ManagedKubernetes",
        cluster_spec: "ack.pro.small",
        region_id: REGION,
        deletion_protection: false,
        master_url: JSON.stringify(urls ?? { intranet_api_server_endpoint: "https://10.0.0.5:6443" }),
        meta_data: JSON.stringify({ Capabilities: key === undefined ? {} : { EncryptionKMSKeyId: key } }),
        ...cluster,
      },
      asked,
    ),
    answer("cs.CheckControlPlaneLogEnable", { components: logs }, asked),
    answer("cs.GetClusterAuditProject", { audit_enabled: audit }, asked),
    answer("cs.ListClusterAddonInstances", { addons: [{ name: "coredns" }, { name: plugin }] }, asked),
    ...(terway === undefined
      ? []
      : [answer("cs.GetClusterAddonInstance", { name: plugin, config: JSON.stringify(terway) }, { ...asked, AddonName: plugin })]),
  ];
}

const inCode = (body: string): string => `resource "alicloud_cs_managed_kubernetes" "main" {\n  name = "main"\n${body}\n}\n`;
const logsInCode = (components: readonly string[], audit: boolean): string =>
  `  control_plane_log_components = ${JSON.stringify(components)}\n  audit_log_config {\n    enabled = ${String(audit)}\n  }\n`;
const flannel = '  addons {\n    name = "flannel"\n  }\n';
const unset = { missingLogs: "newer clusters switch logs on by themselves, so silence of the code says nothing" };

export const clusters: readonly Situation[] = [
  {
    kind: "kubernetes-cluster",
    name: "a private cluster in which everything is in order",
    code: inCode(
      `  slb_internet_enabled = false\n  deletion_protection = true\n  cluster_spec = "ack.pro.small"\n  encryption_provider_key = "key-0a"\n${logsInCode(ALL, true)}  addons {\n    name = "terway-eniip"\n    config = jsonencode({ NetworkPolicy = "true" })\n  }`,
    ),
    answers: running({ cluster: { deletion_protection: true }, key: "key-0a", logs: ALL, audit: true, terway: { NetworkPolicy: "true" } }),
  },
  {
    kind: "kubernetes-cluster",
    name: "a private cluster in which nothing is",
    code: inCode(`  slb_internet_enabled = false\n  cluster_spec = "ack.pro.small"\n${logsInCode(["kcm"], false)}${flannel}`),
    answers: running({ logs: ["kcm"] }),
  },
  {
    kind: "kubernetes-cluster",
    name: "a cluster whose plugin enforces nothing",
    code: inCode(
      '  slb_internet_enabled = false\n  cluster_spec = "ack.pro.small"\n  addons {\n    name = "terway-eniip"\n    config = jsonencode({ IPVlan = "true" })\n  }',
    ),
    answers: running({ terway: { IPVlan: "true" } }),
    differs: unset,
  },
  {
    kind: "kubernetes-cluster",
    name: "a cluster of the basic edition whose API answers on the internet",
    code: inCode(`  slb_internet_enabled = true\n  cluster_spec = "ack.standard"\n${flannel}`),
    answers: running({ cluster: { cluster_spec: "ack.standard" }, urls: { api_server_endpoint: "https://203.0.113.5:6443" } }),
    differs: unset,
  },
];
