const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

/** JSON that is cut off or malformed. */
export class JsonFault extends Error {
  readonly offset: number;
  /** The text ends too early. */
  readonly cut: boolean;

  constructor(offset: number, cut: boolean) {
    super(cut ? "the JSON ends too early" : "the JSON is malformed");
    this.offset = offset;
    this.cut = cut;
  }
}

/**
 * One pass over JSON text that builds values only where it is asked to. Plans are large, and most of them (the state before, the
 * configuration of unchanged parts) is never looked at; and each value is known by its offsets, so that places cost nothing until they are shown.
 * Throws a JsonFault.
 */
export class JsonWalk {
  readonly text: string;
  /** Offset of what comes next. */
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Visits the members of the object that starts here. `visit` leaves the walk behind the member's value; `key` is the offset of the member. */
  object(visit: (name: string, key: number) => void): void {
    this.#members("{", "}", () => {
      const key = this.at;
      if (this.text.charCodeAt(key) !== QUOTE) throw this.#fault();
      this.skip();
      const name = this.#parsed(key) as string;
      this.#space();
      this.#take(":");
      this.#space();
      visit(name, key);
    });
  }

  /** Visits the elements of the array that starts here. `visit` leaves the walk behind the element. */
  array(visit: (index: number) => void): void {
    let index = 0;
    this.#members("[", "]", () => {
      visit(index++);
    });
  }

  /** What starts here: `{`, `[`, `"` or the first sign of a plain value. */
  peek(): string {
    this.#space();
    return this.text.charAt(this.at);
  }

  /** The value that starts here. */
  value(): unknown {
    this.#space();
    const start = this.at;
    this.skip();
    return this.#parsed(start);
  }

  /** Leaves out the value that starts here. */
  skip(): void {
    this.#space();
    const { text } = this;
    let depth = 0;
    do {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) this.#string();
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        depth++;
        this.at++;
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        if (depth === 0) throw this.#fault();
        depth--;
        this.at++;
      } else if (Number.isNaN(code)) throw this.#fault();
      else if (depth === 0) {
        this.#plain();
        return;
      } else this.at++;
    } while (depth > 0);
  }

  /** After the last value nothing may follow. */
  end(): void {
    this.#space();
    if (this.at < this.text.length) throw this.#fault();
  }

  #members(open: string, close: string, member: () => void): void {
    this.#space();
    this.#take(open);
    this.#space();
    if (this.text.charAt(this.at) === close) {
      this.at++;
      return;
    }
    for (;;) {
      this.#space();
      member();
      this.#space();
      if (this.text.charAt(this.at) === close) {
        this.at++;
        return;
      }
      this.#take(",");
    }
  }

  #string(): void {
    let end = this.at;
    for (;;) {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) {
        this.at = this.text.length;
        throw this.#fault();
      }
      let slashes = 0;
      while (this.text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
      if (slashes % 2 === 0) break;
    }
    this.at = end + 1;
  }

  #plain(): void {
    const start = this.at;
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code <= 32 || code === 44 || code === CLOSE_BRACE || code === CLOSE_BRACKET || code === 58) break;
    }
    if (this.at === start) throw this.#fault();
  }

  #space(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 32) this.at++;
  }

  #take(sign: string): void {
    if (this.text.charAt(this.at) !== sign) throw this.#fault();
    this.at++;
  }

  #parsed(start: number): unknown {
    try {
      return JSON.parse(this.text.slice(start, this.at)) as unknown;
    } catch {
      throw new JsonFault(start, false);
    }
  }

  #fault(): JsonFault {
    return new JsonFault(Math.min(this.at, this.text.length), this.at >= this.text.length);
  }
}
