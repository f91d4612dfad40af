import type { PublicAccessBlock, PublicGrant } from "../../src/model/kinds/object-store.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given, part } from "../../src/rule/example.ts";
import { notPublic } from "../../src/rule/public-access.ts";

const storeWith = ({ open, blocked }: { open: boolean; blocked: boolean }) =>
  given("object-store", {
    channels: ["acl", "policy"],
    publicGrants: [part<PublicGrant>({ channel: "policy", open })],
    blocks: [part<PublicAccessBlock>({ level: "store", stops: ["policy"], on: blocked })],
  });

export default defineRule({
  id: "network-segregation/object-store-not-public",
  question: "DAT-01",
  title: { en: "Object store is not open to the public", zh: "对象存储未对公众开放" },
  severity: "critical",
  kind: "object-store",
  controls: ["9.4.1"],
  why: {
    en: "A store that anyone may read or write needs no break-in: its content is indexed, copied or replaced by strangers. Most large leaks of cloud data began this way.",
    zh: "任何人都可读写的存储无需入侵即可被检索、复制或篡改。多数大规模云上数据泄露由此开始。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn on all four switches of the public-access block on the bucket, and on the account.",
        zh: "在存储桶和账号上开启公共访问阻断的全部四个开关。",
      },
      cli: "aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
      terraform:
        'resource "aws_s3_bucket_public_access_block" "example" {\n  bucket                  = aws_s3_bucket.example.id\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
    },
    azure: {
      text: {
        en: "Forbid public containers on the storage account; shares then need a signed link or a role.",
        zh: "在存储账户上禁止公开容器；共享改用带签名的链接或角色授权。",
      },
      cli: "az storage account update -g GROUP -n ACCOUNT --allow-blob-public-access false",
      terraform: 'resource "azurerm_storage_account" "example" {\n  # …\n  allow_nested_items_to_be_public = false\n}',
    },
    alicloud: {
      text: {
        en: "Set the bucket's ACL to private and turn on the public-access block.",
        zh: "将 Bucket 的读写权限设为私有，并开启阻止公共访问。",
      },
      cli: 'aliyun ossutil api put-bucket-public-access-block --bucket BUCKET --public-access-block-configuration \'{"BlockPublicAccess":"true"}\'',
      terraform:
        'resource "alicloud_oss_bucket_public_access_block" "example" {\n  bucket              = alicloud_oss_bucket.example.bucket\n  block_public_access = true\n}',
    },
  },
  check: notPublic,
  examples: {
    pass: [{ resource: storeWith({ open: false, blocked: false }) }, { resource: storeWith({ open: true, blocked: true }) }],
    fail: [{ resource: storeWith({ open: true, blocked: false }) }],
  },
});
