import type { At, Positions } from "../../model/at.ts";
import { because, type Unknown } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import { declarationsOf, type CodeFile, type ModuleCode } from "./declarations.ts";
import type { Limits } from "./limits.ts";
import { decodeSource } from "./syntax/decode.ts";
import type { Expression, Parsed } from "./syntax/ast.ts";
import { parseHcl, parseTemplate } from "./syntax/parse-hcl.ts";
import { parseTerraformJson } from "./syntax/parse-json.ts";
import { folderOf, inFolder, isWithin, type FileTree } from "./tree.ts";

const CODE = /\.(tf|tofu)(\.json)?$/;
/** Files that one `fileset` may look at. */
const MOST_FILES = 20_000;
const OVERRIDE = /^(.*_)?override\.(tf|tofu)(\.json)?$/;

export interface Template {
  /** `undefined` where the text is no template. */
  readonly value: Expression | undefined;
  readonly source: number;
}

export interface CodeWorld {
  readonly tree: FileTree;
  readonly positions: Positions;
  readonly limits: Limits;
  /** Real paths outside of which nothing is read. */
  readonly bounds: readonly string[];
  readonly excluded: (path: string) => boolean;
  /** Where single files were given: the only ones to read of their folders. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files that the user names, wherever they lie. */
  readonly named: ReadonlySet<string>;
  /** Told after each file how many have been read. */
  readonly progress: ((files: number) => void) | undefined;
}

/** The files of a scan, read and parsed once each. */
export class CodeTree {
  readonly positions: Positions;
  readonly gaps: Gap[] = [];
  files = 0;
  lines = 0;
  readonly #world: CodeWorld;
  readonly #tree: FileTree;
  readonly #folders = new Map<string, ModuleCode | undefined>();
  readonly #templates = new Map<string, Template | Unknown>();
  readonly #listings = new Map<string, readonly string[] | Unknown>();

  constructor(world: CodeWorld) {
    this.#world = world;
    this.#tree = world.tree;
    this.positions = world.positions;
  }

  /** The module in a folder; `undefined` where there is no code, or none that may be read. */
  module(path: string): ModuleCode | undefined {
    const real = this.#tree.real(path);
    if (real === undefined || !this.isInside(real)) return undefined;
    if (!this.#folders.has(real)) this.#folders.set(real, this.#read(real, path));
    return this.#folders.get(real);
  }

  /** Whether a path lies outside the tree. One where nothing is lies where its nearest folder lies. */
  isOutside(path: string): boolean {
    let real = this.#tree.real(path);
    for (let at = path; real === undefined && at !== "." && at !== "/" && !at.endsWith("..");) {
      at = folderOf(at);
      real = this.#tree.real(at);
    }
    return real === undefined || !this.isInside(real);
  }

  isInside(real: string): boolean {
    return this.#world.bounds.some((bound) => isWithin(real, bound));
  }

  #read(real: string, path: string): ModuleCode | undefined {
    const names = this.#tree.list(path)?.flatMap(({ name, kind }) => (kind === "file" && CODE.test(name) ? [name] : []));
    if (names === undefined || names.length === 0) return undefined;
    const chosen = this.#world.chosen.get(real);
    const files: CodeFile[] = [];
    let problem: Unknown | undefined;
    let hidden: Unknown | undefined;
    for (const name of namesThatCount(names)) {
      const file = inFolder(path, name);
      if ((chosen !== undefined && !chosen.has(name)) || this.#world.excluded(file)) {
        const why = because("outside-scan", file);
        problem ??= why;
        hidden ??= why;
        continue;
      }
      const read = this.parse(file);
      problem ??= read.problem;
      // What is wrong inside one block costs that block; elsewhere whole blocks may be lost.
      if (read.parsed?.file === undefined || read.parsed.file.body.problem !== undefined) hidden ??= read.problem;
      files.push({ source: read.source, path: file, body: read.parsed?.file?.body, override: OVERRIDE.test(name) });
    }
    return declarationsOf(real, path, files, { problem, hidden });
  }

