import { describe, expect, it } from "vitest";
import { made, variable } from "./code.ts";
import { facts, mapped, resourcesOf } from "./mapped.ts";

describe("a user", () => {
  const user = (more: string): Readonly<Record<string, unknown>> =>
    facts("user", "aws_iam_user.a", variable + made("aws_iam_user", 'name = "alice"') + more);

  it.each<[string, string, unknown]>([
    ["has no password", "", false],
    ["has one by reference", made("aws_iam_user_login_profile", "user = aws_iam_user.a.name"), true],
    ["has one by name", made("aws_iam_user_login_profile", 'user = "alice"'), true],
    ["has none for another", made("aws_iam_user_login_profile", 'user = "bob"'), false],
    ["may have one", made("aws_iam_user_login_profile", "user = var.v"), "?variable-unset v"],
    ["may have one at times", made("aws_iam_user_login_profile", "count = var.v\nuser = aws_iam_user.a.name"), "?variable-unset v"],
  ])("%s", (_name, more, consoleAccess) => {
    expect(user(more)).toMatchObject({ consoleAccess, mfa: "?not-in-format the MFA device of a user" });
  });
});

describe("an access key", () => {
  const key = (body: string): Readonly<Record<string, unknown>> =>
    facts("access-key", "aws_iam_access_key.a", variable + made("aws_iam_access_key", `user = "robot"\n${body}`));

  it.each<[string, object]>([
    ["", { owner: "robot", active: true, created: "?computed create_date" }],
    ['status = "Inactive"', { active: false }],
    ["status = var.v", { active: "?variable-unset v" }],
    ['create_date = "2025-12-24T08:00:00Z"', { created: "2025-12-24T08:00:00Z" }],
  ])("%s", (body, expected) => {
    expect(key(body)).toMatchObject(expected);
  });

  it("is called by its place in the code, never by its id", () => {
    const { name, aliases } = mapped(
      "access-key",
      "aws_iam_access_key.a",
      made("aws_iam_access_key", 'id = "AKIAEXAMPLE"\nuser = "robot"'),
    );
    expect([name, aliases]).toEqual(["a", []]);
  });
});

describe("a password policy", () => {
  it.each<[string, object]>([
    [
      "",
      {
        minimumLength: 6,
        requiresLowercase: false,
        requiresUppercase: false,
        requiresDigits: false,
        requiresSymbols: false,
        refusedEarlier: 0,
        maximumAge: "unlimited",
      },
    ],
    ["minimum_password_length = 16\nrequire_numbers = true", { minimumLength: 16, requiresDigits: true, requiresSymbols: false }],
    ["max_password_age = 60\npassword_reuse_prevention = 24", { maximumAge: 60, refusedEarlier: 24 }],
    ["max_password_age = 0", { maximumAge: "unlimited" }],
    ["max_password_age = var.v", { maximumAge: "?variable-unset v" }],
  ])("%s", (body, expected) => {
    const code = variable + made("aws_iam_account_password_policy", body);
    expect(facts("password-policy", "aws_iam_account_password_policy.a", code)).toMatchObject(expected);
  });
});

describe("threat detection", () => {
  const plans = (code: string): unknown =>
    resourcesOf(variable + code).map((each) => {
      const told = facts("threat-detection", each.id, variable + code);
      return [each.id.replace(/^.*aws_guardduty_/, ""), told["workload"], told["on"]];
    });
  const feature = (body: string): string => made("aws_guardduty_detector_feature", `detector_id = aws_guardduty_detector.a.id\n${body}`);

  it.each<[string, unknown]>([
    [made("aws_guardduty_detector"), [["detector.a", "activity", true]]],
    [made("aws_guardduty_detector", "enable = false"), [["detector.a", "activity", false]]],
    [made("aws_guardduty_detector", "enable = var.v"), [["detector.a", "activity", "?variable-unset v"]]],
    [
      made("aws_guardduty_detector", "datasources {\n s3_logs {\n enable = false\n }\n}"),
      [
        ["detector.a", "activity", true],
        ["detector.a/object-stores", "object-stores", false],
      ],
    ],
    [
      made("aws_guardduty_detector", "enable = false") + feature('name = "EKS_AUDIT_LOGS"\nstatus = "ENABLED"'),
      [
        ["detector.a", "activity", false],
        ["detector_feature.a", "kubernetes", false],
      ],
    ],
    [
      made("aws_guardduty_detector") + feature("name = var.v\nstatus = var.v"),
      [
        ["detector.a", "activity", true],
        ["detector_feature.a", "?variable-unset v", "?variable-unset v"],
      ],
    ],
    [
      made("aws_guardduty_detector_feature", 'detector_id = "d"\nname = "S3_DATA_EVENTS"\nstatus = "ENABLED"'),
      [["detector_feature.a", "object-stores", "?outside-scan d"]],
    ],
    [
      made("aws_guardduty_detector_feature", 'detector_id = "d"\nname = "S3_DATA_EVENTS"\nstatus = "DISABLED"'),
      [["detector_feature.a", "object-stores", false]],
    ],
  ])("%s", (code, expected) => {
    expect(plans(code)).toEqual(expected);
  });

  it("at run time is not offered in China", () => {
    const code = 'provider "aws" {\n  region = "cn-north-1"\n}\n' + feature('name = "RUNTIME_MONITORING"\nstatus = "ENABLED"');
    expect(facts("threat-detection", "aws_guardduty_detector_feature.a", code)["on"]).toBe("n/a threat-detection/runtime-monitoring");
  });
});

describe("a recorder", () => {
  const status = (body: string): string => made("aws_config_configuration_recorder_status", `name = "default"\n${body}`);
  it.each<[string, string, object]>([
    ["", "", { recording: false, everyType: true }],
    ["", status("is_enabled = true"), { recording: true }],
    ["", status("is_enabled = false"), { recording: false }],
    ["", status("is_enabled = var.v"), { recording: "?variable-unset v" }],
    ["recording_group {\n all_supported = false\n}", "", { everyType: false }],
    ['recording_group {\n resource_types = ["AWS::EC2::Instance"]\n}', "", { everyType: false }],
    ["recording_group {\n all_supported = var.v\n}", "", { everyType: "?variable-unset v" }],
    ["recording_group {\n include_global_resource_types = true\n}", "", { everyType: true }],
  ])("%s %s", (body, more, expected) => {
    const code = variable + made("aws_config_configuration_recorder", `role_arn = "r"\n${body}`) + more;
    expect(facts("recorder", "aws_config_configuration_recorder.a", code)).toMatchObject(expected);
  });
});
