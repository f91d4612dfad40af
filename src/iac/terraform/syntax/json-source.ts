import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { type CommentNode, type Range, type SyntaxProblem } from "./ast.ts";
import { MAX_NESTING, MAX_PROBLEMS } from "./cursor.ts";
import { MESSAGES } from "./problems.ts";

type Message = SyntaxProblem["message"];

/** A JSON document with what is found wrong and remarked on while it is read. */
export interface JsonSource {
  readonly root: Node | undefined;
  readonly problems: SyntaxProblem[];
  readonly comments: CommentNode[];
  /** The error of syntax: behind one, which brace closes which object is a guess. */
  readonly broken: SyntaxProblem | undefined;
}

/** By the parser's error code. */
const ERRORS: Readonly<Record<number, Message>> = {
  1: { en: "This is not a JSON value.", zh: "这不是有效的 JSON 值。" },
  2: { en: "This is not a number in JSON.", zh: "这不是有效的 JSON 数字。" },
  3: { en: "A property name in double quotes is expected here.", zh: "此处应为带双引号的属性名。" },
  4: { en: "A value is expected here.", zh: "此处应为一个值。" },
  5: { en: 'A ":" is expected here, after the property name.', zh: "属性名之后应为“:”。" },
  6: { en: 'A "," is expected here, between two items.', zh: "两项之间应有“,”。" },
  7: { en: 'A "}" is missing.', zh: "缺少“}”。" },
  8: { en: 'A "]" is missing.', zh: "缺少“]”。" },
  9: { en: "The JSON document ended before this.", zh: "JSON 文档在此之前已结束。" },
  10: { en: 'JSON has no comments; Terraform ignores a property named "//".', zh: "JSON 不支持注释；Terraform 会忽略名为“//”的属性。" },
  11: { en: "This comment is never closed, and JSON has no comments.", zh: "注释未结束，且 JSON 不支持注释。" },
  12: { en: "This string is not closed on its line.", zh: "字符串未在本行结束。" },
  13: { en: "This number breaks off.", zh: "数字不完整。" },
  14: { en: "\\u is followed by four hexadecimal digits.", zh: "\\u 之后应为四位十六进制数字。" },
  15: { en: "This is not an escape sequence of JSON.", zh: "这不是有效的 JSON 转义序列。" },
  16: { en: "A control character in a string is written as an escape sequence.", zh: "字符串中的控制字符须写成转义序列。" },
};

export function readJson(text: string): JsonSource {
  const deep = tooDeep(text);
  if (deep !== undefined) return { root: undefined, problems: [deep], comments: [], broken: deep };
  const errors: ParseError[] = [];
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [error] = errors;
  const problems: SyntaxProblem[] = [];
  if (error !== undefined) {
    const start = Math.min(error.offset, text.length);
    problems.push({ start, end: Math.min(start + error.length, text.length), message: ERRORS[error.error] ?? jsonError() });
  }
  return { root, problems, comments: [], broken: problems[0] };
}

function jsonError(): Message {
  return { en: "This is not JSON.", zh: "这不是有效的 JSON。" };
}

/** Notes a problem. A file has so many at most; they are all about the same misunderstanding then. */
export function reportJson(source: JsonSource, { start, end }: Range, message: Message): SyntaxProblem {
  const problem: SyntaxProblem = { start, end, message };
  if (source.problems.length < MAX_PROBLEMS) source.problems.push(problem);
  return source.problems.at(-1) ?? problem;
}

export function rangeOf({ offset, length }: Node): Range {
  return { start: offset, end: offset + length };
}

/** A property with its name; one that breaks off before the value has none, and is left out. */
export interface Property extends Range {
  readonly name: string;
  readonly nameNode: Node;
  readonly value: Node;
}

export function propertiesOf(object: Node): readonly Property[] {
  if (object.type !== "object") return [];
  return (object.children ?? []).flatMap((child) => {
    const [nameNode, value] = child.children ?? [];
    if (nameNode === undefined || value === undefined || typeof nameNode.value !== "string") return [];
    return [{ ...rangeOf(child), name: nameNode.value, nameNode, value }];
  });
}

/** The parser calls itself for each level, so that the levels are counted before. */
function tooDeep(text: string): SyntaxProblem | undefined {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34 || code === 10) inString = false;
    } else if (code === 34) {
      inString = true;
    } else if (code === 91 || code === 123) {
      if (++depth > MAX_NESTING) return { start: at, end: at + 1, message: MESSAGES.tooDeep(MAX_NESTING) };
    } else if (code === 93 || code === 125) {
      depth--;
    }
  }
  return undefined;
}
