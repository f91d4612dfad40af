import { looksRandom } from "./random-token.ts";
import { isSecretName, isSecretValue } from "./secret-name.ts";

/** A stretch of a text: from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What stands in the place of a secret; it tells nothing of its length. */
export const MASK = "****";

/** Sentences that are told of many findings, with what became of them. */
const told = new Map<string, string>();
const TOLD_KEPT = 2000;
const LONGEST_TOLD = 500;

/** The text without what looks like a secret. */
export function masked(text: string): string {
  let result = told.get(text);
  if (result !== undefined) return result;
  result = withMask(text, secretsIn(text));
  if (told.size >= TOLD_KEPT) told.clear();
  if (text.length <= LONGEST_TOLD) told.set(text, result);
  return result;
}

/** Puts the mask over the ranges. */
export function withMask(text: string, ranges: readonly Range[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of merged(ranges)) {
    result += text.slice(from, start) + MASK;
    from = end;
  }
  return result + text.slice(from);
}

/** Sorted and joined where they overlap or touch. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) joined.push({ start, end });
  }
  return joined;
}

/** Where secrets stand in any text, told by their own shape or by the name in front of them: `password=…`, `AKIA…`, `https://user:…@host`. */
export function secretsIn(text: string): readonly Range[] {
  return [...named(text), ...namedBeside(text), ...shaped(text), ...privateKeys(text), ...random(text)];
}

const ASSIGNMENT = /(?<![\w.-])(-{0,2}[A-Za-z_][\w.-]*)\\?["']?(\s*[:=]+>?\s*|\s+)/g;
const VALUE = /(\\"(?:[^"\\]|\\(?!"))*|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s"',;&(){}[\]]+(?:\["[\w-]*"\])?)/y;

/** Values behind a name that speaks of a secret, or behind a flag of such a name. */
function named(text: string): readonly Range[] {
  const found: Range[] = [];
  let behind = 0;
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [all, name = "", separator = ""] = match;
    if (match.index < behind) continue;
    const isFlag = name.startsWith("-");
    const insideHandle = text[match.index - 1] === ":" && separator.includes(":");
    if (insideHandle || (separator.trim() === "" && !isFlag) || !isSecretName(name)) continue;
    VALUE.lastIndex = match.index + all.length;
    const value = VALUE.exec(text);
    if (value === null) continue;
    behind = VALUE.lastIndex;
    if (text[behind] === "(") continue;
    const range = unquoted(text, value.index, value.index + value[0].length);
    if (isSecretValue(name, text.slice(range.start, range.end))) found.push(range);
  }
  return found;
}

function unquoted(text: string, start: number, end: number): Range {
  const opening = /^(?:\\"|["'])/.exec(text.slice(start, start + 2))?.[0] ?? "";
  const closes = opening !== "" && opening.length === 1 && end - start > 1 && text[end - 1] === opening;
  return { start: start + opening.length, end: closes ? end - 1 : end };
}

const NAME_AND_VALUE =
  /\b(?:name|key)\\?["']?\s*[:=]\s*\\?["']([^"'\\]{1,200})\\?["']\s*,\s*\\?["']?(?:value|default|content)\\?["']?\s*[:=]\s*\\?["']([^"'\\]+)/dgi;

/** Pairs such as `"name": "DB_PASSWORD", "value": "…"`. */
function namedBeside(text: string): readonly Range[] {
  return [...text.matchAll(NAME_AND_VALUE)].flatMap((match) => (isSecretValue(match[1] ?? "", match[2] ?? "") ? rangeOf(match, 2) : []));
}

/** Secrets that are known by their beginning: keys of AWS, Alibaba Cloud, Google, GitHub, GitLab, Slack and the like, bearer tokens, logins in addresses. */
const SHAPES: readonly RegExp[] = [
  /\b((?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{12,})\b/dg,
  /\b(LTAI[A-Za-z0-9]{8,})\b/dg,
  /(?<![\w-])(AIza[\w-]{30,})/dg,
  /(?<![\w-])((?:gh[opsur]|github_pat|glpat|xox[abeprs]|sk|rk)[-_][\w-]{16,})/dg,
  /(?<![\w-])(eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?)/dg,
  /\bBearer\s+([\w.~+/=-]{8,})/dgi,
  /:\/\/([^\s/:@"']{0,200}:[^\s/@"']{1,500})@/dg,
];

function shaped(text: string): readonly Range[] {
  return SHAPES.flatMap((shape) => [...text.matchAll(shape)].flatMap((match) => (match[1]?.startsWith("${") ? [] : rangeOf(match, 1))));
}

/** Whole blocks of private keys, up to their end or that of the text. */
export function privateKeys(text: string): readonly Range[] {
  const found: Range[] = [];
  for (let start = text.indexOf("-----BEGIN "); start >= 0; start = text.indexOf("-----BEGIN ", start + 1)) {
    if (!text.slice(start, start + 60).includes("PRIVATE KEY")) continue;
    const close = text.indexOf("-----END ", start);
    const end = close < 0 ? text.length : Math.min(text.length, close + "-----END ".length);
    found.push({ start, end });
    start = end;
  }
  return found;
}

const RUN = /[A-Za-z0-9+/=_~-]{20,}/g;

function random(text: string): readonly Range[] {
  return [...text.matchAll(RUN)].flatMap((match) =>
    looksRandom(match[0]) ? [{ start: match.index, end: match.index + match[0].length }] : [],
  );
}

function rangeOf(match: RegExpMatchArray, group: number): readonly Range[] {
  const [start, end] = match.indices?.[group] ?? [];
  return start === undefined || end === undefined ? [] : [{ start, end }];
}
