/** Outcomes that a rule cannot have in a cloud where it is supported, and why. Key: cloud, a blank, rule id. */
export const cannotHappen: Readonly<Record<string, readonly string[]>> = {
  // Code tells neither when a key was made nor when a credential was last used.
  "aws identity/unused-credentials-disabled": ["fail"],
  "alicloud identity/unused-credentials-disabled": ["fail"],
  // Keys always wait before they are deleted.
  "aws encryption/key-deletion-guarded": ["fail", "undetermined"],
  // ElastiCache takes nothing below TLS 1.2 where it speaks TLS at all.
  "aws encryption/cache-min-tls": ["fail"],
  // S3 encrypts every object and refuses everything below TLS 1.2, whatever is written.
  "aws encryption/object-store-encrypted": ["fail", "undetermined"],
  "aws encryption/object-store-min-tls": ["fail", "undetermined"],
  // EC2-Classic is gone, and every disk is managed.
  "aws vm-hardening/no-legacy-platform": ["fail", "undetermined"],
  // What code arranges can be seen, what it leaves out may be arranged elsewhere: in the image, or by whoever runs the fleet.
  "aws vm-hardening/automatic-patching": ["fail"],
  "aws logging/machine-logs-shipped": ["fail"],
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
  // Code says that a gallery is shared with groups, and does not name them.
  "azure network-segregation/shared-only-with-known-accounts": ["fail"],
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

/** Rules that are never judged by what is left out, and why. A rule id for all clouds, or a cloud, a blank, and the rule id. */
export const hasNoDefault: readonly string[] = [
  // What all rules of a group admit together is judged; a group that nothing is written into is one that admits nothing.
  "network-segregation/egress-restricted",
  "network-segregation/network-acl-admin-ports-closed",
  "network-segregation/network-acl-not-any",
  "network-segregation/no-any-port-ingress",
  "network-segregation/no-any-source-ingress",
  "network-segregation/sensitive-ports-closed-to-internet",
  "network-segregation/udp-closed-to-internet",
  "vm-hardening/rdp-closed-to-internet",
  "vm-hardening/ssh-closed-to-internet",
  // The provider demands the argument.
  "aws encryption/cdn-https-only",
  "aws monitoring/data-threat-detection-on",
  "azure encryption/load-balancer-https-only",
  "azure monitoring/threat-detection-on",
  // A setting that exports no category is refused.
  "azure logging/audit-trail-all-events",
  // Only launch templates hold a hop limit, and what they leave out is not offered.
  "alicloud vm-hardening/metadata-hop-limit-one",
];
