import { notOffered as alicloud } from "../../providers/alicloud/clouds.ts";
import { notOffered as aws } from "../../providers/aws/clouds.ts";
import { notOffered as azure } from "../../providers/azure/clouds.ts";
import { decodeSource } from "../iac/terraform/syntax/decode.ts";
import type { FileTree } from "../iac/terraform/tree.ts";
import type { Positions } from "../model/at.ts";
import type { Scope } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import { because, type UnknownCode } from "../model/unknown.ts";
import { masked } from "../report/mask.ts";
import type { Gap } from "../result/gap.ts";
import { isExcessive } from "../snapshot/bounds.ts";
import { MOST_BYTES } from "../snapshot/format.ts";
import { isPacked, packing, unpacked } from "../snapshot/pack.ts";
import { restore, type Restored } from "../snapshot/read.ts";
import { digestOf, snapshotText, type Content } from "../snapshot/write.ts";
import { toFile } from "./output.ts";

/** Writes what a scan read, so that it can be judged again later. The file appears only when it is whole. */
export async function saveSnapshot(path: string, content: Content): Promise<void> {
  await toFile(path, snapshotText(content, masked), { option: "--save", through: packing() });
}

/** Reads snapshots one after another. What is wrong with one becomes a gap, and the others are read; it never throws. */
export function readSnapshots(
  files: readonly string[],
  tree: FileTree,
  positions: Positions,
  fresh: ReadonlySet<Scope>,
): { readonly restored: readonly Restored[]; readonly gaps: readonly Gap[] } {
  const restored: Restored[] = [];
  const gaps: Gap[] = [];
  const scopes = new Set(fresh);
  const ids = new Set<string>();
  for (const file of files) {
    const wire = parsed(file, tree);
    if ("gap" in wire) {
      gaps.push(wire.gap);
      continue;
    }
    const rows = { alicloud, aws, azure };
    const read = restore(wire.value, {
      file,
      positions,
      rows,
      taken: { scopes, ids, fresh },
      textOf: (path, digest) => textOf(path, digest, tree),
    });
    if ("problem" in read) {
      gaps.push(gapOf(file, "file-unreadable", read.problem));
      continue;
    }
    restored.push(read);
    for (const scope of read.coverage.scopes) scopes.add(scope);
    for (const { id } of read.resources) ids.add(id);
  }
  return { restored, gaps };
}

function parsed(file: string, tree: FileTree): { readonly value: unknown } | { readonly gap: Gap } {
  const bytes = tree.read(file, MOST_BYTES);
  if (bytes === undefined) return { gap: gapOf(file, "file-unreadable", unreadable) };
  const plain = bytes === "too-large" ? bytes : isPacked(bytes) ? unpacked(bytes, MOST_BYTES) : bytes;
  if (plain === "damaged") return { gap: gapOf(file, "file-unreadable", damaged) };
  if (plain === "too-large" || isExcessive(plain)) return { gap: gapOf(file, "limit", tooLarge) };
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain)) };
  } catch {
    return { gap: gapOf(file, "file-unreadable", notJson) };
  }
}

function gapOf(path: string, code: UnknownCode, text: Text): Gap {
  return { why: because(code, path), text, path };
}

/** The text of a file that a snapshot names, for the excerpts of a report: only if it is there and still what it was. */
function textOf(path: string, digest: string, tree: FileTree): string | undefined {
  if (tree.kindOf(path) !== "file") return undefined;
  const bytes = tree.read(path, MOST_BYTES);
  if (bytes === undefined || bytes === "too-large") return undefined;
  const { text } = decodeSource(bytes);
  return text !== undefined && digestOf(text) === digest ? text : undefined;
}

const unreadable: Text = { en: "This snapshot cannot be read.", zh: "无法读取该快照。" };
const damaged: Text = { en: "This snapshot is damaged or cut off; save it again.", zh: "该快照已损坏或不完整，请重新保存。" };
const notJson: Text = { en: "This snapshot is not valid JSON in UTF-8; save it again.", zh: "该快照不是有效的 UTF-8 JSON，请重新保存。" };
const tooLarge: Text = {
  en: `This snapshot is larger or deeper than any that cldscan writes (${String(MOST_BYTES / 1_000_000)} MB unpacked) and was not read; split it by account or region.`,
  zh: `该快照超出 cldscan 可读的大小或深度（解压后 ${String(MOST_BYTES / 1_000_000)} MB），未读取，请按账号或地域拆分。`,
};
