import { tlsAtLeast, type TlsVersion } from "../../src/model/tls.ts";
import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";
import { tls } from "../../src/rule/parameter.ts";

const accepts = (version: TlsVersion) =>
  version === "none"
    ? { en: "No lowest TLS version is set.", zh: "未设置最低 TLS 版本。" }
    : { en: `TLS ${version} is still accepted.`, zh: `仍接受 TLS ${version}。` };

export default defineRule({
  id: "encryption/object-store-min-tls",
  question: "ENC-06",
  title: { en: "Object store accepts TLS 1.2 or newer only", zh: "对象存储仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "object-store",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "TLS 1.0 and 1.1 have known weaknesses and were withdrawn by the IETF in 2021. A store that still accepts them can be talked down to them.",
    zh: "TLS 1.0 与 1.1 存在已知弱点，IETF 已于 2021 年废止。仍接受旧版本的存储可能被降级攻击。",
  },
  fix: {
    aws: { text: { en: "Nothing to do: the endpoints of S3 refuse older versions.", zh: "无需处理：S3 端点拒绝旧版本。" } },
    azure: {
      text: { en: "Set the lowest TLS version of the account to 1.2.", zh: "将账户的最低 TLS 版本设为 1.2。" },
      cli: "az storage account update -g GROUP -n ACCOUNT --min-tls-version TLS1_2",
      terraform: 'min_tls_version = "TLS1_2"',
    },
    alicloud: {
      text: { en: "Set the TLS versions of the bucket.", zh: "设置 Bucket 的 TLS 版本。" },
      terraform:
        'resource "alicloud_oss_bucket_https_config" "example" {\n  bucket       = alicloud_oss_bucket.example.bucket\n  enable       = true\n  tls_versions = ["TLSv1.2", "TLSv1.3"]\n}',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (store, { params }) =>
    must(
      store,
      "minTls",
      (version) => tlsAtLeast(version, params.minTls),
      (version) => accepts(version),
    ),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], minTls: "1.2" }) }],
    fail: [
      { resource: given("object-store", { channels: [], minTls: "1.0" }) },
      { resource: given("object-store", { channels: [], minTls: "none" }) },
    ],
  },
});
