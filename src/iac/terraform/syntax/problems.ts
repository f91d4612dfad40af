import { type SyntaxProblem } from "./ast.ts";

type Message = SyntaxProblem["message"];

/** Leaves the item being read; the body that holds the item catches it and goes on behind it. */
export class SyntaxFault extends Error {
  readonly problem: SyntaxProblem;
  /** The text is well formed as far as read, but deeper than is read. */
  readonly tooDeep: boolean;
  constructor(problem: SyntaxProblem, tooDeep = false) {
    super(problem.message.en);
    this.problem = problem;
    this.tooDeep = tooDeep;
  }
}

/** What may stand at a place, in words. */
const EXPECTED = {
  item: { en: "an argument or a block", zh: "参数或块" },
  expression: { en: "a value", zh: "值" },
  listEnd: { en: '"," or "]" after this list item', zh: "列表元素后的“,”或“]”" },
  keyEnd: { en: '"=" or ":" after this key', zh: "键名后的“=”或“:”" },
  entryEnd: { en: '",", a new line or "}" after this entry', zh: "该条目后的“,”、换行或“}”" },
  argumentEnd: { en: '"," or ")" after this function argument', zh: "函数参数后的“,”或“)”" },
  expansionEnd: { en: '")" right after "..."', zh: "“...”后紧跟“)”" },
  parenthesisEnd: { en: '")"', zh: "“)”" },
  indexEnd: { en: '"]" after this index', zh: "索引后的“]”" },
  splatEnd: { en: '"]" after "[*"', zh: "“[*”后的“]”" },
  conditionalColon: { en: '":" and the second result of this condition', zh: "条件表达式的“:”和第二个结果" },
  functionName: { en: 'a function name after "::"', zh: "“::”后的函数名" },
  functionParenthesis: { en: '"(" after this function name', zh: "函数名后的“(”" },
  memberName: { en: 'an attribute name, a number or "*" after "."', zh: "“.”后的属性名、数字或“*”" },
  loopName: { en: 'a variable name after "for"', zh: "“for”后的变量名" },
  loopIn: { en: '"in" after the variables of this "for"', zh: "“for”的变量名后的“in”" },
  loopColon: { en: '":" after the collection of this "for"', zh: "“for”的集合后的“:”" },
  loopArrow: { en: '"=>" and a value, which a "for" in braces needs', zh: "“=>”和值（花括号中的“for”需要）" },
  loopEnd: { en: 'the closing bracket of this "for"', zh: "“for”表达式的右括号" },
  interpolationEnd: { en: '"}" at the end of this "${"', zh: "与“${”配对的“}”" },
  directiveEnd: { en: '"}" at the end of this "%{"', zh: "与“%{”配对的“}”" },
  directive: { en: 'if, else, endif, for or endfor after "%{"', zh: "“%{”后的 if、else、endif、for 或 endfor" },
  assignOrBlock: { en: '"=" and a value, or a block in "{ }", after this name', zh: "该名称后的“=”和值，或由“{ }”括起的块" },
  blockBrace: { en: 'a label or "{" on the line of this block\'s type', zh: "块类型同一行上的标签或“{”" },
  lineEnd: { en: "a new line after this argument", zh: "参数后换行" },
  blockLineEnd: { en: "a new line after this block", zh: "块后换行" },
  textEnd: { en: "the end of this expression", zh: "表达式结尾" },
} as const;

export type Expected = keyof typeof EXPECTED;

export function expectedMessage(what: Expected, found: Message): Message {
  const { en, zh } = EXPECTED[what];
  return { en: `Expected ${en}, but found ${found.en}.`, zh: `此处应为${zh}，实际为${found.zh}。` };
}

/** Enough of a word to know it again. */
export function short(word: string): string {
  return word.length <= 60 ? word : `${word.slice(0, 59)}…`;
}

