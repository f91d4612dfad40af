import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { FileTree } from "../iac/terraform/tree.ts";
import type { Positions } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import { because } from "../model/unknown.ts";
import type { AnswerSet } from "../provider/recorded.ts";
import type { Gap } from "../result/gap.ts";
import { ANSWERS_FORMAT, answerFileSchema } from "./answer-schema.ts";

/** Whether the head of a JSON file claims to hold recorded answers. The mark is expected among the first keys. */
export function claimsAnswers(head: string): boolean {
  return /^\s*\{/.test(head) && head.includes(`"${ANSWERS_FORMAT}"`);
}

export type AnswerFile = { readonly set: AnswerSet } | { readonly gap: Gap };

/** Reads one file of recorded answers. What is wrong with it becomes a gap with its place; it never throws. */
export function readAnswerFile(path: string, tree: FileTree, positions: Positions): AnswerFile {
  const bytes = tree.read(path, MOST_BYTES);
  if (bytes === "too-large")
    return { gap: { why: because("limit", `${path} is larger than ${String(MOST_BYTES)} bytes`), text: tooLarge, path } };
  if (bytes === undefined) return { gap: { why: because("file-unreadable", path), text: unreadable, path } };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { gap: { why: because("file-unreadable", path), text: notUtf8, path } };
  }
  const refused = (sentence: Text, start: number, length: number): AnswerFile => {
    const at = positions.add(positions.addSource({ kind: "file", path, text }), start, start + length);
    return { gap: { why: because("file-unreadable", path, at), text: sentence, at, path } };
  };
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    const [error] = syntaxErrors(text);
    return refused(notJson(error), error?.offset ?? text.length, error?.length ?? 0);
  }
  const parsed = answerFileSchema.safeParse(plain);
  if (parsed.success) return { set: { ...parsed.data } };
  const [issue] = parsed.error.issues;
  const root = parseTree(text);
  const node =
    root &&
    findNodeAtLocation(
      root,
      (issue?.path ?? []).map((step) => (typeof step === "symbol" ? step.toString() : step)),
    );
  return refused(wrongShape((issue?.path ?? []).map(String).join("."), issue?.message ?? ""), node?.offset ?? 0, node?.length ?? 0);
}

function syntaxErrors(text: string): readonly ParseError[] {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors;
}

/** What `JSON.parse` and the values made of it still take in ordinary memory. */
const MOST_BYTES = 200_000_000;

const tooLarge: Text = { en: "This file is larger than 200 MB and was not read; split it.", zh: "该文件超过 200 MB，未读取，请拆分。" };
const unreadable: Text = { en: "This file cannot be read.", zh: "无法读取该文件。" };
const notUtf8: Text = { en: "This file is not UTF-8 text; save it as UTF-8.", zh: "该文件不是 UTF-8 文本，请另存为 UTF-8。" };

function notJson(error: ParseError | undefined): Text {
  const what = error === undefined ? "unexpected end" : printParseErrorCode(error.error);
  return { en: `This is not valid JSON (${what}).`, zh: `此处不是有效的 JSON（${what}）。` };
}

function wrongShape(path: string, message: string): Text {
  const where = path === "" ? "" : ` "${path}"`;
  return {
    en: `Not a file of recorded answers:${where} ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
    zh: `不是有效的应答文件：${path === "" ? "" : `“${path}”`}不符合 ${ANSWERS_FORMAT} 格式（${message}）。`,
  };
}
