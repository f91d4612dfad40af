import { describe, expect, it } from "vitest";
import { facts, mapped } from "./mapped.ts";

const variable = 'variable "v" {}\n';
const made = (type: string, body = ""): string => `resource "alicloud_${type}" "a" {\n${body}\n}\n`;

describe("a user", () => {
  const user = made("ram_user", 'name = "alice"');
  const profile = (body = ""): string => made("ram_login_profile", `user_name = alicloud_ram_user.a.name\n${body}`);
  const preference = (body: string): string => made("ram_security_preference", body);

  it.each<[string, string, object]>([
    ["has no password", "", { consoleAccess: false, mfa: false }],
    ["must bind a device", profile("mfa_bind_required = true"), { consoleAccess: true, mfa: true }],
    ["need not bind a device", profile("mfa_bind_required = false"), { consoleAccess: true, mfa: false }],
    ["leaves it to the version", profile(), { mfa: "?provider-version mfa_bind_required was false by default before 2024" }],
    ["leaves it to a variable", profile("mfa_bind_required = var.v"), { mfa: "?variable-unset v" }],
    ["must as everyone must", profile("mfa_bind_required = false") + preference('mfa_operation_for_login = "mandatory"'), { mfa: true }],
    ["must by the older name", profile("mfa_bind_required = false") + preference("enforce_mfa_for_login = true"), { mfa: true }],
    ["decides for itself", profile("mfa_bind_required = false") + preference('mfa_operation_for_login = "independent"'), { mfa: false }],
    ["may have to", profile("mfa_bind_required = false") + preference("mfa_operation_for_login = var.v"), { mfa: "?variable-unset v" }],
  ])("%s", (_name, more, expected) => {
    expect(facts("user", "alicloud_ram_user.a", variable + user + more)).toMatchObject(expected);
  });

  it("has no second factor only as far as the account asks for none", () => {
    const { mfa } = mapped("user", "alicloud_ram_user.a", user + profile("mfa_bind_required = false"));
    expect(mfa).toMatchObject({ value: false, assumes: { en: "the account does not require MFA of all users" } });
  });
});

describe("an access key", () => {
  it.each<[string, object]>([
    ['user_name = "robot"', { owner: "robot", active: true, created: "?computed create_time" }],
    ["", { owner: "?not-visible the user that applies the code" }],
    ['status = "Inactive"', { active: false }],
    ["status = var.v", { active: "?variable-unset v" }],
  ])("%s", (body, expected) => {
    expect(facts("access-key", "alicloud_ram_access_key.a", variable + made("ram_access_key", body))).toMatchObject(expected);
  });

  it("is called by its place in the code, never by its id", () => {
    const { name, aliases } = mapped("access-key", "alicloud_ram_access_key.a", made("ram_access_key", 'id = "LTAIEXAMPLE"'));
    expect([name, aliases]).toEqual(["a", []]);
  });
});

describe("settings of the account", () => {
  const all = { requiresLowercase: true, requiresUppercase: true, requiresDigits: true, requiresSymbols: true };
  it.each<[string, object]>([
    ["", { ...all, minimumLength: 12, refusedEarlier: 0, maximumAge: "unlimited" }],
    ["minimum_password_length = 14\nrequire_symbols = false", { minimumLength: 14, requiresSymbols: false }],
    ["max_password_age = 90\npassword_reuse_prevention = 5", { maximumAge: 90, refusedEarlier: 5 }],
    ["max_password_age = var.v", { maximumAge: "?variable-unset v" }],
  ])("passwords: %s", (body, expected) => {
    const code = variable + made("ram_account_password_policy", body);
    expect(facts("password-policy", "alicloud_ram_account_password_policy.a", code)).toMatchObject(expected);
  });

  it.each<[string, unknown]>([
    ['resource_types = ["all"]', true],
    ['resource_types = ["ACS::ECS::Instance"]', false],
    ["resource_types = var.v", "?variable-unset v"],
    ["", "?not-visible resource_types"],
  ])("recorder: %s", (body, everyType) => {
    const code = variable + made("config_configuration_recorder", body);
    expect(facts("recorder", "alicloud_config_configuration_recorder.a", code)).toEqual({ recording: true, everyType });
  });

  it.each<[string, unknown]>([
    ['version_code = "level2"', true],
    ['version_code = "level7"', true],
    ['version_code = "level10"', false],
    ["version_code = var.v", "?variable-unset v"],
    ["", "?not-visible version_code"],
  ])("edition of Security Center: %s", (body, on) => {
    const code = variable + made("threat_detection_instance", body);
    expect(facts("threat-detection", "alicloud_threat_detection_instance.a", code)).toEqual({ workload: "machines", on });
  });
});

describe("with whom an image is shared by name", () => {
  it.each<[string, unknown]>([
    ["", []],
    [made("image_share_permission", 'image_id = alicloud_image.a.id\naccount_id = "2109876543210987"'), [{ account: "2109876543210987" }]],
    [made("image_share_permission", "image_id = alicloud_image.a.id\naccount_id = var.v"), ["…variable-unset v"]],
    [made("image_share_permission", 'image_id = var.v\naccount_id = "2109876543210987"'), ["…variable-unset v"]],
  ])("%s", (more, sharedWith) => {
    expect(facts("image", "alicloud_image.a", variable + made("image", 'instance_id = "i-1"') + more)).toMatchObject({ sharedWith });
  });
});
