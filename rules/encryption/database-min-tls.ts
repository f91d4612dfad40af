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
  id: "encryption/database-min-tls",
  question: "ENC-07",
  title: { en: "Database accepts TLS 1.2 or newer only", zh: "数据库仅接受 TLS 1.2 及以上" },
  severity: "medium",
  kind: "database",
  controls: ["13.2.1", "10.1.1"],
  why: {
    en: "Old versions of TLS can be broken on the way. A database has few clients and can demand a current version.",
    zh: "旧版 TLS 可在传输途中被攻破。数据库客户端有限，完全可以要求新版本。",
  },
  fix: {
    aws: {
      text: { en: "Set the lowest version in the parameter group.", zh: "在参数组中设置最低版本。" },
      terraform: 'parameter {\n  name  = "ssl_min_protocol_version"\n  value = "TLSv1.2"\n}',
    },
    azure: {
      text: { en: "Set the lowest TLS version of the server.", zh: "设置服务器的最低 TLS 版本。" },
      cli: "az sql server update -g GROUP -n SERVER --minimal-tls-version 1.2",
      terraform: 'minimum_tls_version = "1.2"',
    },
    alicloud: {
      text: {
        en: "Set the parameter tls_version (MySQL) or ssl_min_protocol_version (PostgreSQL) to TLS 1.2; for SQL Server, choose the version in the SSL settings.",
        zh: "将参数 tls_version（MySQL）或 ssl_min_protocol_version（PostgreSQL）设为 TLS 1.2；SQL Server 在 SSL 设置中选择版本。",
      },
      terraform: 'parameters {\n  name  = "ssl_min_protocol_version"\n  value = "TLSv1.2"\n}',
    },
  },
  params: { minTls: tls({ default: "1.2", floor: "1.2", label: { en: "Lowest TLS version", zh: "最低 TLS 版本" } }) },
  check: (database, { params }) =>
    must(
      database,
      "minTls",
      (version) => tlsAtLeast(version, params.minTls),
      (version) => accepts(version),
    ),
  examples: {
    pass: [{ resource: given("database", { role: "both", minTls: "1.2" }) }],
    fail: [
      { resource: given("database", { role: "both", minTls: "1.0" }) },
      { resource: given("database", { role: "both", minTls: "none" }) },
    ],
  },
});
