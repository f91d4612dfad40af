import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const managed = "alicloud_cs_managed_kubernetes";
const dedicated = "alicloud_cs_kubernetes";
const serverless = "alicloud_cs_serverless_kubernetes";
const edge = "alicloud_cs_edge_kubernetes";
const told = (type: string, body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("kubernetes-cluster", `${type}.x`, `variable "any" {}\nresource "${type}" "x" {\n${body}\n}\n${more}`);

it.each<[string, string, unknown]>([
  [managed, "", true],
  [dedicated, "slb_internet_enabled = false", false],
  [edge, "slb_internet_enabled = var.any", "?variable-unset any"],
  [serverless, "", false],
  [serverless, "endpoint_public_access_enabled = true", true],
])("%s %s answers on a public address: %s", (type, body, publicEndpoint) => {
  expect(told(type, body)).toMatchObject({
    publicEndpoint,
    allowList: ["…not-in-format the access list of the API server's load balancer"],
  });
});

describe("network policies", () => {
  const addon = (name: string, config = ""): string => `addons {\n  name = "${name}"\n${config === "" ? "" : `  config = ${config}\n`}}\n`;
  const beside = (name: string, config: string): string =>
    `resource "alicloud_cs_kubernetes_addon" "a" {\n  cluster_id = ${managed}.x.id\n  name = "${name}"\n  config = ${config}\n}`;
  const on = 'jsonencode({ NetworkPolicy = "true" })';
  const off = 'jsonencode({ NetworkPolicy = "false" })';
  const unnamed = "?not-visible the network plugin, which the code does not name";
  it.each<[string, string, unknown]>([
    ["", "", unnamed],
    [addon("flannel"), "", false],
    ['pod_cidr = "172.20.0.0/16"', "", false],
    [addon("terway-eniip"), "", false],
    [addon("terway-eniip", on), "", true],
    [addon("terway-eniip", '"{\\"NetworkPolicy\\":\\"true\\"}"'), "", true],
    [addon("terway-eniip", "jsonencode({ NetworkPolicy = true })"), "", true],
    [addon("terway-eniip", off), "", false],
    [addon("terway-eniip", "var.any"), "", "?variable-unset any"],
    [addon("csi-plugin"), "", unnamed],
    [addon("terway-eniip", off), beside("terway-eniip", on), true],
    [addon("terway-eniip", on), beside("terway-eniip", off), false],
    [addon("terway-eniip", on), beside("terway-eniip", 'jsonencode({ ENITrunking = "true" })'), true],
    [addon("terway-eniip", on).replace("}\n", "  disabled = true\n}\n"), "", unnamed],
  ])("%s %s", (body, more, networkPolicy) => {
    expect(told(managed, body, more)["networkPolicy"]).toEqual(networkPolicy);
  });
});

describe("logs of the control plane", () => {
  const all = 'control_plane_log_components = ["apiserver", "kcm", "scheduler", "ccm"]\n';
  const audit = (state: string): string => `audit_log_config {\n  enabled = ${state}\n}\n`;
  it.each<[string, string, unknown]>([
    [managed, "", "?not-visible control_plane_log_components, which the code does not set"],
    [managed, all + audit("true"), []],
    [managed, all + audit("false"), ["audit"]],
    [managed, all, "?not-visible audit_log_config, which the code does not set"],
    [managed, "control_plane_log_components = null", "?not-visible control_plane_log_components, which the code does not set"],
    [managed, 'control_plane_log_components = ["apiserver"]', ["kcm", "scheduler", "ccm"]],
    [managed, "control_plane_log_components = []", ["apiserver", "kcm", "scheduler", "ccm"]],
    [managed, "control_plane_log_components = var.any", "?variable-unset any"],
    [dedicated, "", "?not-in-format control-plane logs of this sort of cluster"],
  ])("%s %s", (type, body, missingLogs) => {
    expect(told(type, body)["missingLogs"]).toEqual(missingLogs);
  });
});

it.each<[string, string, unknown]>([
  [managed, "", false],
  [managed, 'encryption_provider_key = "key-example0001"', true],
  [managed, 'encryption_provider_key = "key-example0001"\ndisable_encryption = true', false],
  [managed, "encryption_provider_key = var.any", "?variable-unset any"],
  [managed, 'cluster_spec = "ack.standard"', "n/a not-offered kubernetes-cluster/secret-encryption"],
  [managed, 'cluster_spec = "ack.pro.small"', false],
  [dedicated, "", "n/a not-offered kubernetes-cluster/secret-encryption"],
  [edge, "", "?not-in-format encryption of secrets in an edge cluster"],
])("%s %s encrypts secrets: %s", (type, body, secretsEncrypted) => {
  expect(told(type, body)).toMatchObject({ secretsEncrypted, deletionProtected: false });
});
