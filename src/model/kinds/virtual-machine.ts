import type { At } from "../at.ts";
import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";

/** A disk written inside a machine or a template. */
export interface MachineDisk extends Item {
  readonly encrypted: Fact<boolean>;
}

/** A place in start-up data that looks like a credential. The text itself is never kept. */
export interface SecretHit extends Item {
  /** Name of the pattern that matched: `aws-access-key`, `private-key`, `password-assignment`. */
  readonly pattern: Fact<string>;
  readonly at: At;
}

/** What a machine and the template it is made from have in common. */
export interface MachineFacts {
  /** The metadata service is off, or answers only requests that carry a session token. */
  readonly metadataTokenRequired: Fact<boolean>;
  /** How many network hops an answer of the metadata service survives. 0: the service is off. */
  readonly metadataHopLimit: Fact<number>;
  readonly disks: Many<MachineDisk>;
  readonly userDataSecrets: Many<SecretHit>;
}

export interface VirtualMachine extends ResourceBase<"virtual-machine">, MachineFacts {
  /** A public address of its own, not that of a balancer in front. */
  readonly publicAddress: Fact<boolean>;
  /** Somebody can log on with a password. Without meaning for Windows. */
  readonly passwordLogon: Fact<boolean>;
  readonly secureBoot: Fact<boolean>;
  readonly virtualTpm: Fact<boolean>;
  /** Temporary disks and caches are encrypted where the machine runs. */
  readonly hostEncryption: Fact<boolean>;
  readonly protectionAgent: Fact<boolean>;
  /**
   * The agent of the cloud's fleet management answers for it. AWS: `PingStatus` of `DescribeInstanceInformation` is `Online`; a machine that a
   * whole listing leaves out has none. Azure: `provisionVMAgent`, and no `allowExtensionOperations: false`. Alibaba Cloud: `CloudAssistantStatus`.
   */
  readonly managementAgent: Fact<boolean>;
  readonly automaticPatching: Fact<boolean>;
  /** It uses the group that the network brings by itself. */
  readonly inDefaultGroup: Fact<boolean>;
  /** Classic network, or disks that are files in a storage account. */
  readonly legacyPlatform: Fact<boolean>;
  readonly deletionProtected: Fact<boolean>;
  readonly logsShipped: Fact<boolean>;
}

export const virtualMachine: Fields<VirtualMachine> = {
  metadataTokenRequired: "fact",
  metadataHopLimit: "fact",
  disks: "many",
  userDataSecrets: "many",
  publicAddress: "fact",
  passwordLogon: "fact",
  secureBoot: "fact",
  virtualTpm: "fact",
  hostEncryption: "fact",
  protectionAgent: "fact",
  managementAgent: "fact",
  automaticPatching: "fact",
  inDefaultGroup: "fact",
  legacyPlatform: "fact",
  deletionProtected: "fact",
  logsShipped: "fact",
};
