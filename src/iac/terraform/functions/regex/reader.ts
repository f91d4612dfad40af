/** Walks over a pattern by code points. */
export class Reader {
  readonly #source: string;
  #at = 0;
  /** Whether the last `until` found its end. */
  closed = true;

  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.#at >= this.#source.length;
  }

  /** The next character, `""` at the end. */
  get peek(): string {
    const code = this.#source.codePointAt(this.#at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  next(): string {
    const char = this.peek;
    this.#at += char.length;
    return char;
  }

  take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  startsWith(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  /** Goes back over one ASCII character. */
  back(): void {
    this.#at--;
  }

  /** The text up to `end`, which is passed over; the rest of the pattern where there is none. */
  until(end: string): string {
    const found = this.#source.indexOf(end, this.#at);
    this.closed = found >= 0;
    const text = this.#source.slice(this.#at, this.closed ? found : undefined);
    this.#at = this.closed ? found + end.length : this.#source.length;
    return text;
  }

  /** `sticky`: an expression with the `y` flag. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }

  matches(sticky: RegExp): boolean {
    sticky.lastIndex = this.#at;
    return sticky.test(this.#source);
  }
}
