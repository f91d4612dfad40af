import type { Workload } from "../../../src/model/kinds/threat-detection.ts";

/** Features of GuardDuty by the workload that they watch. The foundational ones are part of the detector; EKS runtime monitoring gave way to the general one. */
export const features: Readonly<Record<string, Workload>> = {
  S3_DATA_EVENTS: "object-stores",
  EKS_AUDIT_LOGS: "kubernetes",
  EBS_MALWARE_PROTECTION: "machines",
  RDS_LOGIN_EVENTS: "databases",
  LAMBDA_NETWORK_LOGS: "functions",
  RUNTIME_MONITORING: "machines",
  EKS_RUNTIME_MONITORING: "other",
  CLOUD_TRAIL: "other",
  DNS_LOGS: "other",
  FLOW_LOGS: "other",
};

export const RUNTIME = "RUNTIME_MONITORING";
