import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/file-system-not-public",
  question: "NET-03",
  title: { en: "File system cannot be mounted from outside", zh: "文件系统不可从外部挂载" },
  severity: "high",
  kind: "file-system",
  controls: ["13.1.1", "9.1.2"],
  why: {
    en: "File protocols trust the network they run in: whoever can reach the mount point can often read and write under every name. They belong inside, with a filter that admits the machines that mount.",
    zh: "文件协议信任其所在网络：能到达挂载点的人往往可以任意用户身份读写。挂载点应位于内网，并只放行需要挂载的机器。",
  },
  fix: {
    aws: {
      text: {
        en: "Let the file-system policy demand access through a mount target, and the mount target's group admit only the machines that mount.",
        zh: "在文件系统策略中要求经由挂载目标访问，并使挂载目标的安全组仅放行需要挂载的机器。",
      },
      cli: "aws efs modify-mount-target-security-groups --mount-target-id TARGET --security-groups GROUP",
      terraform:
        'resource "aws_efs_mount_target" "example" {\n  file_system_id  = aws_efs_file_system.example.id\n  subnet_id       = aws_subnet.data.id\n  security_groups = [aws_security_group.files.id]\n}',
    },
    azure: {
      text: {
        en: "Deny by default in the network rules of the storage account, and list the subnets that mount the share.",
        zh: "在存储账户的网络规则中默认拒绝，并列出挂载该共享的子网。",
      },
      cli: "az storage account update -g GROUP -n ACCOUNT --default-action Deny",
      terraform:
        'resource "azurerm_storage_account_network_rules" "example" {\n  storage_account_id         = azurerm_storage_account.example.id\n  default_action             = "Deny"\n  virtual_network_subnet_ids = [azurerm_subnet.app.id]\n}',
    },
    alicloud: {
      text: {
        en: "Use a mount target inside the VPC, with an access group that names the addresses that mount.",
        zh: "使用专有网络内的挂载点，并在权限组中列出需要挂载的地址。",
      },
      cli: "aliyun nas CreateMountTarget --FileSystemId FILE_SYSTEM --NetworkType Vpc --VpcId VPC --VSwitchId VSWITCH --AccessGroupName GROUP",
      terraform:
        'resource "alicloud_nas_mount_target" "example" {\n  file_system_id    = alicloud_nas_file_system.example.id\n  access_group_name = alicloud_nas_access_group.app.access_group_name\n  network_type      = "Vpc"\n  vpc_id            = alicloud_vpc.example.id\n  vswitch_id        = alicloud_vswitch.data.id\n}',
    },
  },
  check: (system) =>
    must(system, "public", (open) => !open, {
      en: "The file system can be mounted from outside the tenant's networks.",
      zh: "该文件系统可从租户网络之外挂载。",
    }),
  examples: {
    pass: [{ resource: given("file-system", { public: false }) }],
    fail: [{ resource: given("file-system", { public: true }) }],
  },
});
