import { privateKeys, type Range } from "./mask.ts";
import { isHarmlessValue, isSecretName, isSecretValue } from "./secret-name.ts";
import { tokenAt, type Token } from "./source-tokens.ts";

/** A pair of brackets that is open. */
interface Frame {
  /** Its head speaks of a secret: a variable `db_password`, a resource of type `…_secret`. */
  readonly aboutSecret: boolean;
  /** An index behind a name: what stands in it is no value. */
  readonly isIndex: boolean;
  readonly isBody: boolean;
  /** Something in it says that its value is a secret: `name = "DB_PASSWORD"`, `sensitive = true`. */
  marked: boolean;
  /** Values that are secrets if the frame turns out to be about one. */
  readonly held: Range[];
}

/** The right-hand side that is being read. It ends with its line, a comma or the bracket around it. */
interface Side {
  readonly depth: number;
  readonly frame: Frame;
  readonly name: string;
  readonly sort: "secret" | "value" | "name" | "switch";
  started: boolean;
}

/** What the value of an attribute can tell of those beside it, or they of it. */
const SORTS = new Map<string, Side["sort"]>([
  ...["value", "default", "content", "string_value", "stringvalue"].map((name) => [name, "value"] as const),
  ["name", "name"],
  ["key", "name"],
  ["sensitive", "switch"],
]);
const DEEPEST = 3;
/** Of all words before a bracket or a sign, the last few tell what it is about. */
const WORDS_KEPT = 8;
const SIDES_KEPT = 16;
const NAMES_KEPT = 10_000;
const LONGEST_NAME = 200;

/** Where secrets stand in a file of Terraform code, HCL or JSON, told by the names in front of and around them. */
export function secretsInSource(text: string): readonly Range[] {
  return [...privateKeys(text), ...new Search(text, 0).ranges()];
}

class Search {
  readonly #text: string;
  readonly #depth: number;
  readonly #found: Range[] = [];
  readonly #frames: Frame[] = [{ aboutSecret: false, isIndex: false, isBody: true, marked: false, held: [] }];
  readonly #sides: Side[] = [];
  readonly #names = new Map<string, boolean>();
  #words: string[] = [];
  #atStart = true;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  ranges(): readonly Range[] {
    for (let token = tokenAt(this.#text, 0); token !== undefined; token = tokenAt(this.#text, token.next)) this.#take(token);
    while (this.#frames.length > 0) this.#close();
    return this.#found;
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #take(token: Token): void {
    const atStart = this.#atStart;
    this.#atStart = token.kind === "newline" ? this.#frame.isBody : token.kind === "open" || token.kind === "comma";
    switch (token.kind) {
      case "newline":
        this.#endSides(({ depth, started }) => depth === this.#frames.length && started);
        if (this.#frame.isBody) this.#words = [];
        break;
      case "comma":
        this.#endSides(({ depth }) => depth === this.#frames.length);
        this.#words = [];
        break;
      case "open":
        this.#start();
        this.#open(token);
        break;
      case "close":
        this.#endSides(({ depth }) => depth === this.#frames.length);
        if (this.#frames.length > 1) this.#close();
        this.#words = [];
        break;
      case "assign":
        this.#assign();
        break;
      case "word":
      case "string":
      case "heredoc":
        this.#value(token, atStart);
        break;
      case "other":
        this.#start();
    }
  }

  #open({ start }: Token): void {
    const isBody = this.#text[start] === "{";
    const isHead = isBody && this.#words.length > 0;
    this.#frames.push({
      aboutSecret: this.#frame.aboutSecret || (isHead && this.#words.some((word) => this.#isSecret(word))),
      isIndex: this.#text[start] === "[" && /[\w\])]/.test(this.#text[start - 1] ?? ""),
      isBody,
      marked: false,
      held: [],
    });
    this.#words = [];
  }

  #close(): void {
    const { aboutSecret, marked, held } = this.#frames.pop() as Frame;
    if (aboutSecret || marked) for (const range of held) this.#found.push(range);
  }

  #assign(): void {
    const name = this.#words.at(-1);
    this.#words = [];
    if (name === undefined) return;
    const sort = this.#isSecret(name) ? "secret" : SORTS.get(name.toLowerCase());
    // Inside a secret everything is one already.
    if (sort === undefined || this.#secret !== undefined || (sort !== "secret" && this.#sides.length >= SIDES_KEPT)) return;
    this.#sides.push({ depth: this.#frames.length, frame: this.#frame, name, sort, started: false });
  }

  /** The right-hand side of a secret, if one is being read: always the innermost. */
  get #secret(): Side | undefined {
    const side = this.#sides.at(-1);
    return side?.sort === "secret" ? side : undefined;
  }

  #value(token: Token, atStart: boolean): void {
    const text = this.#text.slice(token.start, token.end);
    if (token.kind !== "heredoc") this.#remember(text.length > LONGEST_NAME ? text.slice(-LONGEST_NAME) : text);
    if (this.#frame.isIndex || (atStart && token.kind === "string" && this.#isKey(token))) return;
    this.#start();
    const side = this.#sides.at(-1);
    if (token.kind === "word") {
      if (side?.sort === "switch" && text === "true") side.frame.marked = true;
      if (side?.sort === "secret" && /^\d/.test(text) && isSecretValue(side.name, text)) this.#found.push(token);
    } else if (side?.sort === "secret") {
      if (!isHarmlessValue(text)) this.#found.push(token);
    } else {
      for (const each of this.#sides) if (each.sort === "value" && !isHarmlessValue(text)) each.frame.held.push(token);
      if (token.kind === "heredoc") this.#nested(token);
      else if (side?.sort === "name" && this.#isSecret(text)) side.frame.marked = true;
    }
  }

  /** Whether a string at the beginning of a statement is the name of what follows. */
  #isKey({ next }: Token): boolean {
    return this.#frame.isBody && /^\s*[:=]/.test(this.#text.slice(next, next + 20));
  }

  #isSecret(name: string): boolean {
    let known = this.#names.get(name);
    if (known === undefined) {
      if (this.#names.size > NAMES_KEPT) this.#names.clear();
      this.#names.set(name, (known = isSecretName(name)));
    }
    return known;
  }

  #remember(word: string): void {
    if (this.#words.length === WORDS_KEPT) this.#words.shift();
    this.#words.push(word);
  }

  /** A heredoc may hold code of its own, such as the JSON of a container. */
  #nested({ start, end }: Token): void {
    if (this.#depth >= DEEPEST) return;
    const inner = new Search(this.#text.slice(start, end), this.#depth + 1).ranges();
    for (const range of inner) this.#found.push({ start: range.start + start, end: range.end + start });
  }

  #start(): void {
    for (const side of this.#sides) side.started = true;
  }

  #endSides(ended: (side: Side) => boolean): void {
    while (this.#sides.length > 0 && ended(this.#sides.at(-1) as Side)) this.#sides.pop();
  }
}
