import type { Text } from "../../model/text.ts";
import type { ProviderName } from "../../model/resource.ts";

/** A flag that only means something to a scan of a running account. */
export interface LiveFlag {
  readonly flags: string;
  readonly name: string;
  readonly many?: true;
  readonly of: readonly ProviderName[];
  /** Name of the option that the adapter checks. */
  readonly option: string;
  readonly help: Text;
}

const every: readonly ProviderName[] = ["aws", "azure", "alicloud"];

/** In the order of `--help`. */
export const liveFlags: readonly LiveFlag[] = [
  {
    flags: "--profile <name>",
    name: "profile",
    of: ["aws", "alicloud"],
    option: "profile",
    help: { en: "AWS, Alibaba Cloud: profile of the shared configuration", zh: "AWS、阿里云：共享配置中的 profile" },
  },
  {
    flags: "--region <region>",
    name: "region",
    many: true,
    of: ["aws", "alicloud"],
    option: "regions",
    help: {
      en: "AWS, Alibaba Cloud: only this region; may be repeated (default: every enabled region)",
      zh: "AWS、阿里云：仅扫描该地域，可重复（默认扫描全部已启用地域）",
    },
  },
  {
    flags: "--role-arn <arn>",
    name: "roleArn",
    of: ["aws", "alicloud"],
    option: "roleArn",
    help: { en: "AWS, Alibaba Cloud: role to assume first", zh: "AWS、阿里云：先担任该角色" },
  },
  {
    flags: "--external-id <id>",
    name: "externalId",
    of: ["aws", "alicloud"],
    option: "externalId",
    help: { en: "AWS, Alibaba Cloud: external id that the role asks for", zh: "AWS、阿里云：角色所要求的外部 ID" },
  },
  {
    flags: "--session-name <name>",
    name: "sessionName",
    of: ["aws", "alicloud"],
    option: "sessionName",
    help: { en: "AWS, Alibaba Cloud: name of the role's session (default: cldscan)", zh: "AWS、阿里云：角色会话名称（默认 cldscan）" },
  },
  {
    flags: "--organization",
    name: "organization",
    of: ["aws", "alicloud"],
    option: "organization",
    help: {
      en: "AWS, Alibaba Cloud: every account of the organization or resource directory",
      zh: "AWS、阿里云：扫描组织或资源目录中的全部账号",
    },
  },
  {
    flags: "--accounts-file <file>",
    name: "accountsFile",
    of: ["aws", "alicloud"],
    option: "accounts",
    help: {
      en: "AWS, Alibaba Cloud: the accounts of this file, a YAML or JSON list of ids",
      zh: "AWS、阿里云：扫描该文件列出的账号（YAML 或 JSON 列表）",
    },
  },
  {
    flags: "--member-role <name>",
    name: "memberRole",
    of: ["aws", "alicloud"],
    option: "memberRole",
    help: {
      en: "AWS, Alibaba Cloud: role to assume in each of several accounts (default: cldscan-audit)",
      zh: "AWS、阿里云：在多个账号中分别担任的角色（默认 cldscan-audit）",
    },
  },
  {
    flags: "--source <source>",
    name: "source",
    of: every,
    option: "source",
    help: {
      en: "auto; AWS: config (what AWS Config holds is read there alone) or direct; Azure: graph or arm; Alibaba Cloud: inventory or direct",
      zh: "auto；AWS：config（AWS Config 所含内容只从该处读取）或 direct；Azure：graph 或 arm；阿里云：inventory 或 direct",
    },
  },
  {
    flags: "--aggregator <name>",
    name: "aggregator",
    of: ["aws"],
    option: "aggregator",
    help: {
      en: "AWS: aggregator of AWS Config to read from, in the first region given or else the usual one",
      zh: "AWS：读取所用的 AWS Config 聚合器，位于所给的第一个地域，未给出时为默认地域",
    },
  },
  {
    flags: "--cloud <cloud>",
    name: "cloud",
    of: ["azure"],
    option: "cloud",
    help: {
      en: "Azure: azure, azure-china, azure-usgov, or a file that describes another cloud",
      zh: "Azure：azure、azure-china、azure-usgov，或描述其他云的文件",
    },
  },
  {
    flags: "--subscription <id>",
    name: "subscription",
    many: true,
    of: ["azure"],
    option: "subscriptions",
    help: {
      en: "Azure: only this subscription; may be repeated (default: every one that is enabled and visible)",
      zh: "Azure：仅扫描该订阅，可重复（默认扫描全部可见且已启用的订阅）",
    },
  },
  {
    flags: "--management-group <id>",
    name: "managementGroup",
    of: ["azure"],
    option: "managementGroup",
    help: { en: "Azure: every subscription of this management group", zh: "Azure：扫描该管理组下的全部订阅" },
  },
  {
    flags: "--expect-subscription <id>",
    name: "expectSubscription",
    many: true,
    of: ["azure"],
    option: "expected",
    help: {
      en: "Azure: a subscription that must be visible; may be repeated",
      zh: "Azure：必须可见的订阅，可重复",
    },
  },
  {
    flags: "--tenant <id>",
    name: "tenant",
    of: ["azure"],
    option: "tenant",
    help: { en: "Azure: directory to sign in to", zh: "Azure：登录所用的目录（租户）" },
  },
  {
    flags: "--credential <kind>",
    name: "credential",
    of: ["azure"],
    option: "credential",
    help: { en: "Azure: auto, environment, managed-identity or cli", zh: "Azure：auto、environment、managed-identity 或 cli" },
  },
  {
    flags: "--site <site>",
    name: "site",
    of: ["alicloud"],
    option: "site",
    help: { en: "Alibaba Cloud: cn, intl or auto", zh: "阿里云：cn、intl 或 auto" },
  },
  {
    flags: "--endpoint <product=host>",
    name: "endpoint",
    many: true,
    of: ["alicloud"],
    option: "endpoints",
    help: { en: "Alibaba Cloud: endpoint of a product; may be repeated", zh: "阿里云：某产品的接入点，可重复" },
  },
  {
    flags: "--max-rps <number>",
    name: "maxRps",
    of: every,
    option: "",
    help: { en: "never more requests a second than this", zh: "每秒请求数上限" },
  },
];

export type LiveFlags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
