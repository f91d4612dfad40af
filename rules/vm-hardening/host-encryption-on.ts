import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/host-encryption-on",
  question: "VMH-06",
  title: { en: "Temporary disks and caches are encrypted at the host", zh: "临时磁盘与缓存在主机端加密" },
  severity: "medium",
  kind: "virtual-machine",
  controls: ["10.1.1", "CLD.9.5.2"],
  why: {
    en: "Encryption of the managed disk begins in the storage service. What the host keeps beside it, temporary disks and disk caches, lies there in the clear unless the host encrypts it too.",
    zh: "托管磁盘的加密始于存储服务。若主机端不加密，临时磁盘与磁盘缓存便以明文留存在主机上。",
  },
  fix: {
    azure: {
      text: {
        en: "Register the feature EncryptionAtHost for the subscription, deallocate the machine and turn on encryption at host.",
        zh: "为订阅注册 EncryptionAtHost 功能，解除分配虚拟机后启用主机加密。",
      },
      cli: "az vm update -g GROUP -n VM --set securityProfile.encryptionAtHost=true",
      terraform: 'resource "azurerm_linux_virtual_machine" "example" {\n  # …\n  encryption_at_host_enabled = true\n}',
    },
  },
  check: (machine) =>
    must(machine, "hostEncryption", (on) => on, {
      en: "Temporary disks and caches lie unencrypted at the host.",
      zh: "临时磁盘与缓存在主机端未加密。",
    }),
  examples: {
    pass: [{ resource: given("virtual-machine", { hostEncryption: true }) }],
    fail: [{ resource: given("virtual-machine", { hostEncryption: false }) }],
  },
});
