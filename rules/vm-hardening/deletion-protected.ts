import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "vm-hardening/deletion-protected",
  question: "OPS-01",
  title: { en: "Resource is protected from deletion", zh: "资源受删除保护" },
  severity: "medium",
  kind: ["virtual-machine", "database", "load-balancer", "kubernetes-cluster"],
  controls: ["CLD.12.1.5", "17.2.1"],
  why: {
    en: "Deleting a machine or a database takes one call and no second thought. Protection turns a slip, or a stolen key, into two deliberate steps of which the first is logged.",
    zh: "删除一台机器或一个数据库只需一次调用。删除保护将误操作或凭证被盗后的破坏变为两个有意的步骤，且第一步会留下记录。",
  },
  fix: {
    aws: {
      text: {
        en: "Turn on termination protection for the machine and deletion protection for databases, load balancers and clusters.",
        zh: "为实例启用终止保护，为数据库、负载均衡器与集群启用删除保护。",
      },
      cli: "aws rds modify-db-instance --db-instance-identifier DATABASE --deletion-protection",
      terraform:
        'resource "aws_instance" "example" {\n  # …\n  disable_api_termination = true\n}\n\nresource "aws_db_instance" "example" {\n  # …\n  deletion_protection = true\n}\n\nresource "aws_lb" "example" {\n  # …\n  enable_deletion_protection = true\n}',
    },
    azure: {
      text: { en: "Put a delete lock on the resource or on its resource group.", zh: "为该资源或其资源组添加删除锁。" },
      cli: "az lock create --name no-delete --lock-type CanNotDelete --resource RESOURCE_ID",
      terraform:
        'resource "azurerm_management_lock" "example" {\n  name       = "no-delete"\n  scope      = azurerm_linux_virtual_machine.example.id\n  lock_level = "CanNotDelete"\n}',
    },
    alicloud: {
      text: {
        en: "Turn on release protection for the instance and deletion protection for databases, load balancers and clusters.",
        zh: "为实例启用释放保护，为数据库、负载均衡与集群启用删除保护。",
      },
      cli: "aliyun ecs ModifyInstanceAttribute --InstanceId INSTANCE --DeletionProtection true; aliyun rds ModifyDBInstanceDeletionProtection --DBInstanceId INSTANCE --DeletionProtection true",
      terraform:
        'resource "alicloud_instance" "example" {\n  # …\n  deletion_protection = true\n}\n\nresource "alicloud_slb_load_balancer" "example" {\n  # …\n  delete_protection = "on"\n}',
    },
  },
  check: (resource) =>
    must(resource, "deletionProtected", (is) => is, { en: "One call is enough to delete it.", zh: "仅需一次调用即可将其删除。" }),
  examples: {
    pass: [
      { resource: given("virtual-machine", { deletionProtected: true }) },
      { resource: given("database", { role: "server", deletionProtected: true }) },
    ],
    fail: [
      { resource: given("load-balancer", { deletionProtected: false }) },
      { resource: given("kubernetes-cluster", { deletionProtected: false }) },
    ],
  },
});
