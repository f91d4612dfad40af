import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { Text } from "../model/text.ts";
import { UsageError } from "./usage-error.ts";

/** A YAML file with the places of what is written in it. */
export interface YamlFile {
  readonly value: unknown;
  readonly isWritten: (path: readonly PropertyKey[]) => boolean;
  readonly valueAt: (path: readonly PropertyKey[]) => unknown;
  /** Complains about the value under a path; with `key`, about a key written there. */
  readonly complaint: (sentence: Text, path: readonly PropertyKey[], key?: string) => UsageError;
  /** `file:line:column` of the value under a path. */
  readonly placeOf: (path: readonly PropertyKey[], key?: string) => string;
  /** Offset of the same, to tell which of two things comes first. */
  readonly offsetOf: (path: readonly PropertyKey[], key?: string) => number;
}

/** Parses a YAML text. Throws a UsageError with the place when it is not valid, or holds an alias that leads nowhere or multiplies. */
export function yamlFile(name: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${String(Math.max(1, line))}:${String(Math.max(1, col))}`;
  };
  const [error] = document.errors;
  if (error !== undefined) throw invalid(place(error.pos[0]), error.message);
  const offsetOf = (path: readonly PropertyKey[], key?: string): number => offsetIn(document, path, key);
  const placeOf = (path: readonly PropertyKey[], key?: string): string => place(offsetOf(path, key));
  return {
    value: plain(document, place(0)),
    isWritten: (path) => document.hasIn(path),
    valueAt: (path) => document.getIn(path),
    offsetOf,
    placeOf,
    complaint: (sentence, path, key) => {
      const at = placeOf(path, key);
      return new UsageError({ en: `${at}: ${sentence.en}`, zh: `${at}：${sentence.zh}` });
    },
  };
}

function plain(document: Document.Parsed, place: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw invalid(place, error instanceof Error ? error.message : String(error));
  }
}

function invalid(place: string, detail: string): UsageError {
  return new UsageError({
    en: `${place}: This is not valid YAML (${detail}). Mend it and scan again.`,
    zh: `${place}：此处不是有效的 YAML（${detail}）。请修正后重新扫描。`,
  });
}

/** The start of the node under the path, or of the nearest node above it that is written. */
function offsetIn(document: Document.Parsed, path: readonly PropertyKey[], key: string | undefined): number {
  const steps = path.map((step) => (typeof step === "symbol" ? step.toString() : step));
  for (let length = steps.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(steps.slice(0, length), true);
    if (length === steps.length && key !== undefined && isMap(node)) {
      const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
