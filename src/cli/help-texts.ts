import type { Text } from "../model/text.ts";

/** What `--help` says. */
export const help = {
  tool: {
    en: "Checks AWS, Azure and Alibaba Cloud configuration against ISO/IEC 27017 and the Chinese cloud certification specs.",
    zh: "依据 ISO/IEC 27017 与中国云认证规范检查 AWS、Azure 与阿里云配置。",
  },
  scan: {
    en: "scan running accounts, Terraform code, and what was saved of them",
    zh: "扫描运行中的账号、Terraform 代码以及保存的内容",
  },
  permissions: {
    en: "print what to grant the identity of a scan, ready to attach",
    zh: "输出扫描身份所需的最小权限，可直接附加",
  },
  cloud: { en: "aws, azure or alicloud", zh: "aws、azure 或 alicloud" },
  partition: {
    en: "aws, aws-cn, aws-us-gov, azure, azure-china, azure-usgov, alicloud-cn or alicloud-intl",
    zh: "aws、aws-cn、aws-us-gov、azure、azure-china、azure-usgov、alicloud-cn 或 alicloud-intl",
  },
  form: {
    en: "AWS: policy, cloudformation or terraform; Azure: role; Alibaba Cloud: ram-policy",
    zh: "AWS：policy、cloudformation 或 terraform；Azure：role；阿里云：ram-policy",
  },
  memberRole: { en: "role that the scan assumes in each of several accounts", zh: "扫描在多个账号中分别担任的角色" },
  rules: { en: "list the rules", zh: "列出全部规则" },
  explain: { en: "tell what a rule or a control asks for, and why", zh: "说明某条规则或控制的要求及其原因" },
  paths: {
    en: "aws, azure or alicloud for a running account; folders and files for everything else",
    zh: "aws、azure 或 alicloud 表示运行中的账号；其余为要扫描的目录与文件",
  },
  subject: { en: "id of a rule, or of a control or clause", zh: "规则编号，或控制、条款编号" },
  format: { en: "table (for people) or json (for programs)", zh: "输出格式：table（供阅读）或 json（供程序）" },
  output: { en: "write the result to a file", zh: "将结果写入文件" },
  save: {
    en: "save what was read, to be judged again later: cldscan scan FILE",
    zh: "保存读取到的内容，供日后再次检查：cldscan scan 文件",
  },
  lang: { en: "en or zh; otherwise the locale decides", zh: "语言：en 或 zh，默认取决于系统区域设置" },
  framework: { en: "standard to report against", zh: "报告所依据的标准" },
  rule: { en: "only this rule; * matches anything; may be repeated", zh: "仅使用该规则，* 匹配任意字符，可重复" },
  minSeverity: { en: "only rules of at least this severity", zh: "仅使用不低于该严重程度的规则" },
  exclude: { en: "leave out matching files and folders; may be repeated", zh: "排除匹配的文件与目录，可重复" },
  include: { en: "also show pass or not-applicable findings; may be repeated", zh: "同时显示 pass 或 not-applicable 结果，可重复" },
  failOn: {
    en: "lowest severity of a violation that makes the exit code 1; none: never (default: low)",
    zh: "使退出码为 1 的最低违规严重程度；none 表示从不（默认 low）",
  },
  allowIncomplete: { en: "do not exit with 3 when something could not be read", zh: "有内容未能读取时不以退出码 3 结束" },
  strict: { en: "exit with 3 when anything is undetermined", zh: "只要有无法判定的结果即以退出码 3 结束" },
  variable: { en: "value of a Terraform variable, name=value; may be repeated", zh: "Terraform 变量取值，写作 名称=值，可重复" },
  variableFile: { en: "file of Terraform variables; may be repeated", zh: "Terraform 变量文件，可重复" },
  workspace: { en: "name that terraform.workspace stands for", zh: "terraform.workspace 所代表的名称" },
  color: { en: "plain text without colours", zh: "不使用颜色" },
  config: { en: "configuration file; otherwise the nearest cldscan.yaml", zh: "配置文件，默认使用就近的 cldscan.yaml" },
  version: { en: "print the version", zh: "显示版本" },
  help: { en: "print this help", zh: "显示帮助" },
  exitCodes: {
    en: [
      "Exit codes:",
      "  0  no violation at or above --fail-on",
      "  1  violations",
      "  2  wrong usage, or nothing to read",
      "  3  something could not be read, and no violation was found",
    ].join("\n"),
    zh: [
      "退出码：",
      "  0  没有达到 --fail-on 的违规",
      "  1  存在违规",
      "  2  用法错误，或没有可读取的内容",
      "  3  有内容未能读取，且未发现违规",
    ].join("\n"),
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Headings of the help, which commander writes in English. */
export const headings: Readonly<Record<string, Text>> = {
  "Usage:": { en: "Usage:", zh: "用法：" },
  "Arguments:": { en: "Arguments:", zh: "参数：" },
  "Options:": { en: "Options:", zh: "选项：" },
  "Commands:": { en: "Commands:", zh: "命令：" },
};
