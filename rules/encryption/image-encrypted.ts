import { must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "encryption/image-encrypted",
  question: "ENC-03",
  title: { en: "Image is encrypted at rest", zh: "镜像静态加密" },
  severity: "high",
  kind: "image",
  controls: ["10.1.1", "12.3.1"],
  why: {
    en: "A plain image carries the whole content of its disks to wherever it is copied or shared.",
    zh: "未加密的镜像会将磁盘的全部内容带到其被复制或共享的任何位置。",
  },
  fix: {
    aws: {
      text: { en: "Make an encrypted copy of the image and delete the plain one.", zh: "创建镜像的加密副本并删除原镜像。" },
      cli: "aws ec2 copy-image --source-region REGION --source-image-id IMAGE --name NAME --encrypted",
      terraform: "encrypted = true",
    },
    azure: { text: { en: "Nothing to do: the platform encrypts every image.", zh: "无需处理：平台会加密每个镜像。" } },
    alicloud: {
      text: { en: "Make an encrypted copy of the image and delete the plain one.", zh: "创建镜像的加密副本并删除原镜像。" },
      terraform: "encrypted = true",
    },
  },
  check: (image) => must(image, "encrypted", (on) => on, { en: "The image is not encrypted at rest.", zh: "该镜像未静态加密。" }),
  examples: { pass: [{ resource: given("image", { encrypted: true }) }], fail: [{ resource: given("image", { encrypted: false }) }] },
});
