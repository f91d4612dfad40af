/** Native types of EBS snapshots in answers. */
export const SNAPSHOT = "ec2.Snapshot";
