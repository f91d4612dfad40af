import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/cache-encrypted",
  question: "ENC-04",
  title: { en: "Cache is encrypted at rest", zh: "缓存静态加密" },
  severity: "medium",
  kind: "cache",
  controls: ["10.1.1"],
  why: {
    en: "What is cached is copied data: sessions, tokens, records. Snapshots and swap of a plain cache keep it on disk.",
    zh: "缓存的是数据副本：会话、令牌、记录。未加密缓存的快照与换页会将其留在磁盘上。",
  },
  fix: {
    aws: {
      text: { en: "Create the replication group with encryption at rest.", zh: "创建复制组时启用静态加密。" },
      terraform: "at_rest_encryption_enabled = true",
    },
    azure: { text: { en: "Nothing to do: the platform encrypts what it stores.", zh: "无需处理：平台会加密所存内容。" } },
    alicloud: { text: { en: "Turn on TDE of the instance.", zh: "为实例开启 TDE。" }, terraform: 'tde_status = "Enabled"' },
  },
  check: (cache) => must(cache, "encrypted", (on) => on, { en: "The cache is not encrypted at rest.", zh: "该缓存未静态加密。" }),
  examples: { pass: [{ resource: given("cache", { encrypted: true }) }], fail: [{ resource: given("cache", { encrypted: false }) }] },
});
