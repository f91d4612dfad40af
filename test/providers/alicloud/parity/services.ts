import type { RecordedAnswer } from "../../../../src/provider/recorded.ts";
import { ACCOUNT, answer, KEY_ID, refused, REGION } from "../estate-answers.ts";
import type { Situation } from "./situation.ts";

const trail = (more: object, IsLogging = true): readonly RecordedAnswer[] => [
  answer("actiontrail.DescribeTrails", {
    TrailList: [
      {
        Name: "audit",
        Status: "Enable",
        TrailRegion: "All",
        EventRW: "All",
        OssBucketName: "",
        SlsProjectArn: "",
        MaxComputeProjectArn: "",
        ...more,
      },
    ],
  }),
  answer("actiontrail.GetTrailStatus", { IsLogging }, { Name: "audit" }),
];
const trailInCode = (body: string): string => `resource "alicloud_actiontrail_trail" "audit" {\n  trail_name = "audit"\n${body}\n}\n`;
const PROJECT = `acs:log:${REGION}:${ACCOUNT}:project/audit`;

const functions = (more: object): RecordedAnswer =>
  answer("fc.ListFunctions", { functions: [{ functionName: "job", functionArn: "acs:fc:job", ...more }] });
const functionInCode = (body: string): string => `resource "alicloud_fcv3_function" "job" {\n  function_name = "job"\n${body}\n}\n`;
const traced = { traced: "code of functions has no argument for tracing" };

const key = (more: object, alias = "alias/data"): readonly RecordedAnswer[] => [
  answer(
    "kms.DescribeKey",
    {
      KeyMetadata: {
        KeyId: KEY_ID,
        Arn: `acs:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}`,
        Description: "data",
        KeySpec: "Aliyun_AES_256",
        Origin: "Aliyun_KMS",
        AutomaticRotation: "Disabled",
        MaterialExpireTime: "",
        ...more,
      },
    },
    { KeyId: KEY_ID },
  ),
  answer("kms.ListAliases", { Aliases: { Alias: [{ AliasName: alias, KeyId: KEY_ID }] }, TotalCount: 1 }),
];
const keyInCode = (body: string): string => `resource "alicloud_kms_key" "data" {\n  description = "data"\n${body}\n}\n`;

const secret = (SecretType: string, AutomaticRotation?: string): readonly RecordedAnswer[] => [
  answer("kms.ListSecrets", { SecretList: { Secret: [{ SecretName: "db", SecretType }] }, TotalCount: 1 }),
  ...(AutomaticRotation === undefined
    ? []
    : [answer("kms.DescribeSecret", { SecretName: "db", SecretType, AutomaticRotation }, { SecretName: "db" })]),
];
const secretInCode = (body: string): string => `resource "alicloud_kms_secret" "db" {\n  secret_name = "db"\n${body}\n}\n`;

const by = { UserPrincipalName: `ann@${ACCOUNT}.onaliyun.com` };
const user = ({
  profile,
  serial,
  preference = "independent",
}: {
  profile?: object;
  serial?: string;
  preference?: string;
}): readonly RecordedAnswer[] => [
  answer("ims.ListUsers", { IsTruncated: false, Users: { User: [{ ...by, UserId: "20001", LastLoginDate: "" }] } }),
  profile === undefined
    ? refused("ims.GetLoginProfile", "EntityNotExist.User.LoginProfile", by)
    : answer("ims.GetLoginProfile", { LoginProfile: { Status: "Active", CreateDate: "2024-01-02T00:00:00Z", ...profile } }, by),
  serial === undefined
    ? refused("ims.GetUserMFAInfo", "EntityNotExist.User.MFADevice", by)
    : answer("ims.GetUserMFAInfo", { MFADevice: { SerialNumber: serial } }, by),
  answer("ims.GetSecurityPreference", { SecurityPreference: { LoginProfilePreference: { MFAOperationForLogin: preference } } }),
];
const userInCode = (more = ""): string => `resource "alicloud_ram_user" "ann" {\n  name = "ann"\n}\n${more}`;
const profile = (body: string): string =>
  `resource "alicloud_ram_login_profile" "ann" {\n  user_name = alicloud_ram_user.ann.name\n  password = "Canary-4711"\n${body}\n}\n`;
const later = { consoleLastUsed: "code does not know of what happens later", consoleSince: "code does not know of what happens later" };

const keys = (Status: string): readonly RecordedAnswer[] => [
  answer(
    "ims.ListAccessKeys",
    { AccessKeys: { AccessKey: [{ AccessKeyId: "LTAI-canary-WXYZ", Status, CreateDate: "2025-01-02T00:00:00Z" }] } },
    by,
  ),
  answer("ims.GetAccessKeyLastUsed", { AccessKeyLastUsed: { LastUsedDate: "" } }, { ...by, UserAccessKeyId: "LTAI-canary-WXYZ" }),
];

const passwords = (more: object): RecordedAnswer =>
  answer("ims.GetPasswordPolicy", {
    PasswordPolicy: {
      MinimumPasswordLength: 12,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: true,
      RequireNumbers: true,
      RequireSymbols: true,
      PasswordReusePrevention: 0,
      MaxPasswordAge: 0,
      ...more,
    },
  });

