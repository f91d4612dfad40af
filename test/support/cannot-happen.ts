/** Outcomes that a rule cannot have in a cloud, and why. Key: cloud, a blank, rule id. */
export const cannotHappen: Readonly<Record<string, readonly string[]>> = {
  // The account is made by the composition where cldscan.yaml says so, and no tree of fixtures does.
  "aws logging/audit-trail-on": ["pass", "fail", "undetermined"],
  "azure logging/audit-trail-on": ["pass", "fail", "undetermined"],
  "aws identity/root-mfa-on": ["pass", "fail", "undetermined"],
  "aws identity/root-unused": ["pass", "fail", "undetermined"],
  "aws identity/root-without-keys": ["pass", "fail", "undetermined"],
  "azure identity/root-mfa-on": ["pass", "fail", "undetermined"],
  "azure identity/root-unused": ["pass", "fail", "undetermined"],
  "azure identity/root-without-keys": ["pass", "fail", "undetermined"],
  // Code tells neither when a key was made nor when a credential was last used.
  "aws identity/unused-credentials-disabled": ["fail"],
  "alicloud identity/unused-credentials-disabled": ["fail"],
  // KMS and Secrets Manager have no container; nothing maps to that kind.
  "aws logging/vault-logged": ["pass", "fail", "undetermined"],
  "aws network-segregation/vault-default-deny": ["pass", "fail", "undetermined"],
  // Keys always wait before they are deleted.
  "aws encryption/key-deletion-guarded": ["fail", "undetermined"],
  // S3 encrypts every object and refuses everything below TLS 1.2, whatever is written.
  "aws encryption/object-store-encrypted": ["fail", "undetermined"],
  "aws encryption/object-store-min-tls": ["fail", "undetermined"],
  // EC2-Classic is gone, and every disk is managed.
  "aws vm-hardening/no-legacy-platform": ["fail", "undetermined"],
  // What code arranges can be seen, what it leaves out may be arranged elsewhere: in the image, or by whoever runs the fleet.
  "aws vm-hardening/automatic-patching": ["fail"],
  "aws logging/machine-logs-shipped": ["fail"],
  // Agents are in the image, or are brought by settings of the account.
  "aws vm-hardening/management-agent-present": ["pass", "fail"],
  "aws vm-hardening/protection-agent-present": ["pass", "fail"],
  // Secure Boot keys are inside the image.
  "aws vm-hardening/secure-boot-on": ["pass"],
  // What these services of Azure hold at rest is encrypted by the platform, whatever is written.
  "azure encryption/cache-encrypted": ["fail", "undetermined"],
  "azure encryption/disk-encrypted": ["fail", "undetermined"],
  "azure encryption/file-system-encrypted": ["fail", "undetermined"],
  "azure encryption/image-encrypted": ["fail", "undetermined"],
  "azure encryption/object-store-encrypted": ["fail", "undetermined"],
  "azure encryption/queue-encrypted": ["fail", "undetermined"],
  "azure encryption/snapshot-encrypted": ["fail", "undetermined"],
  // Azure has no network ACL, no route that names a peering, and no setting of a region; nothing maps to these kinds.
  "azure network-segregation/network-acl-admin-ports-closed": ["pass", "fail", "undetermined"],
  "azure network-segregation/network-acl-not-any": ["pass", "fail", "undetermined"],
  "azure network-segregation/peering-routes-not-wide": ["pass", "fail", "undetermined"],
  "azure encryption/region-disk-encryption-default": ["pass", "fail", "undetermined"],
  // Users, their keys and passwords are those of Microsoft Entra, and Resource Graph is always there; nothing maps to these kinds.
  "azure identity/access-key-rotated": ["pass", "fail", "undetermined"],
  "azure identity/console-user-mfa": ["pass", "fail", "undetermined"],
  "azure identity/password-policy-strong": ["pass", "fail", "undetermined"],
  "azure identity/unused-credentials-disabled": ["pass", "fail", "undetermined"],
  "azure inventory/recorder-on": ["pass", "fail", "undetermined"],
  // Code says that a gallery is shared with groups, and does not name them.
  "azure network-segregation/shared-only-with-known-accounts": ["fail"],
  // As for the other clouds: no tree of fixtures makes an account.
  "alicloud logging/audit-trail-on": ["pass", "fail", "undetermined"],
  "alicloud identity/root-mfa-on": ["pass", "fail", "undetermined"],
  "alicloud identity/root-unused": ["pass", "fail", "undetermined"],
  "alicloud identity/root-without-keys": ["pass", "fail", "undetermined"],
  // Secure boot and the agent of Cloud Assistant are in the image; the provider has no argument for either.
  "alicloud vm-hardening/secure-boot-on": ["pass", "fail"],
  "alicloud vm-hardening/management-agent-present": ["pass", "fail"],
  // A machine that no group of the code lists may be in one by its address or by its mark.
  "alicloud logging/machine-logs-shipped": ["fail"],
  // Code shares an image with single accounts only.
  "alicloud network-segregation/image-not-public": ["fail", "undetermined"],
  // NAS is mounted from inside a VPC; only the classic network of old accounts leaves a doubt.
  "alicloud network-segregation/file-system-not-public": ["fail"],
  // The list of addresses is at a load balancer that the cluster makes for itself.
  "alicloud network-segregation/kubernetes-api-address-limited": ["fail"],
  // Nothing says whether a cache with TLS still takes plain connections, or from which version on.
  "alicloud encryption/cache-tls-required": ["pass"],
  "alicloud encryption/cache-min-tls": ["pass"],
};
