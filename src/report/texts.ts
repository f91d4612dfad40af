import type { ProviderName } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { UnknownClass } from "../model/unknown.ts";
import type { Severity } from "../rule/define-rule.ts";

export const severityLabel: Readonly<Record<Severity, Text>> = {
  critical: { en: "CRITICAL", zh: "严重" },
  high: { en: "HIGH", zh: "高危" },
  medium: { en: "MEDIUM", zh: "中危" },
  low: { en: "LOW", zh: "低危" },
};

export const providerLabel: Readonly<Record<ProviderName, Text>> = {
  aws: { en: "AWS", zh: "AWS" },
  azure: { en: "Azure", zh: "Azure" },
  alicloud: { en: "Alibaba Cloud", zh: "阿里云" },
};

export const classLabel: Readonly<Record<UnknownClass, Text>> = {
  input: { en: "A value is missing", zh: "缺少取值" },
  external: { en: "It lies outside this scan", zh: "位于本次扫描范围之外" },
  computed: { en: "It is known only after apply", zh: "执行之后才可知" },
  existence: { en: "Whether it exists is not known", zh: "是否存在尚不可知" },
  access: { en: "It was not read", zh: "未能读取" },
  format: { en: "This format cannot say it", zh: "该格式无法表达" },
  source: { en: "The source was not understood", zh: "源文件无法理解" },
  limit: { en: "It went beyond a limit", zh: "超出上限" },
  assumption: { en: "It rests on an assumption", zh: "结论依赖于假设" },
};

/** `1 file`, `2 files`. */
const several = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;