export const MESSAGES = {
  tooDeep: (limit: number): Message => ({
    en: `This is nested more than ${limit} levels deep, which is not read.`,
    zh: `嵌套超过 ${limit} 层，不再读取。`,
  }),
  tooMany: (limit: number): Message => ({
    en: `After ${limit} syntax errors the rest of the file is not read.`,
    zh: `语法错误已达 ${limit} 处，文件其余部分不再读取。`,
  }),
  unclosedString: (): Message => ({
    en: "This quoted string is not closed on its line. A text of several lines is written as a heredoc, <<EOT.",
    zh: "带引号的字符串未在本行结束。多行文本请使用 heredoc（<<EOT）。",
  }),
  unclosedHeredoc: (marker: string): Message => ({
    en: `This heredoc is never closed: no line consists of ${short(marker)} alone.`,
    zh: `heredoc 未结束：没有仅含 ${short(marker)} 的行。`,
  }),
  heredocAtEnd: (marker: string): Message => ({
    en: `The closing ${short(marker)} of this heredoc needs a line break after it.`,
    zh: `heredoc 的结束标记 ${short(marker)} 之后必须换行。`,
  }),
  heredocMarker: (): Message => ({
    en: "After << (or <<-) comes a bare name such as EOT, and then the end of the line.",
    zh: "<<（或 <<-）之后应为不带引号的名称（如 EOT），随后立即换行。",
  }),
  unclosedComment: (): Message => ({ en: "This comment is never closed with */.", zh: "注释没有以 */ 结束。" }),
  unclosedBracket: (bracket: string): Message => ({
    en: `This "${bracket}" is never closed.`,
    zh: `“${bracket}”没有对应的右括号。`,
  }),
  unclosedBlock: (type: string): Message => ({
    en: `The block "${short(type)}" is never closed: a "}" is missing in it or after it.`,
    zh: `块“${short(type)}”未结束：其内部或之后缺少“}”。`,
  }),
  unclosedDirective: (keyword: string): Message => ({
    en: `This %{ ${keyword} } has no %{ end${keyword} }.`,
    zh: `%{ ${keyword} } 没有对应的 %{ end${keyword} }。`,
  }),
  strayDirective: (keyword: string): Message => ({
    en: `This %{ ${keyword} } does not belong to any open directive.`,
    zh: `%{ ${keyword} } 没有对应的起始指令。`,
  }),
  strayBrace: (): Message => ({ en: 'This "}" closes nothing.', zh: "“}”没有对应的“{”。" }),
  escape: (sequence: string): Message => ({
    en: `"${sequence}" is not an escape sequence; a backslash itself is written as \\\\.`,
    zh: `“${sequence}”不是有效的转义序列；反斜杠本身应写作 \\\\。`,
  }),
  number: (text: string): Message => ({ en: `"${short(text)}" is not a number.`, zh: `“${short(text)}”不是数字。` }),
  chainedIndex: (text: string): Message => ({
    en: `Two indexes in a row are written in brackets: ".${short(text)}" becomes "[${short(text).replaceAll(".", "][")}]".`,
    zh: `连续两个索引须用方括号：“.${short(text)}”应写作“[${short(text).replaceAll(".", "][")}]”。`,
  }),
  templateInLabel: (): Message => ({
    en: "A block label is plain text: ${ and %{ are not evaluated here (write $${ or %%{ for the characters).",
    zh: "块标签是纯文本，不能使用 ${ 或 %{（需要这些字符时写作 $${ 或 %%{）。",
  }),
  loopKey: (): Message => ({
    en: '"=>" and "..." belong to a "for" in braces, not in square brackets.',
    zh: "“=>”和“...”只能用于花括号中的“for”，不能用于方括号。",
  }),
  quotedName: (): Message => ({ en: "The name of an argument is written without quotes.", zh: "参数名不带引号。" }),
  duplicate: (name: string): Message => ({
    en: `"${short(name)}" is set more than once in this body; which value holds is not known.`,
    zh: `“${short(name)}”在同一主体中重复设置，无法确定以哪个值为准。`,
  }),
  colonForAssign: (): Message => ({ en: 'An argument is set with "=", not with ":".', zh: "参数用“=”赋值，而不是“:”。" }),
  commaAfterArgument: (): Message => ({
    en: "Arguments are separated by new lines, not by commas.",
    zh: "参数之间用换行分隔，而不是逗号。",
  }),
  braceOnNextLine: (): Message => ({
    en: 'The "{" of a block stands on the same line as its type.',
    zh: "块的“{”必须与块类型在同一行。",
  }),
  blockInOneLine: (): Message => ({
    en: "A block on one line may hold one argument, but no block.",
    zh: "单行块可以包含一个参数，但不能包含块。",
  }),
  oneArgument: (): Message => ({
    en: 'A block on one line holds one argument and then "}"; several arguments stand on lines of their own.',
    zh: "单行块只能有一个参数，其后为“}”；多个参数须各占一行。",
  }),
  blockInVariables: (): Message => ({
    en: "A file of variable values holds no blocks, only name = value.",
    zh: "变量值文件只包含“名称 = 值”，不能包含块。",
  }),
  objectForBlock: (): Message => ({
    en: "A block is written as an object, or as a list of objects.",
    zh: "块须写成对象或对象列表。",
  }),
  mergeMark: (): Message => ({ en: "This is a mark of an unresolved merge conflict.", zh: "这是未解决的合并冲突标记。" }),
  loneReturn: (): Message => ({
    en: "A carriage return within a heredoc stands only before a line feed; save the file with one kind of line ending.",
    zh: "heredoc 中的回车符后必须紧跟换行符；请统一文件的换行格式。",
  }),
  invalidCharacter: (character: string): Message => {
    const hint = HINTS[character];
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const shown = character < " " || character === "\u007f" ? `U+${code}` : `"${character}"`;
    return {
      en: `The character ${shown} has no meaning here${hint === undefined ? "" : `: ${hint.en}`}.`,
      zh: `字符 ${shown} 在此处无意义${hint === undefined ? "" : `：${hint.zh}`}。`,
    };
  },
} as const;

const DOUBLE_QUOTES: Message = { en: 'strings are written in double quotes (")', zh: '字符串使用英文双引号（"）' };
const HALF_WIDTH: Message = { en: "it is the full-width form; use the half-width one", zh: "这是全角字符，请改用半角字符" };
const DOUBLED: Message = { en: "the logical operators are && and ||", zh: "逻辑运算符为 && 和 ||" };
const HINTS: Readonly<Record<string, Message>> = {
  "'": DOUBLE_QUOTES,
  "\u2018": DOUBLE_QUOTES,
  "\u2019": DOUBLE_QUOTES,
  "\u201c": DOUBLE_QUOTES,
  "\u201d": DOUBLE_QUOTES,
  "`": { en: "a text of several lines is written as a heredoc, <<EOT", zh: "多行文本请使用 heredoc（<<EOT）" },
  ";": { en: "arguments are separated by new lines", zh: "参数之间用换行分隔" },
  "^": { en: "the language has no such operator; use the function pow", zh: "没有该运算符，请使用函数 pow" },
  "&": DOUBLED,
  "|": DOUBLED,
  "\uff0c": HALF_WIDTH,
  "\uff1a": HALF_WIDTH,
  "\uff08": HALF_WIDTH,
  "\uff09": HALF_WIDTH,
  "\uff1d": HALF_WIDTH,
  "\uff5b": HALF_WIDTH,
  "\uff5d": HALF_WIDTH,
};
