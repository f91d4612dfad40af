import { allOf, must } from "../../src/rule/combinators.ts";
import { defineRule } from "../../src/rule/define-rule.ts";
import { given } from "../../src/rule/example.ts";

export default defineRule({
  id: "inventory/recorder-on",
  question: "INV-01",
  title: { en: "Resources and their changes are recorded", zh: "资源及其变更已被记录" },
  severity: "medium",
  kind: "recorder",
  controls: ["8.1.1", "12.1.2"],
  why: {
    en: "Nobody can protect what is on no list. A recorder keeps the list by itself, for every region and type, and shows afterwards what was changed when.",
    zh: "不在清单上的资产无从保护。配置记录服务自动维护覆盖全部地域与类型的清单，并可追溯何时发生了何种变更。",
  },
  fix: {
    aws: {
      text: { en: "Turn AWS Config on in every region, for all resource types.", zh: "在每个区域启用 AWS Config，并记录全部资源类型。" },
      cli: "aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=ROLE --recording-group allSupported=true,includeGlobalResourceTypes=true && aws configservice start-configuration-recorder --configuration-recorder-name default",
      terraform:
        'resource "aws_config_configuration_recorder" "this" {\n  name     = "default"\n  role_arn = aws_iam_role.config.arn\n}\n\nresource "aws_config_configuration_recorder_status" "this" {\n  name       = aws_config_configuration_recorder.this.name\n  is_enabled = true\n}',
    },
    alicloud: {
      text: { en: "Activate Cloud Config and let it monitor all resource types.", zh: "开通配置审计，并监控全部资源类型。" },
      cli: "aliyun config StartConfigurationRecorder",
    },
  },
  check: (recorder) =>
    allOf(
      must(recorder, "recording", (on) => on, { en: "Nothing is recorded.", zh: "未记录任何资源。" }),
      must(recorder, "everyType", (all) => all, { en: "Only some resource types are recorded.", zh: "仅记录部分资源类型。" }),
    ),
  examples: {
    pass: [{ resource: given("recorder", { recording: true, everyType: true }) }],
    fail: [
      { resource: given("recorder", { recording: false, everyType: true }) },
      { resource: given("recorder", { recording: true, everyType: false }) },
    ],
  },
});