/** `12,345`, in any language. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Every sentence of the table. */
export const texts = {
  scanned: (files: number, lines: number, resources: number): Text => ({
    en: `${several(files, "file")}, ${several(lines, "line")}, ${several(resources, "resource")}`,
    zh: `${grouped(files)} 个文件，${grouped(lines)} 行，${grouped(resources)} 个资源`,
  }),
  rulesRun: (run: number, all: number): Text =>
    run === all
      ? { en: several(run, "rule"), zh: `${run} 条规则` }
      : { en: `${run} of ${several(all, "rule")}`, zh: `${all} 条规则中的 ${run} 条` },
  asOf: (date: string): Text => ({ en: `as of ${date}`, zh: `截至 ${date}` }),

  violations: (count: number): Text => ({ en: `Violations (${grouped(count)})`, zh: `违规（${grouped(count)}）` }),
  noViolations: { en: "No violations were found.", zh: "未发现违规。" },
  noViolationsButDoubts: (count: number): Text => ({
    en: `No violations were found, but ${several(count, "finding")} could not be determined.`,
    zh: `未发现违规，但有 ${grouped(count)} 项结果无法判定。`,
  }),
  clauses: (ids: readonly string[]): Text =>
    ids.length === 1
      ? { en: `clause ${ids.join("")}`, zh: `条款 ${ids.join("")}` }
      : { en: `clauses ${ids.join(", ")}`, zh: `条款 ${ids.join("、")}` },
  onResources: (count: number): Text => ({ en: several(count, "resource"), zh: `${grouped(count)} 个资源` }),
  inside: (resource: string): Text => ({ en: `in ${resource}`, zh: `位于 ${resource}` }),
  moreInstances: (count: number): Text => ({
    en: `and ${several(count, "more instance")} of the same code`,
    zh: `同一段代码另有 ${grouped(count)} 个实例`,
  }),
  alsoAt: (places: readonly string[], more: number): Text => ({
    en: `see also ${places.join(", ")}${more > 0 ? ` and ${several(more, "more place")}` : ""}`,
    zh: `另见 ${places.join("、")}${more > 0 ? `，以及其他 ${grouped(more)} 处` : ""}`,
  }),
  assumes: (text: Text): Text => ({ en: `Assumes: ${text.en}`, zh: `前提：${text.zh}` }),
  parameter: (label: Text, value: string): Text => ({
    en: `${label.en}: ${value} (set in the configuration)`,
    zh: `${label.zh}：${value}（由配置设定）`,
  }),
  moreFindings: (count: number): Text => ({
    en: `and ${grouped(count)} more; --format json lists them all`,
    zh: `另有 ${grouped(count)} 项，使用 --format json 查看全部`,
  }),
  fix: (provider: Text, how: Text): Text => ({ en: `Fix for ${provider.en}: ${how.en}`, zh: `修复方法（${provider.zh}）：${how.zh}` }),

  accepted: (count: number): Text => ({ en: `Accepted violations (${grouped(count)})`, zh: `已接受的违规（${grouped(count)}）` }),
  acceptedBy: (owner: string, reason: string, expires: string): Text => ({
    en: `accepted by ${owner} until ${expires}: ${reason}`,
    zh: `由“${owner}”接受，有效期至 ${expires}：${reason}`,
  }),
  reopened: (count: number): Text => ({
    en: `Open again: the waiver has expired (${grouped(count)})`,
    zh: `豁免到期、重新计入的违规（${grouped(count)}）`,
  }),
  acceptedBefore: (owner: string, reason: string, expires: string): Text => ({
    en: `was accepted by ${owner} until ${expires}: ${reason}`,
    zh: `曾由“${owner}”接受，已于 ${expires} 到期：${reason}`,
  }),
  passed: (count: number): Text => ({ en: `Passed (${grouped(count)})`, zh: `通过（${grouped(count)}）` }),
  notApplicable: (count: number): Text => ({ en: `Not applicable (${grouped(count)})`, zh: `不适用（${grouped(count)}）` }),

  undetermined: (count: number): Text => ({ en: `Could not be determined (${grouped(count)})`, zh: `无法判定（${grouped(count)}）` }),
  counted: (label: Text, count: number): Text => ({ en: `${label.en} (${grouped(count)})`, zh: `${label.zh}（${grouped(count)}）` }),
  toSettle: (settle: Text): Text => ({ en: `To settle it: ${settle.en}.`, zh: `解决办法：${settle.zh}。` }),
  example: (place: string, resource: string): Text => ({ en: `e.g. ${place}  ${resource}`, zh: `例如 ${place}  ${resource}` }),
  moreReasons: (reasons: number, findings: number): Text => ({
    en: `and ${several(reasons, "more reason")} (${several(findings, "finding")}); --format json lists them all`,
    zh: `另有 ${grouped(reasons)} 个原因（${grouped(findings)} 项结果），使用 --format json 查看全部`,
  }),
  noReason: { en: "no reason was given", zh: "未给出原因" },

  gaps: (count: number): Text => ({ en: `Could not be read (${grouped(count)})`, zh: `未能读取（${grouped(count)}）` }),
  notMapped: (resources: number, types: number): Text => ({
    en: `Not looked at: ${several(resources, "resource")} of ${several(types, "type")} that nothing reads yet`,
    zh: `未检查：${grouped(resources)} 个资源，涉及 ${grouped(types)} 种尚不支持的类型`,
  }),
  moreTypes: (count: number): Text => ({ en: `and ${several(count, "more type")}`, zh: `以及其他 ${grouped(count)} 种类型` }),

  clauseHeading: (framework: string, all: number): Text => ({
    en: `Clauses of ${framework} (${all})`,
    zh: `${framework} 条款（${all}）`,
  }),
  columns: {
    answered: { en: "questions", zh: "已答问题" },
    fail: { en: "fail", zh: "违规" },
    undetermined: { en: "undetermined", zh: "无法判定" },
    pass: { en: "pass", zh: "通过" },
  },
  outOf: (answered: number, questions: number): Text => ({ en: `${answered} of ${questions}`, zh: `${answered} / ${questions}` }),
  countedAt: (ids: readonly string[]): Text => ({
    en: `findings are counted under ${ids.join(", ")}`,
    zh: `结果计入 ${ids.join("、")}`,
  }),
  suggestedTitle: (title: string): Text => ({ en: `the Chinese title would better read ${title}`, zh: `建议译名：${title}` }),
  ofClauses: (all: number, parts: Text): Text => ({ en: `Of ${several(all, "clause")}: ${parts.en}.`, zh: `共 ${all} 条：${parts.zh}。` }),
  outside: (rules: readonly string[]): Text => ({
    en: `No clause here for: ${rules.join(", ")}`,
    zh: `以下规则在此没有对应条款：${rules.join("、")}`,
  }),

  openViolations: (count: number, bySeverity: Text | undefined): Text => ({
    en: `${several(count, "violation")}${bySeverity ? ` (${bySeverity.en})` : ""}`,
    zh: `${grouped(count)} 项违规${bySeverity ? `（${bySeverity.zh}）` : ""}`,
  }),
  acceptedCount: (count: number): Text => ({ en: `${grouped(count)} accepted`, zh: `${grouped(count)} 项已接受` }),
  undeterminedCount: (count: number): Text => ({ en: `${grouped(count)} undetermined`, zh: `${grouped(count)} 项无法判定` }),
  passedCount: (count: number): Text => ({ en: `${grouped(count)} passed`, zh: `${grouped(count)} 项通过` }),
  notApplicableCount: (count: number): Text => ({ en: `${grouped(count)} not applicable`, zh: `${grouped(count)} 项不适用` }),
  gapCount: (count: number): Text => ({ en: `${grouped(count)} not read`, zh: `${grouped(count)} 处未能读取` }),
  hidden: (count: number, severity: Text): Text => ({
    en: `${several(count, "finding")} below ${severity.en} not shown`,
    zh: `${grouped(count)} 项低于“${severity.zh}”的结果未显示`,
  }),
} as const;
