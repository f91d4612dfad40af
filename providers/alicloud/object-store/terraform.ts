import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown } from "../../../src/model/fact.ts";
import type { PublicGrant } from "../../../src/model/kinds/object-store.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import { because, type Unknown } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { asText, factOf, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { accountBlocks, blocksOf, channels } from "./blocks.ts";
import { policiesOf, policyGrants, tlsOnly } from "./policies.ts";
import { retentionOf } from "./retention.ts";

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

/** The literal name, or why it is not known before the bucket is made. */
function nameOf(bucket: Doc): string | Unknown {
  const value = written(bucket.body, "bucket");
  const name = value === undefined ? undefined : factOf(value, "bucket", asText);
  return name?.state === "known" ? name.value : name?.state === "unknown" ? name.why : because("computed", `${bucket.name}.bucket`);
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
  },
  also: [accountBlocks],
  map: (doc, joined, links) => {
    const policies = policiesOf(doc, joined.policies);
    return {
      ...alicloudBase("object-store", doc, { named: ["bucket"], handles: ["bucket"] }),
      channels,
      publicGrants: union([aclGrants(doc, joined.acls), policyGrants(policies)]),
      blocks: blocksOf(doc, joined.blocks, links),
      tlsOnly: tlsOnly(policies, { id: doc.id, name: nameOf(doc) }),
      retention: retentionOf(doc.body),
    };
  },
});

export const mappers = [bucket];
