import type { At } from "./at.ts";
import { subjectInChinese } from "./subjects.ts";
import type { Text } from "./text.ts";

/** Families of reasons, for statistics: who could settle it. */
export type UnknownClass = "input" | "external" | "computed" | "existence" | "access" | "format" | "source" | "limit" | "assumption";

interface Reason {
  readonly class: UnknownClass;
  readonly en: (subject: string) => string;
  readonly zh: (subject: string) => string;
  /** What would settle it. */
  readonly settle: Text;
}

const give = {
  variable: { en: "give the variable a value (--var, --var-file)", zh: "为该变量提供取值（--var、--var-file）" },
  live: { en: "scan the running account", zh: "扫描运行中的账号" },
  plan: { en: "scan the running account, or a plan", zh: "扫描运行中的账号，或使用执行计划" },
  hand: { en: "check it by hand", zh: "请人工核对" },
  code: { en: "include the code that declares it in the scan", zh: "将声明它的代码纳入扫描" },
  mend: { en: "mend the source and scan again", zh: "修正源文件后重新扫描" },
  grant: { en: "grant the permission and scan again", zh: "授予该权限后重新扫描" },
  again: { en: "scan again", zh: "重新扫描" },
  rest: { en: "give the scan what could not be read, and scan again", zh: "补足未能读取的内容后重新扫描" },
} as const satisfies Record<string, Text>;

/** Every reason for not knowing, with its class, its sentence in both languages, and what would settle it. */
export const reasons = {
  "variable-unset": { class: "input", en: (s) => `variable "${s}" has no value`, zh: (s) => `变量“${s}”没有取值`, settle: give.variable },
  "data-source": { class: "external", en: (s) => `${s} is read only at apply`, zh: (s) => `${s} 在执行时才读取`, settle: give.plan },
  "remote-state": { class: "external", en: (s) => `${s} lives in another state`, zh: (s) => `${s} 位于另一份状态文件`, settle: give.code },
  "module-missing": {
    class: "external",
    en: (s) => `module "${s}" is not on disk`,
    zh: (s) => `模块“${s}”不在本地磁盘上`,
    settle: { en: "run terraform init, then scan again", zh: "执行 terraform init 后重新扫描" },
  },
  "outside-scan": { class: "external", en: (s) => `${s} is outside this scan`, zh: (s) => `${s} 不在本次扫描范围内`, settle: give.code },
  elsewhere: { class: "external", en: (s) => `${s} is declared to live elsewhere`, zh: (s) => `已声明 ${s} 位于别处`, settle: give.code },
  computed: { class: "computed", en: (s) => `${s} is known only after apply`, zh: (s) => `${s} 在执行之后才可知`, settle: give.plan },
  existence: {
    class: "existence",
    en: (s) => `whether ${s} exists is not known`,
    zh: (s) => `${s} 是否存在尚不可知`,
    settle: give.variable,
  },
  "impure-function": {
    class: "computed",
    en: (s) => `${s}() has another result at every run`,
    zh: (s) => `函数 ${s}() 每次运行结果不同`,
    settle: give.plan,
  },
  "unsupported-function": { class: "source", en: (s) => `function ${s}() is not known`, zh: (s) => `不认识函数 ${s}()`, settle: give.mend },
  "evaluation-error": { class: "source", en: (s) => s, zh: (s) => `表达式无法求值：${s}`, settle: give.mend },
  cycle: { class: "source", en: (s) => `${s} refers to itself`, zh: (s) => `${s} 引用了自身`, settle: give.mend },
  "file-unreadable": { class: "source", en: (s) => `${s} could not be read`, zh: (s) => `无法读取 ${s}`, settle: give.mend },
  "file-outside": {
    class: "source",
    en: (s) => `${s} lies outside the scanned tree`,
    zh: (s) => `${s} 位于扫描目录之外`,
    settle: give.code,
  },
  undefined: { class: "source", en: (s) => `${s} is not declared`, zh: (s) => `${s} 未声明`, settle: give.mend },
  limit: { class: "limit", en: (s) => s, zh: (s) => `超出上限：${s}`, settle: give.plan },
  "not-in-format": {
    class: "format",
    en: (s) => `${s} cannot be written in this format`,
    zh: (s) => `该格式无法表达 ${s}`,
    settle: give.live,
  },
  "not-visible": { class: "external", en: (s) => `${s} cannot be seen from here`, zh: (s) => `从此处无法看到 ${s}`, settle: give.live },
  "provider-version": {
    class: "input",
    en: (s) => `the provider version is not fixed: ${s}`,
    zh: (s) => `未锁定 provider 版本：${s}`,
    settle: { en: "pin the provider version or commit the lock file", zh: "锁定 provider 版本或提交锁文件" },
  },
  "unexpected-value": {
    class: "source",
    en: (s) => `${s} is not a value this scanner knows`,
    zh: (s) => `${s} 不是本工具认识的取值`,
    settle: give.mend,
  },
  sensitive: { class: "access", en: (s) => `${s} is marked sensitive`, zh: (s) => `${s} 被标记为敏感`, settle: give.live },
  "not-read": {
    class: "access",
    en: (s) => `${s} is not read by design`,
    zh: (s) => `按设计不读取 ${s}`,
    settle: give.hand,
  },
  owed: { class: "access", en: (s) => `the answer left out ${s}`, zh: (s) => `应答缺少 ${s}`, settle: give.again },
  denied: { class: "access", en: (s) => `not permitted: ${s}`, zh: (s) => `无权限：${s}`, settle: give.grant },
  "call-failed": { class: "access", en: (s) => `the call failed: ${s}`, zh: (s) => `调用失败：${s}`, settle: give.again },
  interrupted: {
    class: "access",
    en: (s) => `the scan was ended before ${s} answered`,
    zh: (s) => `扫描在 ${s} 返回之前已被中断`,
    settle: give.again,
  },
  truncated: { class: "access", en: (s) => `the listing of ${s} is not complete`, zh: (s) => `${s} 的列表不完整`, settle: give.again },
  stale: { class: "access", en: (s) => `${s} is out of date`, zh: (s) => `${s} 已过时`, settle: give.again },
  "not-in-snapshot": {
    class: "access",
    en: (s) => `the snapshot says nothing of ${s}`,
    zh: (s) => `快照未提及 ${s}`,
    settle: { en: "scan the source again, or let the snapshot tell it", zh: "重新扫描来源，或在快照中补充该项" },
  },
  "not-vouched": {
    class: "access",
    en: (s) => `the snapshot claims that ${s} needs no reading, and nothing bears it out`,
    zh: (s) => `快照声称无需读取 ${s}，但没有依据`,
    settle: { en: "let the snapshot tell the value that was read", zh: "请在快照中给出实际读取的值" },
  },
  "not-listed": { class: "access", en: (s) => `not every ${s} has been listed`, zh: (s) => `尚未列出全部 ${s}`, settle: give.rest },
  assumption: { class: "assumption", en: (s) => `it rests on an assumption: ${s}`, zh: (s) => `结论依赖于假设：${s}`, settle: give.live },
  crashed: {
    class: "source",
    en: (s) => `the scanner failed on it: ${s}`,
    zh: (s) => `本工具处理时出错：${s}`,
    settle: { en: "report it with the sample", zh: "请附样例反馈" },
  },
} as const satisfies Record<string, Reason>;

