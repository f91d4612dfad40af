/** Outcomes that a rule cannot have in a cloud, and why. Key: cloud, a blank, rule id. */
export const cannotHappen: Readonly<Record<string, readonly string[]>> = {
  // Every managed disk of Azure is encrypted by the platform.
  "azure encryption/disk-encrypted": ["fail", "undetermined"],
  // Azure has no network ACL; nothing maps to that kind.
  "azure network-segregation/network-acl-admin-ports-closed": ["pass", "fail", "undetermined"],
};

/** Rules whose trees are still being written. Key as above. */
export const beingWritten: ReadonlySet<string> = new Set([]);
