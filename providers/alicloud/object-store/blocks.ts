import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { GrantChannel, PublicAccessBlock } from "../../../src/model/kinds/object-store.ts";
import { mapMany, opened, present, union, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean } from "../../../src/provider/read.ts";

/** The ways in which a bucket can be opened to everybody; a block stops both, whatever they say. */
export const channels: readonly GrantChannel[] = ["acl", "policy"];
export const accountBlocks = "alicloud_oss_account_public_access_block";

const storeOff = {
  en: "the bucket's own block of public access is off, otherwise the public grant would be refused",
  zh: "该 Bucket 自身未启用阻止公共访问，否则公开授权会被拒绝",
};
const accountOff = { en: "public access is not blocked for the account", zh: "账号级未启用阻止公共访问" };

/** The switch of the bucket and that of the account. */
export function blocksOf(bucket: Doc, own: Many<Doc>, links: Links): Many<PublicAccessBlock> {
  return union([storeBlocks(bucket, own), accountBlock(bucket, links)]);
}

/**
 * Buckets made since October 2025 have the block on, region by region and not in all. Where the code writes no block, it counts as off:
 * a public ACL or policy in the same code could not have been applied otherwise. That can support a fail and no pass.
 */
function storeBlocks(bucket: Doc, own: Many<Doc>): Many<PublicAccessBlock> {
  const written = mapMany(own, (doc) => block("store", doc, on(doc)));
  if (own.items.some((doc) => doc.presence.state === "known")) return written;
  const off = known(false, { basis: "default", assumes: storeOff, at: bucket.at });
  return opened([...written.items, block("store", bucket, off)], ...written.open);
}

/** The account's switch counts where it is set up with the same credentials as the bucket. */
function accountBlock(bucket: Doc, links: Links): Many<PublicAccessBlock> {
  const found = links.ofType(bucket, [accountBlocks]);
  const off = known(false, { basis: "default", assumes: accountOff });
  if (found.length === 0) return opened([block("account", bucket, off)]);
  return opened(
    found.map((doc) => block("account", doc, sameAccount(doc, bucket) ? on(doc) : unknown("not-visible", doc.provider.key, doc.at))),
  );
}

function block(level: "store" | "account", { at }: Doc, state: Fact<boolean>): PublicAccessBlock {
  return { presence: present, at, label: level === "store" ? "bucket" : "account", level, stops: channels, on: state };
}

/** A block that may not be there is as good as off, so an `on` of it is not known. */
function on(doc: Doc): Fact<boolean> {
  const written = boolean(doc.body, "block_public_access", unknown("unexpected-value", "block_public_access is missing", doc.at));
  return doc.presence.state === "unknown" && written.state === "known" && written.value
    ? unknownBecause(doc.presence.why, doc.at)
    : written;
}

const credentials = ["access_key", "profile", "ecs_role_name", "assume_role", "assume_role_with_oidc", "credentials_uri", "account_id"];

/** The same provider configuration, or two that take their credentials from the same surroundings. */
function sameAccount(one: Doc, other: Doc): boolean {
  if (one.provider.key === other.provider.key) return true;
  return [one, other].every(({ provider }) => saysNothing(provider.settings));
}

function saysNothing(settings: MapValue | undefined): boolean {
  return settings === undefined || credentials.every((name) => settings.get(name) === undefined);
}
