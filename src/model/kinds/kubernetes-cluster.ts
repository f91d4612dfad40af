import type { Fact } from "../fact.ts";
import type { Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { AllowedAddresses } from "./database.ts";

export interface KubernetesCluster extends ResourceBase<"kubernetes-cluster"> {
  /** The API answers on a public address. */
  readonly publicEndpoint: Fact<boolean>;
  /** Addresses from which the public endpoint answers. */
  readonly allowList: Many<AllowedAddresses>;
  readonly networkPolicy: Fact<boolean>;
  /** Control-plane logs that the cloud offers and that are off. */
  readonly missingLogs: Fact<readonly string[]>;
  /** Secrets in etcd are encrypted by a key outside the cluster. */
  readonly secretsEncrypted: Fact<boolean>;
  readonly deletionProtected: Fact<boolean>;
}

export const kubernetesCluster: Fields<KubernetesCluster> = {
  publicEndpoint: "fact",
  allowList: "many",
  networkPolicy: "fact",
  missingLogs: "fact",
  secretsEncrypted: "fact",
  deletionProtected: "fact",
};
