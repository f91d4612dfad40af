import { memoryTree } from "../../src/iac/terraform/tree.ts";
import { readTerraform, type TerraformOptions } from "../../src/iac/terraform/read.ts";
import type { Doc } from "../../src/iac/document.ts";
import type { Value } from "../../src/iac/value.ts";
import { Positions, type At } from "../../src/model/at.ts";
import { reasonText } from "../../src/model/unknown.ts";
import type { Reading } from "../../src/iac/reader.ts";

export interface Code extends Reading {
  readonly positions: Positions;
  /** The document with this id; throws when there is none, naming those that are there. */
  doc(id: string): Doc;
  /** The body of a document as plain data, see `shown`. */
  body(id: string): Readonly<Record<string, unknown>>;
}

/** Evaluates Terraform code held in memory, from path to text. A text alone is `main.tf`. The scanned folder is the root. */
export function readCode(files: Readonly<Record<string, string | Uint8Array>> | string, options: Partial<TerraformOptions> = {}): Code {
  const positions = new Positions();
  const tree = memoryTree(typeof files === "string" ? { "main.tf": files } : files);
  const reading = readTerraform({ paths: ["."], positions, tree, ...options });
  const doc = (id: string): Doc => {
    const found = reading.docs.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no document ${id}, only ${reading.docs.map((each) => each.id).join(", ")}`);
    return found;
  };
  return { ...reading, positions, doc, body: (id) => shown(doc(id).body) as Record<string, unknown> };
}

/**
 * A value as data that is easy to compare: lists and maps as they are, a reference as `<to.path>`, a template with its parts in one string,
 * JSON text as `{ json }`, anything unresolved as `?code subject`. What leaves a list or map open stands at its end, under `…` in a map.
 */
export function shown(value: Value | undefined): unknown {
  if (typeof value !== "object" || value === null) return value;
  switch (value.is) {
    case "unresolved":
      return `?${value.why.code} ${value.why.subject}`;
    case "reference":
      return `<${value.to}${value.path === "" ? "" : `.${value.path}`}${value.value === undefined ? "" : ` = ${JSON.stringify(shown(value.value))}`}>`;
    case "template":
      return value.parts.map((part) => shown(part)).join("");
    case "json":
      return { json: shown(value.value) };
    case "list":
      return [...value.items.map(shown), ...value.open.map((why) => `…${why.code} ${why.subject}`)];
    case "map": {
      const entries: [string, unknown][] = value.names().map((name) => [name, shown(value.get(name))]);
      if (value.open.length > 0) entries.push(["…", value.open.map((why) => `${why.code} ${why.subject}`)]);
      if (value.doubt !== undefined) entries.push(["?", `${value.doubt.code} ${value.doubt.subject}`]);
      return Object.fromEntries(entries);
    }
  }
}

/** `file:line:column` of a position. */
export function placed(positions: Positions, at: At | undefined): string | undefined {
  if (at === undefined) return undefined;
  const location = positions.locate(at);
  return location.kind === "file" ? `${location.file}:${String(location.line)}:${String(location.column)}` : location.path;
}

/** Each gap as one line: place, code and sentence. */
export function gapLines({ gaps, positions }: Pick<Code, "gaps" | "positions">): readonly string[] {
  return gaps.map((gap) => `${placed(positions, gap.at) ?? gap.path ?? "?"} ${gap.why.code}: ${gap.text.en}`);
}

/** The presence of a document in words: `present`, or why it is not known. */
export function presenceOf(doc: Doc): string {
  return doc.presence.state === "unknown" ? reasonText(doc.presence.why).en : "present";
}
