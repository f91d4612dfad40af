/** Public access blocks of Terraform code, on the bucket and on the account. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { GrantChannel, PublicAccessBlock } from "../../../src/model/kinds/object-store.ts";
import { closed, flatMapMany, union, type Many } from "../../../src/model/many.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean } from "../../../src/provider/read.ts";

export const ACCOUNT_BLOCK = "aws_s3_account_public_access_block";

const noOwnBlock: Text = {
  en: "the bucket has no public access block of its own, otherwise AWS would have refused to make it public",
  zh: "该存储桶自身未启用阻止公有访问，否则 AWS 会拒绝将其公开",
};

/** The two flags that take effect on what is already there. The other two only refuse new grants. */
const FLAGS: readonly { readonly name: string; readonly stops: readonly GrantChannel[] }[] = [
  { name: "ignore_public_acls", stops: ["acl"] },
  { name: "restrict_public_buckets", stops: ["policy"] },
];

/**
 * All blocks that stand before a bucket. A flag that a written block leaves out is off. Where the code writes no block, buckets made since
 * April 2023 start with one (https://aws.amazon.com/blogs/aws/heads-up-amazon-s3-security-changes-are-coming-in-april-of-2023/), but then
 * a public ACL or policy in the same code could not have been applied: it counts as off, which can support a fail and no pass.
 */
export function blocksOf(bucket: Doc, own: Many<Doc>, links: Links): Many<PublicAccessBlock> {
  const written = flatMapMany(own, (block) => closed(disputed(flagsOf(block, "store"), block, own)));
  const none: PublicAccessBlock = {
    level: "store",
    stops: ["acl", "policy"],
    on: known(false, { basis: "default", assumes: noOwnBlock, at: bucket.at }),
    presence: bucket.presence,
    at: bucket.at,
  };
  const account = links.ofType(bucket, [ACCOUNT_BLOCK]).flatMap((block) => accountFlags(bucket, block));
  return union([written.items.length === 0 && written.open.length === 0 ? closed([none]) : written, closed(account)]);
}

/** A bucket has one block of its own. Where the code writes several, the one applied last holds, and nobody knows which that is. */
function disputed(flags: readonly PublicAccessBlock[], block: Doc, own: Many<Doc>): readonly PublicAccessBlock[] {
  const others = own.items.filter((other) => other !== block).map((other) => flagsOf(other, "store"));
  const last = unknown("not-visible", "which of several public access blocks is applied last", block.at);
  return flags.map((flag, index) =>
    flag.on.state === "known" && flag.on.value && others.some((other) => !isOn(other[index]?.on)) ? { ...flag, on: last } : flag,
  );
}

const isOn = (fact: Fact<boolean> | undefined): boolean => fact?.state === "known" && fact.value;

function flagsOf(block: Doc, level: PublicAccessBlock["level"]): readonly PublicAccessBlock[] {
  return FLAGS.map(({ name, stops }) => ({
    level,
    stops,
    on: boolean(block.body, name, known(false, { basis: "default", at: block.at })),
    presence: block.presence,
    at: block.body.placeOf(name) ?? block.at,
    label: name,
  }));
}

/** Another provider configuration may be another account. */
function accountFlags(bucket: Doc, block: Doc): readonly PublicAccessBlock[] {
  const flags = flagsOf(block, "account");
  if (block.provider.key === bucket.provider.key) return flags;
  const foreign: Fact<boolean> = unknown(
    "not-visible",
    `whether ${block.provider.key} and ${bucket.provider.key} are one account`,
    block.at,
  );
  return flags.map((flag) => (flag.on.state === "known" && !flag.on.value ? flag : { ...flag, on: foreign }));
}
