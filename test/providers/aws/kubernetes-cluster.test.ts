import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts } from "./mapped.ts";

const cluster = (body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("kubernetes-cluster", "aws_eks_cluster.a", variable + made("aws_eks_cluster", `name = "a"; ${body}`) + more);

it.each<[string, object]>([
  ["", { publicEndpoint: true, allowList: [{ addresses: "internet" }], deletionProtected: false, secretsEncrypted: true }],
  ["vpc_config { ; endpoint_public_access = false ; }", { publicEndpoint: false }],
  ["vpc_config { ; endpoint_public_access = var.v ; }", { publicEndpoint: "?variable-unset v" }],
  ["vpc_config { ; public_access_cidrs = [] ; }", { allowList: [{ addresses: "internet" }] }],
  ['vpc_config { ; public_access_cidrs = ["198.51.100.0/24"] ; }', { allowList: [{ addresses: "198.51.100.0-198.51.100.255" }] }],
  ["vpc_config { ; public_access_cidrs = var.v ; }", { allowList: ["…variable-unset v"] }],
  ["deletion_protection = true", { deletionProtected: true }],
  ['version = "1.27"', { secretsEncrypted: false }],
  ['version = "1.28"', { secretsEncrypted: true }],
  ["version = var.v", { secretsEncrypted: "?variable-unset v" }],
  ['version = "1.27"; encryption_config { ; resources = ["secrets"] ; provider { ; key_arn = "k" ; } ; }', { secretsEncrypted: true }],
  [
    'encryption_config { ; resources = ["everything"] ; }',
    { secretsEncrypted: '?unexpected-value encryption_config.resources = "everything"' },
  ],
  ['version = "1.27"; encryption_config { ; resources = [var.v] ; }', { secretsEncrypted: "?variable-unset v" }],
  ['version = "1.28"; encryption_config { ; resources = [var.v] ; }', { secretsEncrypted: true }],
])("%s", (body, expected) => {
  expect(cluster(body)).toMatchObject(expected);
});

it.each<[string, unknown]>([
  ["", ["api", "audit", "authenticator", "controllerManager", "scheduler"]],
  ['enabled_cluster_log_types = ["api", "audit"]', ["authenticator", "controllerManager", "scheduler"]],
  ['enabled_cluster_log_types = ["scheduler", "api", "audit", "authenticator", "controllerManager"]', []],
  ['enabled_cluster_log_types = ["api", var.v]', "?variable-unset v"],
  ["enabled_cluster_log_types = var.v", "?variable-unset v"],
])("logs: %s", (body, missingLogs) => {
  expect(cluster(body)["missingLogs"]).toEqual(missingLogs);
});

describe("network policy", () => {
  const addon = (body: string): string => made("aws_eks_addon", `cluster_name = aws_eks_cluster.a.name; ${body}`);
  const hidden = "?not-visible which network plug-in the cluster runs";
  it.each<[string, unknown]>([
    ["", hidden],
    [addon('addon_name = "coredns"'), hidden],
    [addon('addon_name = "vpc-cni"'), false],
    [addon('addon_name = "vpc-cni"; configuration_values = jsonencode({ enableNetworkPolicy = "true" })'), true],
    [addon('addon_name = "vpc-cni"; configuration_values = "{\\"enableNetworkPolicy\\": true}"'), true],
    [addon('addon_name = "vpc-cni"; configuration_values = "enableNetworkPolicy: \'true\'"'), true],
    [addon('addon_name = "vpc-cni"; configuration_values = jsonencode({ env = {} })'), false],
    [addon('addon_name = "vpc-cni"; configuration_values = var.v'), "?variable-unset v"],
    [addon('count = var.v; addon_name = "vpc-cni"'), "?variable-unset v"],
  ])("%s", (more, networkPolicy) => {
    expect(cluster("", more)["networkPolicy"]).toBe(networkPolicy);
  });
});
