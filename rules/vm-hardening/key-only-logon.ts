import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/key-only-logon",
  question: "VMH-12",
  title: { en: "Linux machine refuses password logon", zh: "Linux 虚拟机禁用口令登录" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["9.4.2", "CLD.9.5.2"],
  why: {
    en: "A password can be guessed, reused and phished; a key cannot. As long as the machine takes passwords, every other way in has to hold against guessing.",
    zh: "口令可被猜测、复用和钓取，密钥则不会。只要机器仍接受口令，其余防线就必须承受猜测攻击。",
  },
  fix: {
    aws: {
      text: {
        en: "Leave password logon off in the image, and out of the user data; log on with a key or through Session Manager.",
        zh: "镜像和用户数据中均不要启用口令登录，改用密钥或 Session Manager。",
      },
      terraform: 'resource "aws_instance" "example" {\n  # …\n  user_data = <<-EOT\n    #cloud-config\n    ssh_pwauth: false\n  EOT\n}',
    },
    azure: {
      text: {
        en: "Create the machine with an SSH key and password authentication disabled; it cannot be changed later.",
        zh: "创建虚拟机时使用 SSH 密钥并禁用密码身份验证；此设置之后无法更改。",
      },
      cli: "az vm create -g GROUP -n VM --image IMAGE --authentication-type ssh --ssh-key-values KEY.pub",
      terraform:
        'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  disable_password_authentication = true\n  admin_ssh_key {\n    username   = "operator"\n    public_key = file("operator.pub")\n  }\n}',
    },
    alicloud: {
      text: { en: "Bind a key pair to the instance instead of a password.", zh: "为实例绑定密钥对，不再使用口令。" },
      cli: "aliyun ecs AttachKeyPair --RegionId REGION --KeyPairName KEY --InstanceIds '[\"INSTANCE\"]'",
      terraform: 'resource "alicloud_instance" "example" {\n  # …\n  key_name = alicloud_ecs_key_pair.operator.key_pair_name\n}',
    },
  },
  check: (machine) =>
    must(machine, "passwordLogon", (on) => !on, { en: "The machine accepts a password at logon.", zh: "该机器接受口令登录。" }),
  examples: {
    pass: [{ resource: given("virtual-machine", { passwordLogon: false }) }],
    fail: [{ resource: given("virtual-machine", { passwordLogon: true }) }],
  },
});
