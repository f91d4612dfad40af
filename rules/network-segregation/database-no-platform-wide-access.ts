import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/database-no-platform-wide-access",
  question: "DAT-05",
  title: { en: "Database does not admit every service of the cloud", zh: "数据库未放行云平台的全部服务" },
  severity: "high",
  kind: "database",
  controls: ["13.1.1", "9.1.2", "9.4.1"],
  why: {
    en: "The switch that admits the cloud's own services admits the machines of all its customers too. Anyone with an account on the same cloud is then as near to the database as you are.",
    zh: "“允许云服务访问”的开关同时放行了该云上所有租户的机器，任何拥有同一云账号的人与数据库的距离便与您相同。",
  },
  fix: {
    azure: {
      text: {
        en: "Remove the firewall rule from 0.0.0.0 to 0.0.0.0; let your own services in through a private endpoint or a virtual network rule.",
        zh: "删除 0.0.0.0 至 0.0.0.0 的防火墙规则；自有服务改由专用终结点或虚拟网络规则接入。",
      },
      cli: "az sql server firewall-rule delete -g GROUP -s SERVER -n AllowAllWindowsAzureIps",
      terraform:
        'resource "azurerm_mssql_virtual_network_rule" "app" {\n  name      = "app"\n  server_id = azurerm_mssql_server.example.id\n  subnet_id = azurerm_subnet.app.id\n}',
    },
  },
  check: (database) =>
    must(database, "platformWideAccess", (on) => !on, {
      en: "Every service of the cloud, of any customer, may connect.",
      zh: "云平台上任意租户的服务均可连接。",
    }),
  examples: {
    pass: [{ resource: given("database", { role: "server", platformWideAccess: false }) }],
    fail: [{ resource: given("database", { role: "server", platformWideAccess: true }) }],
  },
});
