import type { Text } from "../model/text.ts";
import { suggestion } from "./suggestion.ts";

const listed = (all: readonly string[], language: "en" | "zh"): string => all.join(language === "en" ? ", " : "、");

/** Appends "Did you mean …?" where something close exists, else what there is. */
function guided(text: Text, typed: string, candidates: readonly string[], choices: Text): Text {
  const meant = suggestion(typed, candidates);
  if (meant !== undefined) return { en: `${text.en} Did you mean "${meant}"?`, zh: `${text.zh}是否想写“${meant}”？` };
  return { en: `${text.en} ${choices.en}`, zh: `${text.zh}${choices.zh}` };
}

const one = (count: number, singular: string, plural: string): string => `${String(count)} ${count === 1 ? singular : plural}`;

/** Every sentence of the command line: what is wrong and what to do, or what goes on. */
export const messages = {
  configurationUnreadable: (file: string): Text => ({
    en: `${file}: This configuration file cannot be read. Check the path and its permissions.`,
    zh: `${file}：无法读取该配置文件。请检查路径与权限。`,
  }),
  unknownKey: (key: string, allowed: readonly string[]): Text =>
    guided({ en: `Unknown key "${key}".`, zh: `未知的键“${key}”。` }, key, allowed, {
      en: `Allowed here: ${listed(allowed, "en")}.`,
      zh: `此处可用：${listed(allowed, "zh")}。`,
    }),
  missingKey: (key: string): Text => ({ en: `"${key}" is missing. Add it.`, zh: `缺少“${key}”，请补上。` }),
  emptyValue: (name: string): Text => ({ en: `"${name}" must not be empty.`, zh: `“${name}”不能为空。` }),
  wrongType: (name: string, expected: string): Text => {
    const words: Readonly<Record<string, Text>> = {
      object: { en: "a mapping of keys to values", zh: "键值映射" },
      record: { en: "a mapping of keys to values", zh: "键值映射" },
      array: { en: "a list", zh: "列表" },
      string: { en: "a text", zh: "文本" },
    };
    const { en, zh } = words[expected] ?? { en: expected, zh: expected };
    return { en: `"${name}" must be ${en}.`, zh: `“${name}”必须是${zh}。` };
  },
  wrongDate: (name: string): Text => ({
    en: `"${name}" must be a date such as 2027-03-31.`,
    zh: `“${name}”必须是日期，例如 2027-03-31。`,
  }),
  unknownRule: (id: string, ids: readonly string[]): Text =>
    guided({ en: `There is no rule "${id}".`, zh: `没有规则“${id}”。` }, id, ids, {
      en: "See them all with: cldscan rules",
      zh: "查看全部规则：cldscan rules",
    }),
  unknownParameter: (name: string, rule: string, names: readonly string[]): Text =>
    guided(
      { en: `Rule ${rule} has no parameter "${name}".`, zh: `规则 ${rule} 没有参数“${name}”。` },
      name,
      names,
      names.length === 0
        ? { en: "It has none.", zh: "该规则没有参数。" }
        : { en: `It has: ${listed(names, "en")}.`, zh: `可用参数：${listed(names, "zh")}。` },
    ),
  unknownFramework: (id: string, ids: readonly string[]): Text =>
    guided({ en: `There is no framework "${id}".`, zh: `没有标准“${id}”。` }, id, ids, {
      en: `There are: ${listed(ids, "en")}.`,
      zh: `可用标准：${listed(ids, "zh")}。`,
    }),
  unknownSubject: (typed: string, ids: readonly string[]): Text =>
    guided({ en: `"${typed}" is neither a rule nor a control.`, zh: `“${typed}”既不是规则，也不是控制编号。` }, typed, ids, {
      en: "List the rules with: cldscan rules",
      zh: "查看全部规则：cldscan rules",
    }),
  notAllowed: (option: string, value: string, allowed: readonly string[]): Text =>
    guided({ en: `${option}: "${value}" is not allowed.`, zh: `${option}：不支持“${value}”。` }, value, allowed, {
      en: `Choose one of: ${listed(allowed, "en")}.`,
      zh: `可选：${listed(allowed, "zh")}。`,
    }),
  pathMissing: (path: string): Text => ({
    en: `${path}: There is no such file or folder. Check the path.`,
    zh: `${path}：没有这个文件或目录。请检查路径。`,
  }),
  notReadable: (path: string): Text => ({
    en: `${path}: This is no file that can be scanned. Give Terraform code (.tf, .tf.json), a plan (terraform show -json), a snapshot, recorded answers (.json), or a folder that holds them.`,
    zh: `${path}：无法扫描这种文件。请指定 Terraform 代码（.tf、.tf.json）、执行计划（terraform show -json）、快照、保存的应答（.json），或包含它们的目录。`,
  }),
  nothingFound: (paths: readonly string[]): Text => ({
    en: `${listed(paths, "en")}: There is nothing to scan here: no Terraform code (.tf, .tf.json), no plan, no snapshot and no recorded answers. Check the path and --exclude.`,
    zh: `${listed(paths, "zh")}：此处没有可扫描的内容：没有 Terraform 代码（.tf、.tf.json）、执行计划、快照或保存的应答。请检查路径与 --exclude。`,
  }),
  /** Does not repeat what was given: it may be a secret. */
  badVariable: (): Text => ({ en: "--var: Write it as name=value.", zh: "--var：请写成 名称=值。" }),
  fileMissing: (option: string, path: string): Text => ({
    en: `${option} ${path}: This file cannot be read. Check the path.`,
    zh: `${option} ${path}：无法读取该文件。请检查路径。`,
  }),
  outputFailed: (option: string, path: string, detail: string): Text => ({
    en: `${option} ${path}: The result could not be written (${detail}).`,
    zh: `${option} ${path}：无法写入结果（${detail}）。`,
  }),
  waiverExpired: (place: string, rule: string, resource: string, expires: string): Text => ({
    en: `${place}: The waiver of ${rule} for ${resource} expired on ${expires}; the violation counts again.`,
    zh: `${place}：规则 ${rule} 对 ${resource} 的豁免已于 ${expires} 到期，该违规重新计入。`,
  }),
  waiverUnused: (place: string, rule: string, resource: string): Text => ({
    en: `${place}: The waiver of ${rule} for ${resource} fits no violation of this scan.`,
    zh: `${place}：规则 ${rule} 对 ${resource} 的豁免在本次扫描中没有对应的违规。`,
  }),
  flagRefused: (flag: string, why: string): Text => ({ en: `${flag}: ${why}.`, zh: `${flag}：取值无效（${why}）。` }),
  flagOfOthers: (flag: string, names: readonly string[]): Text => ({
    en: `${flag} belongs to a scan of a running account; add ${listed(names, "en")} to the command.`,
    zh: `${flag} 用于扫描运行中的账号；请在命令中加上 ${listed(names, "zh")}。`,
  }),
  reading: (): Text => ({ en: "Reading", zh: "正在读取" }),
  judging: (resources: number): Text => ({
    en: `Judging ${one(resources, "resource", "resources")}`,
    zh: `正在检查 ${String(resources)} 个资源`,
  }),
  crashed: (detail: string): Text => ({
    en: `cldscan failed unexpectedly: ${detail}. Please report it; CLDSCAN_DEBUG=1 prints where it happened.`,
    zh: `cldscan 意外出错：${detail}。请反馈该问题；设置 CLDSCAN_DEBUG=1 可显示出错位置。`,
  }),
} as const;
