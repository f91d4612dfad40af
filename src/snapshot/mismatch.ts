import type { Text } from "../model/text.ts";

/** Something in a snapshot is not what the format says. It knows where, and never what stood there. */
export class Mismatch extends Error {
  readonly expected: Text;
  readonly steps: (string | number)[] = [];

  constructor(expected: Text) {
    super(expected.en);
    this.expected = expected;
  }

  /** The way from the top of the file: `resources[3].encrypted`. */
  get place(): string {
    return this.steps.reduce<string>(
      (way, step) => (typeof step === "number" ? `${way}[${step}]` : way === "" ? step : `${way}.${step}`),
      "",
    );
  }
}

/** Does something that may not match, one step further down. */
export function under<T>(step: string | number, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw further(error, step);
  }
}

/** What went wrong, told from one step further up. */
export function further(error: unknown, step: string | number): Error {
  if (error instanceof Mismatch) error.steps.unshift(step);
  return error instanceof Error ? error : new Error(String(error));
}

export const expected = {
  boolean: { en: "must be true or false", zh: "必须是 true 或 false" },
  number: { en: "must be a number", zh: "必须是数字" },
  text: { en: "must be a text", zh: "必须是文本" },
  instant: { en: "must be a date such as 2026-01-31T08:00:00Z", zh: "必须是日期，例如 2026-01-31T08:00:00Z" },
  addresses: { en: "must be a list of CIDR blocks and ranges (first-last)", zh: "必须是 CIDR 网段或地址范围（起始-结束）的列表" },
  ports: { en: "must be a list of [first, last] between 0 and 65535", zh: "必须是 0 至 65535 之间的 [起始, 结束] 列表" },
  at: { en: 'must be the number of one of the "places"', zh: "必须是“places”中某一项的序号" },
  list: { en: "must be a list", zh: "必须是列表" },
  object: { en: "must be an object", zh: "必须是对象" },
  fact: {
    en: 'must be an object with one of "value", "unknown" and "notApplicable"',
    zh: "必须是包含“value”“unknown”“notApplicable”之一的对象",
  },
  existence: { en: "must be known or unknown", zh: "必须是已知或未知" },
  either: { en: "must have one of the forms that the format describes", zh: "必须符合格式所述的形式之一" },
  missing: { en: "is missing", zh: "缺失" },
  strange: { en: "is no key of this format", zh: "不是此格式的键" },
  unique: { en: "must be unique", zh: "必须唯一" },
  count: { en: "must be a whole number, not negative", zh: "必须是非负整数" },
  oneOf: (values: readonly unknown[]): Text => {
    const all = values.map((each) => JSON.stringify(each));
    return { en: `must be one of ${all.join(", ")}`, zh: `必须是以下之一：${all.join("、")}` };
  },
} as const;

/** The longest list of choices that a sentence names. */
const MOST_NAMED = 12;

export function mismatch(what: Text): Mismatch {
  return new Mismatch(what);
}

export function notOneOf(values: readonly unknown[], instead: Text): Mismatch {
  return new Mismatch(values.length <= MOST_NAMED ? expected.oneOf(values) : instead);
}

/** What is wrong one step further down. */
export function mismatchAt(step: string | number, what: Text): Mismatch {
  const strange = new Mismatch(what);
  strange.steps.unshift(step);
  return strange;
}