  /** Reads and parses a file. Each thing that is wrong with it becomes a gap. */
  parse(
    file: string,
    as: (text: string) => Parsed = parserFor(file),
  ): { parsed: Parsed | undefined; source: number; problem: Unknown | undefined } {
    const text = this.text(file);
    if (typeof text !== "string") {
      const source = this.positions.addSource({ kind: "file", path: file, text: "" });
      this.gaps.push({ ...text, at: this.positions.add(source, 0, 0) });
      return { parsed: undefined, source, problem: text.why };
    }
    this.files++;
    this.#world.progress?.(this.files);
    this.lines += linesOf(text);
    const source = this.positions.addSource({ kind: "file", path: file, text });
    const parsed = as(text);
    let problem: Unknown | undefined;
    for (const { start, end, message } of parsed.problems) {
      const at = this.positions.add(source, start, end);
      const why = unreadable(file, at);
      problem ??= why;
      this.gaps.push({ why, text: message, at });
    }
    return { parsed, source, problem };
  }

  /** A file read as a template, parsed once. */
  template(file: string): Template | Unknown {
    let template = this.#templates.get(file);
    if (template === undefined) {
      const text = this.text(file);
      template = typeof text === "string" ? this.templateText(text, file) : text.why;
      this.#templates.set(file, template);
    }
    return template;
  }

  templateText(text: string, path = "template"): Template {
    return { value: parseTemplate(text).value, source: this.positions.addSource({ kind: "file", path, text }) };
  }

  /** All files in a folder and below, relative to it. */
  filesUnder(folder: string): readonly string[] | Unknown {
    let files = this.#listings.get(folder);
    if (files === undefined) this.#listings.set(folder, (files = this.#list(folder)));
    return files;
  }

  #list(base: string): readonly string[] | Unknown {
    const found: string[] = [];
    const seen = new Set<string>();
    const visit = (folder: string, prefix: string): void => {
      const real = this.#tree.real(folder);
      if (real === undefined || seen.has(real) || !this.isInside(real)) return;
      seen.add(real);
      for (const { name, kind } of this.#tree.list(folder) ?? []) {
        if (found.length > MOST_FILES) return;
        if (kind === "folder") visit(inFolder(folder, name), `${prefix}${name}/`);
        else if (kind === "file") found.push(prefix + name);
      }
    };
    visit(base, "");
    return found.length > MOST_FILES ? because("limit", `fileset: more than ${String(MOST_FILES)} files`) : found;
  }

  /** The text of a file inside the tree, or the gap that it leaves. */
  text(file: string): string | Gap {
    const real = this.#tree.real(file);
    if (real === undefined)
      return gapAt(because("file-unreadable", file), file, { en: `${file} could not be read.`, zh: `无法读取 ${file}。` });
    if (!this.isInside(real) && !this.#world.named.has(file)) {
      return gapAt(because("file-outside", file), file, {
        en: `${file} is a link out of the scanned tree.`,
        zh: `${file} 是指向扫描目录之外的链接。`,
      });
    }
    const bytes = this.#tree.read(file, this.#world.limits.fileSize);
    if (bytes === "too-large") return tooLarge(file, this.#world.limits.fileSize);
    if (bytes === undefined)
      return gapAt(because("file-unreadable", file), file, { en: `${file} could not be read.`, zh: `无法读取 ${file}。` });
    const decoded = decodeSource(bytes);
    return decoded.text ?? gapAt(because("file-unreadable", file), file, decoded.problem);
  }
}

/** OpenTofu reads `x.tofu` in place of `x.tf`. */
function namesThatCount(names: readonly string[]): readonly string[] {
  const all = new Set(names);
  return names.filter((name) => !(/\.tf(\.json)?$/.test(name) && all.has(name.replace(/\.tf(\.json)?$/, ".tofu$1"))));
}

function parserFor(file: string): (text: string) => Parsed {
  return file.endsWith(".json") ? parseTerraformJson : parseHcl;
}

function unreadable(file: string, at: At): Unknown {
  return because("file-unreadable", file, at);
}

function gapAt(why: Unknown, path: string, text: Gap["text"]): Gap {
  return { why, text, path };
}

function tooLarge(file: string, most: number): Gap {
  const size = String(Math.round(most / 1_000_000));
  return gapAt(because("limit", `${file} is larger than ${size} MB`), file, {
    en: `${file} is larger than ${size} MB and was not read.`,
    zh: `${file} 超过 ${size} MB，未读取。`,
  });
}

function linesOf(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
