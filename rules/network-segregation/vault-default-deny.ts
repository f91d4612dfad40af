import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/vault-default-deny",
  question: "NET-09",
  title: { en: "Vault refuses networks that are not listed", zh: "密钥保管库默认拒绝未列出的网络" },
  severity: "medium",
  kind: "vault",
  controls: ["9.1.2", "13.1.3"],
  why: {
    en: "A vault holds the keys to everything else. Where it answers every network, one stolen identity is enough to fetch them from anywhere; where it answers only its own, the thief has to be inside first.",
    zh: "保管库存放着通往其余一切的钥匙。若应答任意网络，一个被盗身份便可从任何地方取走；若只应答自有网络，盗用者须先进入内网。",
  },
  fix: {
    azure: {
      text: {
        en: "Set the default action of the vault's firewall to Deny and list the subnets and addresses that need it.",
        zh: "将保管库防火墙的默认操作设为拒绝，并列出需要访问的子网与地址。",
      },
      cli: "az keyvault update -g GROUP -n VAULT --default-action Deny",
      terraform:
        'resource "azurerm_key_vault" "example" {\n  # …\n  network_acls {\n    default_action             = "Deny"\n    bypass                     = "AzureServices"\n    virtual_network_subnet_ids = [azurerm_subnet.app.id]\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Name the addresses that need the KMS instance in a network rule, and use that rule in its access policy.",
        zh: "在网络规则中列出需要访问 KMS 实例的地址，并在访问策略中引用该规则。",
      },
      cli: "aliyun kms CreateNetworkRule --Name app --Type Private --SourcePrivateIp '[\"10.0.1.0/24\"]'",
      terraform: 'resource "alicloud_kms_network_rule" "app" {\n  network_rule_name = "app"\n  source_private_ip = ["10.0.1.0/24"]\n}',
    },
  },
  check: (vault) =>
    must(vault, "networkDefaultDeny", (on) => on, {
      en: "The vault answers requests from any network.",
      zh: "该保管库应答来自任意网络的请求。",
    }),
  examples: {
    pass: [{ resource: given("vault", { networkDefaultDeny: true }) }],
    fail: [{ resource: given("vault", { networkDefaultDeny: false }) }],
  },
});
