/** Native types of the documents about machines. */
export const INSTANCE = "ecs.Instance";
export const ASSISTANT = "ecs.CloudAssistantStatus";
export const INTERFACE = "ecs.NetworkInterface";
export const DISK = "ecs.Disk";
export const DEFAULT_ENCRYPTION = "ecs.DiskEncryptionByDefault";
export const TEMPLATE = "ecs.LaunchTemplate";
export const VERSION = "ecs.LaunchTemplateVersion";
/** A machine as Security Center sees it. */
export const ASSET = "sas.Asset";
export const SCALING = "ess.ScalingConfiguration";
export const IPV6 = "vpc.Ipv6Address";
export const SNAPSHOT = "ecs.Snapshot";
