import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "logging/object-store-access-logged",
  question: "LOG-02",
  title: { en: "Access to the object store is logged", zh: "对象存储的访问已记录日志" },
  severity: "medium",
  kind: "object-store",
  controls: ["12.4.1"],
  why: {
    en: "Without access logs nobody can tell who fetched what from a store, nor how much left with a leaked key.",
    zh: "没有访问日志就无法得知谁取走了什么，也无法估计泄露的密钥带走了多少数据。",
  },
  fix: {
    aws: {
      text: { en: "Turn on server access logging into another bucket.", zh: "开启服务器访问日志并写入另一存储桶。" },
      cli: "aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status file://logging.json",
      terraform:
        'resource "aws_s3_bucket_logging" "example" {\n  bucket        = aws_s3_bucket.example.id\n  target_bucket = aws_s3_bucket.logs.id\n  target_prefix = "access/"\n}',
    },
    azure: {
      text: {
        en: "Add a diagnostic setting on the blob service with StorageRead, StorageWrite and StorageDelete.",
        zh: "为 Blob 服务添加诊断设置，包含 StorageRead、StorageWrite 与 StorageDelete。",
      },
      terraform:
        'resource "azurerm_monitor_diagnostic_setting" "blob" {\n  name                       = "blob"\n  target_resource_id         = "${azurerm_storage_account.example.id}/blobServices/default"\n  log_analytics_workspace_id = azurerm_log_analytics_workspace.example.id\n  enabled_log {\n    category_group = "allLogs"\n  }\n}',
    },
    alicloud: {
      text: { en: "Turn on log storage of the bucket.", zh: "为 Bucket 开启日志转存。" },
      terraform:
        'resource "alicloud_oss_bucket_logging" "example" {\n  bucket        = alicloud_oss_bucket.example.bucket\n  target_bucket = alicloud_oss_bucket.logs.bucket\n  target_prefix = "access/"\n}',
    },
  },
  check: (store) => must(store, "accessLogged", (on) => on, { en: "Access to the store is not logged.", zh: "该存储的访问未记录日志。" }),
  examples: {
    pass: [{ resource: given("object-store", { channels: [], accessLogged: true }) }],
    fail: [{ resource: given("object-store", { channels: [], accessLogged: false }) }],
  },
});
