import { createColors } from "picocolors";
import type { Language, Text } from "../model/text.ts";
import type { Severity } from "../rule/define-rule.ts";
import { masked } from "./mask.ts";
import { visible } from "./visible.ts";
import { widthOf } from "./width.ts";
import { wrapped } from "./wrap.ts";

export type Style = Severity | "strong" | "faint" | "good" | "doubt";
/** A piece of a line, plain or in a style. */
export type Span = string | readonly [text: string, style: Style];

/** Signs beyond letters; in plain ASCII where a terminal has no others. */
export interface Glyphs {
  readonly bar: string;
  readonly dot: string;
  readonly more: string;
}

const unicodeGlyphs: Glyphs = { bar: "│", dot: "·", more: "…" };
const asciiGlyphs: Glyphs = { bar: "|", dot: "-", more: "..." };

const NARROWEST = 40;
/** Prose in longer lines is hard to read. */
const WIDEST_PROSE = 110;

export interface PenOptions {
  readonly language: Language;
  readonly color: boolean;
  readonly columns: number;
  readonly unicode?: boolean | undefined;
}

/** Writes lines. Whatever goes through it is safe to print, and nothing of a report goes around it. */
export class Pen {
  readonly columns: number;
  readonly glyphs: Glyphs;
  readonly language: Language;
  readonly #paint: Readonly<Record<Style, (text: string) => string>>;

  constructor({ language, color, columns, unicode = true }: PenOptions) {
    this.language = language;
    this.columns = Math.max(NARROWEST, columns);
    this.glyphs = unicode ? unicodeGlyphs : asciiGlyphs;
    const colors = createColors(color);
    this.#paint = {
      critical: (text) => colors.bold(colors.red(text)),
      high: colors.red,
      medium: colors.yellow,
      low: colors.cyan,
      strong: colors.bold,
      faint: colors.dim,
      good: colors.green,
      doubt: colors.magenta,
    };
  }

  say(text: Text): string {
    return text[this.language];
  }

  /** What a scan found in somebody's words, without secrets. */
  told(text: Text): string {
    return masked(text[this.language]);
  }

  line(indent: number, ...spans: readonly Span[]): string {
    const text = spans.map((span) => this.#span(span)).join("");
    return `${(" ".repeat(indent) + text).trimEnd()}\n`;
  }

  #span(span: Span): string {
    if (typeof span === "string") return visible(span);
    const [text, style] = span;
    return text === "" ? "" : this.#paint[style](visible(text));
  }

  /** A heading between blank lines. */
  heading(text: string): string {
    return `\n${this.line(0, [text, "strong"])}\n`;
  }

  /** Prose, broken into lines. `lead` stands before the first, and the others are set in as far. */
  *prose(indent: number, text: string, style?: Style, lead = ""): Iterable<string> {
    const inset = widthOf(lead);
    const lines = wrapped(visible(text), Math.max(NARROWEST / 2, Math.min(this.columns, WIDEST_PROSE) - indent - inset));
    for (const [index, line] of lines.entries()) {
      yield this.line(indent, index === 0 ? lead : " ".repeat(inset), style === undefined ? line : [line, style]);
    }
  }
}
