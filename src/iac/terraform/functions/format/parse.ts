import { fail } from "../halt.ts";

export interface Verb {
  readonly mode: string;
  readonly flags: {
    readonly sharp: boolean;
    readonly zero: boolean;
    readonly plus: boolean;
    readonly minus: boolean;
    readonly space: boolean;
  };
  readonly width: number;
  readonly precision: number | undefined;
  /** Which argument, from 0. */
  readonly argument: number;
}

const SPEC = /%([#0+\- ]*)([1-9]\d*)?(?:\.(\d*))?(?:\[(\d+)\])?(.)?/suy;
const WIDEST = 1000;

/** A format string as literal texts and verbs. Every argument must be used, and no more than there are. */
export function parseFormat(format: string, given: number): readonly (string | Verb)[] {
  const parts: (string | Verb)[] = [];
  let next = 0;
  let highest = 0;
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf("%", at);
    if (percent !== at) {
      parts.push(format.slice(at, percent < 0 ? undefined : percent));
      if (percent < 0) break;
    }
    SPEC.lastIndex = percent;
    const match = SPEC.exec(format) as RegExpExecArray;
    const [whole, flags = "", width, precision, index, mode = ""] = match as unknown as [string, ...(string | undefined)[]];
    at = percent + whole.length;
    if (whole === "%%") {
      parts.push("%");
      continue;
    }
    if (mode === "" || !"vtbodxXeEfgGsq".includes(mode)) return fail("the format has a verb that does not exist");
    const argument = index === undefined ? next : Number(index) - 1;
    if (argument < 0 || argument >= given) return fail("the format asks for more arguments than there are");
    next = argument + 1;
    highest = Math.max(highest, next);
    if (Number(width ?? 0) > WIDEST || Number(precision ?? 0) > WIDEST) return fail("the format asks for too great a width");
    const has = (flag: string): boolean => flags.includes(flag);
    parts.push({
      mode,
      flags: { sharp: has("#"), zero: has("0"), plus: has("+"), minus: has("-"), space: has(" ") },
      width: Number(width ?? 0),
      precision: precision === undefined ? undefined : Number(precision),
      argument,
    });
  }
  return highest < given ? fail("the format leaves arguments over") : parts;
}
