import type { Text } from "../model/text.ts";
import type { Severity } from "../rule/define-rule.ts";
import type { ProviderName } from "../model/resource.ts";

/** Words of `rules` and `explain`. */
export const severityText: Readonly<Record<Severity, Text>> = {
  critical: { en: "critical", zh: "严重" },
  high: { en: "high", zh: "高" },
  medium: { en: "medium", zh: "中" },
  low: { en: "low", zh: "低" },
};

export const cloudText: Readonly<Record<ProviderName, Text>> = {
  aws: { en: "AWS", zh: "AWS" },
  azure: { en: "Azure", zh: "Azure" },
  alicloud: { en: "Alibaba Cloud", zh: "阿里云" },
};

export const words = {
  severity: { en: "Severity", zh: "严重程度" },
  question: { en: "Question", zh: "检查问题" },
  kinds: { en: "Judges", zh: "检查对象" },
  controls: { en: "Controls", zh: "控制" },
  clauses: { en: "Clauses", zh: "条款" },
  parameters: { en: "Parameters", zh: "参数" },
  fix: (cloud: Text): Text => ({ en: `Fix on ${cloud.en}`, zh: `${cloud.zh} 整改方法` }),
  bounds: ({ floor, ceiling }: { readonly floor?: number; readonly ceiling?: number }): Text => {
    const least = floor === undefined ? [] : [{ en: `at least ${String(floor)}`, zh: `不少于 ${String(floor)}` }];
    const most = ceiling === undefined ? [] : [{ en: `at most ${String(ceiling)}`, zh: `不多于 ${String(ceiling)}` }];
    const both = [...least, ...most];
    return { en: both.map((each) => each.en).join(", "), zh: both.map((each) => each.zh).join("，") };
  },
  oldest: (version: string): Text => ({ en: `not older than ${version}`, zh: `不低于 ${version}` }),
  countedHere: { en: "findings count here", zh: "结果计入此条款" },
  inNone: { en: "none", zh: "无" },
  ruleCount: (count: number, framework: string): Text => ({
    en: `${String(count)} rules; clauses of ${framework}`,
    zh: `共 ${String(count)} 条规则；条款编号依 ${framework}`,
  }),
  askedOf: { en: "Written for", zh: "适用对象" },
  customer: { en: "cloud service customers", zh: "云服务客户" },
  provider: { en: "cloud service providers", zh: "云服务提供者" },
  checkability: { en: "Checking", zh: "可检查性" },
  related: { en: "See also", zh: "对照" },
  note: { en: "Note", zh: "说明" },
  rules: { en: "Rules", zh: "规则" },
  questions: { en: "Questions", zh: "检查问题" },
  noRule: { en: "no rule yet", zh: "尚无规则" },
  suggested: (title: string): Text => ({ en: `better: ${title}`, zh: `宜作：${title}` }),
  onlyElsewhere: (id: string, framework: string): Text => ({
    en: `${id} is not in ${framework}. Where it is:`,
    zh: `${framework} 中没有 ${id}。以下标准中有：`,
  }),
  viaIso: (id: string): Text => ({
    en: `ISO/IEC 27017:2015 ${id} is what this text is about.`,
    zh: `该条款对应 ISO/IEC 27017:2015 ${id}。`,
  }),
  viaMisprint: (id: string): Text => ({
    en: `The document prints ${id} here, which is not what the text is about.`,
    zh: `该文件此处印作 ${id}，但与条文内容不符。`,
  }),
} as const;
