import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown } from "../../../src/model/fact.ts";
import type { ObjectStore, PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { accountBlocks, blocksOf, channels } from "./blocks.ts";
import { defaultDeny, policiesOf, policyGrants, throughNetworks, tlsOnly } from "./policies.ts";
import { retentionOf } from "./retention.ts";
import { accessLogged, bucketName, encrypted, hasPrivatePoint, minTls, ownKey } from "./settings.ts";

const publicAcl = { private: false, "public-read": true, "public-read-write": true } as const;

/** The ACL of a bucket: the separate resource, else the deprecated argument, else private (PutBucket). */
function aclGrants(bucket: Doc, split: Many<Doc>): Many<PublicGrant> {
  const separate = mapMany(split, (doc): PublicGrant => ({
    channel: "acl",
    presence: doc.presence,
    at: doc.at,
    label: "ACL",
    open: word(doc.body, "acl", publicAcl, unknown("unexpected-value", "acl is missing", doc.at)),
  }));
  if (split.items.some((doc) => doc.presence.state === "known")) return separate;
  const open = word(bucket.body, "acl", publicAcl, known(false, { basis: "default", at: bucket.at }));
  return opened([{ channel: "acl", presence: present, at: bucket.at, label: "ACL", open }, ...separate.items], ...separate.open);
}

const bucket = defineMapper({
  provider: "alicloud",
  reads: "alicloud_oss_bucket",
  kinds: ["object-store"],
  identity: ["bucket", "id"],
  with: {
    acls: attached("alicloud_oss_bucket_acl", "bucket"),
    policies: attached("alicloud_oss_bucket_policy", "bucket"),
    blocks: attached("alicloud_oss_bucket_public_access_block", "bucket"),
    encryption: attached("alicloud_oss_bucket_server_side_encryption", "bucket"),
    https: attached("alicloud_oss_bucket_https_config", "bucket"),
    logging: attached("alicloud_oss_bucket_logging", "bucket"),
    points: attached("alicloud_oss_access_point", "bucket"),
  },
  also: [accountBlocks],
  map: (doc, joined, links): ObjectStore => {
    const policies = policiesOf(doc, joined.policies);
    const name = bucketName(doc);
    const literal = name.state === "known" ? name.value : name.state === "unknown" ? name.why : because("computed", doc.name);
    const names = { id: doc.id, name: literal };
    return {
      channels,
      publicGrants: union([aclGrants(doc, joined.acls), policyGrants(policies)]),
      blocks: blocksOf(doc, joined.blocks, links),
      tlsOnly: tlsOnly(policies, names),
      retention: retentionOf(doc.body),
      encrypted: encrypted(doc, joined.encryption),
      customerKey: ownKey(doc, joined.encryption),
      minTls: minTls(doc, joined.https),
      accessLogged: accessLogged(doc, joined.logging),
      networkDefaultDeny: defaultDeny(policies, names),
      privateEndpoint: strictest([throughNetworks(policies, names), hasPrivatePoint(joined.points)]),
      ...alicloudBase("object-store", doc, { named: ["bucket"], handles: ["bucket"] }),
    };
  },
});

export const mappers = [bucket];