export const services: readonly Situation[] = [
  {
    kind: "audit-trail",
    name: "a trail of everything into a bucket",
    code: trailInCode('  oss_bucket_name = "logs"'),
    answers: trail({ OssBucketName: "logs" }),
  },
  {
    kind: "audit-trail",
    name: "a trail of writes in one region, stopped",
    code: trailInCode(`  oss_bucket_name = "logs"\n  event_rw = "Write"\n  trail_region = "${REGION}"\n  status = "Disable"`),
    answers: trail({ OssBucketName: "logs", EventRW: "Write", TrailRegion: REGION, Status: "Disable" }, false),
  },
  {
    kind: "audit-trail",
    name: "a trail into Log Service",
    code: `${trailInCode(`  sls_project_arn = "${PROJECT}"`)}resource "alicloud_log_store" "trail" {\n  project_name = "audit"\n  logstore_name = "actiontrail_audit"\n}\n`,
    answers: trail({ SlsProjectArn: PROJECT }),
    called: { "alicloud_log_store.trail": "audit/actiontrail_audit" },
  },
  {
    kind: "function",
    name: "a function that logs",
    code: functionInCode('  log_config {\n    project = "audit"\n    logstore = "fc"\n  }'),
    answers: [functions({ logConfig: { project: "audit", logstore: "fc" }, tracingConfig: {} })],
    differs: traced,
  },
  {
    kind: "function",
    name: "a function that does not log",
    code: functionInCode(""),
    answers: [functions({ logConfig: {} })],
    differs: traced,
  },
  {
    kind: "key",
    name: "a key that rotates",
    code: keyInCode('  automatic_rotation = "Enabled"\n  rotation_interval = "365d"'),
    answers: key({ AutomaticRotation: "Enabled", RotationInterval: "31536000s" }),
  },
  { kind: "key", name: "a key that does not rotate", code: keyInCode(""), answers: key({}) },
  {
    kind: "key",
    name: "an asymmetric key",
    code: keyInCode('  key_spec = "RSA_2048"\n  key_usage = "SIGN/VERIFY"'),
    answers: key({ KeySpec: "RSA_2048", KeyUsage: "SIGN/VERIFY" }),
  },
  {
    kind: "key",
    name: "a key with material from outside",
    code: keyInCode('  origin = "EXTERNAL"'),
    answers: key({ Origin: "EXTERNAL", MaterialExpireTime: "2027-01-01T00:00:00Z" }),
    differs: { expires: "material is imported beside the code" },
  },
  { kind: "secret", name: "a generic secret", code: secretInCode(""), answers: secret("Generic") },
  {
    kind: "secret",
    name: "a secret of a database that rotates",
    code: secretInCode('  secret_type = "Rds"\n  enable_automatic_rotation = true\n  rotation_interval = "7d"'),
    answers: secret("Rds", "Enabled"),
  },
  {
    kind: "secret",
    name: "a secret of a database that does not rotate",
    code: secretInCode('  secret_type = "Rds"'),
    answers: secret("Rds", "Disabled"),
  },
  { kind: "user", name: "a user without a login", code: userInCode(), answers: user({}), differs: later },
  {
    kind: "user",
    name: "a user who must use MFA and does",
    code: userInCode(profile("  mfa_bind_required = true")),
    answers: user({ profile: { MFABindRequired: true }, serial: "mfa-0a" }),
    differs: later,
  },
  {
    kind: "user",
    name: "a user without MFA",
    code: userInCode(profile("  mfa_bind_required = false")),
    answers: user({ profile: { MFABindRequired: false } }),
    differs: later,
  },
  {
    kind: "user",
    name: "a user under an account that asks everybody for MFA",
    code: userInCode(
      `${profile("  mfa_bind_required = false")}resource "alicloud_ram_security_preference" "all" {\n  mfa_operation_for_login = "mandatory"\n}\n`,
    ),
    answers: user({ profile: { MFABindRequired: false }, preference: "mandatory" }),
    differs: later,
  },
  {
    kind: "access-key",
    name: "a key of a user",
    code: `resource "alicloud_ram_access_key" "ann" {\n  user_name = "${by.UserPrincipalName}"\n}\n`,
    answers: keys("Active"),
    differs: { created: "code does not know when", lastUsed: "code does not know of what happens later" },
  },
  {
    kind: "access-key",
    name: "a key that is switched off",
    code: `resource "alicloud_ram_access_key" "ann" {\n  user_name = "${by.UserPrincipalName}"\n  status = "Inactive"\n}\n`,
    answers: keys("Inactive"),
    differs: { created: "code does not know when", lastUsed: "code does not know of what happens later" },
  },
  {
    kind: "password-policy",
    name: "a policy of which nothing is said",
    code: 'resource "alicloud_ram_account_password_policy" "all" {\n}\n',
    answers: [passwords({})],
  },
  {
    kind: "password-policy",
    name: "a policy of its own",
    code: 'resource "alicloud_ram_account_password_policy" "all" {\n  minimum_password_length = 14\n  require_symbols = false\n  password_reuse_prevention = 5\n  max_password_age = 90\n}\n',
    answers: [passwords({ MinimumPasswordLength: 14, RequireSymbols: false, PasswordReusePrevention: 5, MaxPasswordAge: 90 })],
  },
  {
    kind: "threat-detection",
    name: "the ultimate edition",
    code: 'resource "alicloud_threat_detection_instance" "all" {\n  version_code = "level3"\n}\n',
    answers: [answer("sas.DescribeVersionConfig", { Version: 3 })],
  },
  {
    kind: "threat-detection",
    name: "extras to the free edition",
    code: 'resource "alicloud_threat_detection_instance" "all" {\n  version_code = "level10"\n}\n',
    answers: [answer("sas.DescribeVersionConfig", { Version: 10 })],
  },
];
