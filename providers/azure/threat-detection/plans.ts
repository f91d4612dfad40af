import type { Fact } from "../../../src/model/fact.ts";
import type { Workload } from "../../../src/model/kinds/threat-detection.ts";
import { notOffered } from "../clouds.ts";

/** Plans of Defender for Cloud by the workload that they watch. Plans that others took over, and those that assess, watch none. */
export const plans: Readonly<Record<string, Workload>> = {
  Arm: "activity",
  VirtualMachines: "machines",
  Containers: "kubernetes",
  AppServices: "web-apps",
  Api: "web-apps",
  KeyVaults: "vaults",
  StorageAccounts: "object-stores",
  SqlServers: "databases",
  SqlServerVirtualMachines: "databases",
  OpenSourceRelationalDatabases: "databases",
  CosmosDbs: "databases",
  Dns: "other",
  KubernetesService: "other",
  ContainerRegistry: "other",
  CloudPosture: "other",
  FoundationalCspm: "other",
  Discovery: "other",
  AI: "other",
};

/** https://learn.microsoft.com/azure/defender-for-cloud/support-matrix-cloud-environment */
const inUsGov = ["Api", "AppServices", "CosmosDbs", "KeyVaults", "OpenSourceRelationalDatabases"];
const missing: Readonly<Record<string, readonly string[]>> = {
  "azure-china": [...inUsGov, "SqlServerVirtualMachines", "StorageAccounts"],
  "azure-usgov": inUsGov,
};

/** Whether a plan watches. One that the cloud does not sell cannot be off; but if the cloud says that it is on, it is sold by now. */
export function watching(on: Fact<boolean>, plan: Fact<string>, cloud: string | null): Fact<boolean> {
  if (plan.state !== "known" || (on.state === "known" && on.value)) return on;
  const sold = !(missing[cloud ?? ""] ?? []).some((name) => name.toLowerCase() === plan.value.toLowerCase());
  return sold ? on : notOffered[cloud === "azure-china" ? "threat-detection/china" : "threat-detection/usgov"];
}

export const tiers = { Standard: true, Free: false } as const;
