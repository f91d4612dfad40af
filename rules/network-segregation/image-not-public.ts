import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "network-segregation/image-not-public",
  question: "DAT-02",
  title: { en: "Machine image is not shared with everyone", zh: "镜像未对所有人共享" },
  severity: "high",
  kind: "image",
  controls: ["9.4.1", "CLD.9.5.1"],
  why: {
    en: "An image carries what was on the machine it was made from: programs, configuration, often keys and shell histories. Shared with everyone, it can be started and searched by anyone.",
    zh: "镜像带有制作时机器上的一切：程序、配置，往往还有密钥与命令历史。一旦公开，任何人都可启动并检索其中内容。",
  },
  fix: {
    aws: {
      text: {
        en: "Take the group all off the launch permissions; share with the accounts that need the image.",
        zh: "从启动权限中移除 all 组，仅共享给需要该镜像的账号。",
      },
      cli: 'aws ec2 modify-image-attribute --image-id IMAGE --launch-permission "Remove=[{Group=all}]"',
      terraform:
        'resource "aws_ami_launch_permission" "partner" {\n  image_id   = aws_ami.example.id\n  account_id = var.partner_account\n}',
    },
    azure: {
      text: {
        en: "Stop sharing the gallery with the community; share it with subscriptions or tenants by name.",
        zh: "停止将库共享到社区，仅共享给指定的订阅或租户。",
      },
      cli: "az sig share reset -g GROUP --gallery-name GALLERY",
      terraform: 'resource "azurerm_shared_image_gallery" "example" {\n  # …\n  sharing {\n    permission = "Groups"\n  }\n}',
    },
    alicloud: {
      text: {
        en: "Withdraw the image from the community and share it with the accounts that need it.",
        zh: "取消发布社区镜像，仅共享给需要的账号。",
      },
      cli: "aliyun ecs ModifyImageSharePermission --RegionId REGION --ImageId IMAGE --IsPublic false",
      terraform:
        'resource "alicloud_image_share_permission" "partner" {\n  image_id   = alicloud_image.example.id\n  account_id = var.partner_account\n}',
    },
  },
  check: (image) =>
    must(image, "public", (open) => !open, { en: "Anyone may start a machine from the image.", zh: "任何人都可用该镜像启动机器。" }),
  examples: {
    pass: [{ resource: given("image", { public: false }) }],
    fail: [{ resource: given("image", { public: true }) }],
  },
});
