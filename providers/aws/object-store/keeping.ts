/** How buckets of Terraform code keep objects and record access to them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { blocks, word } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { customerKey } from "../customer-key.ts";
import { namesSomething } from "../named.ts";
import { settingOf } from "../satellites.ts";

/**
 * What holds for every bucket: objects are encrypted since January 2023
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html), endpoints refuse everything below TLS 1.2
 * (https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/), and who may come in is decided by identity, not by network.
 */
export const always: {
  readonly encrypted: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
  readonly networkDefaultDeny: Fact<boolean>;
} = {
  encrypted: known(true, { basis: "platform" }),
  minTls: known("1.2", { basis: "platform" }),
  networkDefaultDeny: notOffered["object-store/network-default"],
};

/** Whether the key comes from KMS. */
export const algorithms = { AES256: false, "aws:kms": true, "aws:kms:dsse": true } as const;
const RULE = "rule.apply_server_side_encryption_by_default";

/** The algorithm must be one of KMS and the key one of the tenant; KMS without a key takes the one that AWS manages for S3. */
export function keyOf(doc: Doc, split: Many<Doc>, links: Links): Fact<boolean> {
  const inline = blocks(doc.body, "server_side_encryption_configuration");
  const block = inline.items[0];
  const none: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  const own = inline.open[0] !== undefined ? unknownBecause(inline.open[0], doc.at) : block === undefined ? none : keyIn(doc, block, links);
  return settingOf(split, (each) => keyIn(each, each.body, links), own);
}

function keyIn(doc: Doc, body: MapValue, links: Links): Fact<boolean> {
  if (body.doubt !== undefined) return unknownBecause(body.doubt, body.at);
  const none: Fact<boolean> = known(false, { basis: "default", at: body.at });
  return chain(word(body, `${RULE}.sse_algorithm`, algorithms, none), (kms) =>
    kms ? customerKey(doc, `${RULE}.kms_master_key_id`, links, none, body) : none,
  );
}

/** A target bucket is enough. The old inline block counts only where no resource of its own is there. */
export function accessLogged(doc: Doc, split: Many<Doc>): Fact<boolean> {
  const inline = blocks(doc.body, "logging");
  const block = inline.items[0];
  const [why] = [...inline.open, ...(block?.doubt === undefined ? [] : [block.doubt])];
  const own =
    why !== undefined ? unknownBecause(why, doc.at) : block === undefined ? off(doc.body) : namesSomething(block, "target_bucket");
  return settingOf(split, (each) => namesSomething(each.body, "target_bucket"), own);
}

function off(body: MapValue): Fact<boolean> {
  return known(false, { basis: "default", at: body.at });
}
