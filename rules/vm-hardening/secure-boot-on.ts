import { allOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/secure-boot-on",
  question: "VMH-05",
  title: { en: "Virtual machine boots securely and has a virtual TPM", zh: "虚拟机启用安全启动与虚拟 TPM" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["CLD.9.5.2"],
  why: {
    en: "Code that loads before the operating system is out of reach for every tool inside it. Secure boot starts only signed code, and the virtual TPM records what was started so that it can be proved.",
    zh: "先于操作系统加载的代码不受系统内任何工具约束。安全启动只允许已签名的代码运行，虚拟 TPM 则记录启动过程以供证明。",
  },
  fix: {
    aws: {
      text: {
        en: "Use an image with UEFI boot, NitroTPM support and enrolled Secure Boot keys.",
        zh: "使用支持 UEFI 启动与 NitroTPM、且已注册安全启动密钥的镜像。",
      },
      cli: "aws ec2 register-image --name NAME --boot-mode uefi --tpm-support v2.0 --uefi-data file://uefi-data --root-device-name /dev/xvda --block-device-mappings file://disks.json",
      terraform:
        'resource "aws_ami" "example" {\n  # …\n  boot_mode   = "uefi"\n  tpm_support = "v2.0"\n  uefi_data   = filebase64("uefi-data")\n}',
    },
    azure: {
      text: {
        en: "Choose a generation 2 image and turn on trusted launch with secure boot and vTPM; the machine must be deallocated for the change.",
        zh: "选用第 2 代映像，启用受信任启动并打开安全启动与 vTPM；更改前须解除分配虚拟机。",
      },
      cli: "az vm update -g GROUP -n VM --security-type TrustedLaunch --enable-secure-boot true --enable-vtpm true",
      terraform:
        'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  secure_boot_enabled = true\n  vtpm_enabled        = true\n}',
    },
    alicloud: {
      text: {
        en: "Create the instance from an instance family and an image that support trusted boot, with the trusted mode vTPM.",
        zh: "使用支持可信启动的实例规格族与镜像创建实例，可信系统模式选 vTPM。",
      },
      cli: "aliyun ecs RunInstances --RegionId REGION --LaunchTemplateId TEMPLATE --SecurityOptions.TrustedSystemMode vTPM",
    },
  },
  check: (machine) =>
    allOf(
      must(machine, "secureBoot", (on) => on, { en: "Secure boot is off.", zh: "未启用安全启动。" }),
      must(machine, "virtualTpm", (on) => on, { en: "The machine has no virtual TPM.", zh: "未启用虚拟 TPM。" }),
    ),
  examples: {
    pass: [{ resource: given("virtual-machine", { secureBoot: true, virtualTpm: true }) }],
    fail: [
      { resource: given("virtual-machine", { secureBoot: true, virtualTpm: false }) },
      { resource: given("virtual-machine", { secureBoot: false, virtualTpm: true }) },
    ],
  },
});
