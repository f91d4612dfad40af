import { isCode } from "../model/scope.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Finding } from "../result/finding.ts";

export type SourceName = "terraform" | "arm" | "live";

export interface Source {
  readonly name: SourceName;
  readonly title: string;
  /** Clouds that have such a source. */
  readonly clouds: readonly ProviderName[];
  /** Whether a finding is about a resource of this source. */
  readonly holds: (resource: Finding["resource"]) => boolean;
}

const everywhere: readonly ProviderName[] = ["alicloud", "aws", "azure"];
const isArm = ({ native }: Finding["resource"]): boolean => native.startsWith("Microsoft.");

/** What rules are judged on. A further format is a further row. */
export const sources: readonly Source[] = [
  { name: "terraform", title: "Terraform", clouds: everywhere, holds: (resource) => isCode(resource.scope) && !isArm(resource) },
  { name: "arm", title: "ARM bodies (azapi)", clouds: ["azure"], holds: (resource) => isCode(resource.scope) && isArm(resource) },
  { name: "live", title: "live answers", clouds: everywhere, holds: ({ scope }) => !isCode(scope) },
];

export const cloudNames: Readonly<Record<ProviderName, string>> = { alicloud: "Alibaba Cloud", aws: "AWS", azure: "Azure" };
