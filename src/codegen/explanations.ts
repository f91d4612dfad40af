import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import type { SourceName } from "./sources.ts";

/** Why a source of a cloud has no answer, where no sample can show it: the kind is not there, or nothing tells. */
export interface Explanation {
  readonly cloud: ProviderName;
  /** Every source of the cloud where none is named. */
  readonly sources?: readonly SourceName[];
  readonly kind: KindName;
  /** Every rule of the kind where none is named. */
  readonly rule?: string;
  readonly text: string;
}

export const explanations: readonly Explanation[] = [
  { cloud: "aws", kind: "vault", text: "KMS and Secrets Manager have no container around their keys and secrets." },
  { cloud: "azure", kind: "network-acl", text: "Azure has no network ACL; the network security group of a subnet does its work." },
  { cloud: "azure", kind: "route-table", text: "Azure has no route that names a peering: a peering always opens the whole address space." },
  {
    cloud: "azure",
    sources: ["arm"],
    kind: "account",
    text: "A body declares no account; an activity log that a body exports counts for the account of the Terraform code around it.",
  },
  { cloud: "azure", kind: "user", text: "Users of Azure are those of Microsoft Entra, which is no part of a subscription." },
  { cloud: "azure", kind: "access-key", text: "Users of Azure have no access keys; applications have credentials in Microsoft Entra." },
  { cloud: "azure", kind: "password-policy", text: "Passwords are ruled by Microsoft Entra, which is no part of a subscription." },
  { cloud: "azure", kind: "recorder", text: "Azure Resource Graph always records what there is; there is nothing to switch on." },
  {
    cloud: "azure",
    kind: "region-settings",
    text: "Azure has no settings of a region: managed disks are always encrypted, and everything else is set on the resource.",
  },
];