export type UnknownCode = keyof typeof reasons;

/** Why something is not known. `subject` is what the reason is about: a variable's name, an address, a permission. */
export interface Unknown {
  readonly code: UnknownCode;
  readonly subject: string;
  readonly at?: At;
}

export function because(code: UnknownCode, subject: string, at?: At): Unknown {
  return at === undefined ? { code, subject } : { code, subject, at };
}

export function classOf(why: Unknown): UnknownClass {
  return reasons[why.code].class;
}

/** The reason as a sentence without a full stop. */
export function reasonText(why: Unknown): Text {
  const reason: Reason = reasons[why.code];
  const subject = subjectInChinese(why.subject);
  return { en: reason.en(closed(why.subject)), zh: subject === why.subject ? reason.zh(subject) : joined(reason.zh, subject) };
}

/** A clause that says more of its noun ends with a comma. */
function closed(subject: string): string {
  return /^[^,]+, which [^,]+$/.test(subject) ? `${subject},` : subject;
}

/** Chinese puts a space beside a foreign name, and none between its own words. */
function joined(sentence: Reason["zh"], subject: string): string {
  const [before = "", after = ""] = sentence("\0").split("\0");
  const own = /\p{Script=Han}/u;
  return (own.test(subject.charAt(0)) ? before.trimEnd() : before) + subject + (own.test(subject.slice(-1)) ? after.trimStart() : after);
}

/** What was scanned: code, the plan of it, or a running account. */
export type Scanned = "code" | "plan" | "account";

/** What a user can do to settle it, beyond scanning once more what was scanned. */
export function settlement(why: Unknown, scanned: Scanned = "code"): Text {
  const { settle }: Reason = reasons[why.code];
  if (settle !== give.live && settle !== give.plan) return settle;
  if (scanned === "account") return give.hand;
  return scanned === "plan" ? give.live : settle;
}
