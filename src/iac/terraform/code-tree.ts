import type { At, Positions } from "../../model/at.ts";
import { because, type Unknown } from "../../model/unknown.ts";
import type { Gap } from "../../result/gap.ts";
import { declarationsOf, type CodeFile, type ModuleCode } from "./declarations.ts";
import type { Limits } from "./limits.ts";
import { localCallees, type CodeFolder } from "./roots.ts";
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
  /** The path under which a folder of the tree is shown, whatever link a caller takes to it. */
  readonly #shown = new Map<string, string>();
  /** What is at hand of files that were looked at and not yet read. */
  readonly #surveyed = new Map<string, { readonly text: string | Gap; readonly parsed: Parsed | undefined }>();
  /** Files that have been counted and complained about. */
  readonly #told = new Set<string>();
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
    if (!this.#folders.has(real)) this.#folders.set(real, this.#read(real, this.#shown.get(real) ?? path));
    return this.#folders.get(real);
  }

  /**
   * What a folder of code calls. The code of a large tree, all at once, is most of what reading it would hold, so only files in which a module
   * block can stand are parsed for this. Nothing of it is counted or complained about yet.
   */
  surveyed(path: string): CodeFolder | undefined {
    const real = this.#tree.real(path);
    const names = this.#codeIn(path);
    if (real === undefined || !this.isInside(real) || names === undefined) return undefined;
    this.#shown.set(real, path);
    const files = names.flatMap((name): readonly CodeFile[] => {
      const file = inFolder(path, name);
      if (this.#isLeftOut(real, name, file)) return [];
      const text = this.text(file);
      const parsed = typeof text === "string" && mayCall(file, text) ? parserFor(file)(text) : undefined;
      this.#surveyed.set(file, { text, parsed });
      return parsed === undefined ? [] : [{ source: 0, path: file, body: parsed.file?.body, override: OVERRIDE.test(name) }];
    });
    if (files.length === 0) return { path, real, callees: [] };
    const callees = localCallees(declarationsOf(real, path, files, { problem: undefined, hidden: undefined }));
    return { path, real, callees: callees.flatMap((callee) => this.#tree.real(callee) ?? []) };
  }

  /** Lets go of the code of a folder that will hardly be asked for again. */
  forget(path: string): void {
    const real = this.#tree.real(path);
    if (real !== undefined) this.#folders.delete(real);
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
    const names = this.#codeIn(path);
    if (names === undefined) return undefined;
    const files: CodeFile[] = [];
    let problem: Unknown | undefined;
    let hidden: Unknown | undefined;
    for (const name of names) {
      const file = inFolder(path, name);
      if (this.#isLeftOut(real, name, file)) {
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

  /** The names of the files of code in a folder that count; `undefined` where there are none. */
  #codeIn(path: string): readonly string[] | undefined {
    const names = this.#tree.list(path)?.flatMap(({ name, kind }) => (kind === "file" && CODE.test(name) ? [name] : []));
    return names === undefined || names.length === 0 ? undefined : namesThatCount(names);
  }

  #isLeftOut(real: string, name: string, file: string): boolean {
    const chosen = this.#world.chosen.get(real);
    return (chosen !== undefined && !chosen.has(name)) || this.#world.excluded(file);
  }

  /** Reads and parses a file. Each thing that is wrong with it becomes a gap, once. */
  parse(
    file: string,
    as: (text: string) => Parsed = parserFor(file),
  ): { parsed: Parsed | undefined; source: number; problem: Unknown | undefined } {
    const surveyed = this.#surveyed.get(file);
    this.#surveyed.delete(file);
    const text = surveyed?.text ?? this.text(file);
    const again = this.#told.has(file);
    this.#told.add(file);
    if (typeof text !== "string") {
      const source = this.positions.addSource({ kind: "file", path: file, text: "" });
      if (!again) this.gaps.push({ ...text, at: this.positions.add(source, 0, 0) });
      return { parsed: undefined, source, problem: text.why };
    }
    if (!again) {
      this.files++;
      this.#world.progress?.(this.files);
      this.lines += linesOf(text);
    }
    const source = this.positions.addSource({ kind: "file", path: file, text });
    const parsed = surveyed?.parsed ?? as(text);
    let problem: Unknown | undefined;
    for (const { start, end, message } of parsed.problems) {
      const at = this.positions.add(source, start, end);
      const why = unreadable(file, at);
      problem ??= why;
      if (!again) this.gaps.push({ why, text: message, at });
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

/** Whether there can be a module block: a block begins its line. JSON can spell the word in many ways. */
function mayCall(file: string, text: string): boolean {
  return file.endsWith(".json") || /(^|[\n\r]|\*\/)[^\S\n\r]*module\b/.test(text);
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
