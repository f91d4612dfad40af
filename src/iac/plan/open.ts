import type { Positions } from "../../model/at.ts";
import type { Text } from "../../model/text.ts";
import { because } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import { decodeSource } from "../terraform/syntax/decode.ts";
import type { FileTree } from "../terraform/tree.ts";
import { JsonFault } from "./json-walk.ts";
import { parsePlan, type PlanText } from "./plan-text.ts";

/** A plan that could be read, with its place in the position table. */
export interface OpenPlan {
  readonly path: string;
  readonly text: string;
  readonly source: number;
  readonly parts: PlanText;
}

/** Opens a plan as `terraform show -json` prints it. What is wrong with the file becomes a gap that says what to do; it never throws. */
export function openPlan(path: string, tree: FileTree, positions: Positions): OpenPlan | { readonly gap: Gap } {
  const bytes = tree.read(path, MOST_BYTES);
  if (bytes === "too-large")
    return { gap: { why: because("limit", `${path} is larger than ${String(MOST_MEGABYTES)} MB`), text: tooLarge, path } };
  if (bytes === undefined) return { gap: { why: because("file-unreadable", path), text: unreadable, path } };
  if (isBinaryPlan(bytes)) return { gap: { why: because("file-unreadable", path), text: binary, path } };
  const { text, problem } = decodeSource(bytes);
  if (text === undefined) return { gap: { why: because("file-unreadable", path), text: problem, path } };
  const source = positions.addSource({ kind: "file", path, text });
  const refused = (sentence: Text, start: number, end: number): { readonly gap: Gap } => {
    const at = positions.add(source, start, end);
    return { gap: { why: because("file-unreadable", path, at), text: sentence, at, path } };
  };
  try {
    const parts = parsePlan(text);
    if (parts.version === undefined || !/^[01](\.|$)/.test(parts.version)) return refused(otherVersion(parts.version), 0, 1);
    if (parts.form === undefined) return refused(nothingPlanned, 0, 1);
    return { path, text, source, parts };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return refused(isLog(text) ? log : error.cut ? truncated : malformed, error.offset, error.offset);
  }
}

/** Plans as `terraform plan -out` writes them are zip archives. */
export function isBinaryPlan(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** Whether the head of a JSON file claims to be a plan or a state. Keys may have been sorted, so that any of the first ones counts. */
export function claimsPlan(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false;
  const keys = ["format_version", "terraform_version", "planned_values", "resource_changes"].filter((key) => head.includes(`"${key}"`));
  return keys.length > 1 || /^\s*\{\s*"(applyable|complete|configuration)"\s*:/.test(head);
}

/** `terraform plan -json` prints one event a line: what is going on, not what is planned. */
export function isLog(head: string): boolean {
  return /^\s*\{"@level"/.test(head);
}

/** What the text and the values made of it still take in ordinary memory. */
const MOST_MEGABYTES = 400;
const MOST_BYTES = MOST_MEGABYTES * 1_000_000;

const again: Text = { en: "run: terraform show -json plan.out > plan.json", zh: "请执行：terraform show -json plan.out > plan.json" };

const tooLarge: Text = {
  en: `This plan is larger than ${String(MOST_MEGABYTES)} MB and was not read; plan a part of the configuration.`,
  zh: `该执行计划超过 ${String(MOST_MEGABYTES)} MB，未读取，请分部分生成计划。`,
};
const unreadable: Text = { en: "This plan cannot be read.", zh: "无法读取该执行计划。" };
const binary: Text = {
  en: `This is a plan in Terraform's own binary form; ${again.en}.`,
  zh: `这是 Terraform 二进制格式的执行计划；${again.zh}。`,
};
const truncated: Text = {
  en: `This plan ends too early, as if it had been cut off; ${again.en}.`,
  zh: `该执行计划不完整，内容在此处中断；${again.zh}。`,
};
const malformed: Text = { en: `This plan is not valid JSON here; ${again.en}.`, zh: `该执行计划在此处不是有效的 JSON；${again.zh}。` };
const log: Text = {
  en: `This is the log of a planning run, not the plan; ${again.en}.`,
  zh: `这是生成执行计划的日志，不是执行计划本身；${again.zh}。`,
};
const nothingPlanned: Text = {
  en: `This plan has no planned values; ${again.en}.`,
  zh: `该执行计划没有 planned_values；${again.zh}。`,
};

function otherVersion(version: string | undefined): Text {
  if (version === undefined)
    return { en: `This plan does not say its format_version; ${again.en}.`, zh: `该执行计划未写明 format_version；${again.zh}。` };
  return {
    en: `This plan is in format ${version.slice(0, 20)}; only 0.x and 1.x are known. Scan the code, or use a newer cldscan.`,
    zh: `该执行计划的格式版本为 ${version.slice(0, 20)}，本工具只认识 0.x 与 1.x。请扫描代码，或升级 cldscan。`,
  };
}
