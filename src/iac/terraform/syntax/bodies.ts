import { type AttributeNode, type BlockNode, type BodyNode, type Range, type SyntaxProblem } from "./ast.ts";
import { type Cursor, MAX_PROBLEMS } from "./cursor.ts";
import { MESSAGES, SyntaxFault } from "./problems.ts";
import { plainQuoted } from "./quoted.ts";
import { Recovery } from "./recovery.ts";
import * as token from "./tokens.ts";
import { markedBlock, settleUnclosed } from "./unclosed.ts";

/** What has been read of a body so far. */
class Draft {
  readonly attributes: AttributeNode[] = [];
  readonly blocks: BlockNode[] = [];
  problem: SyntaxProblem | undefined;
  /** Set after a problem with separators in a one-line block: one such problem is enough. */
  lenient = false;
  /** Names of the attributes, kept from the ninth on. */
  private names: Set<string> | undefined;
  private doubled: Set<string> | undefined;

  has(name: string): boolean {
    if (this.names === undefined) {
      if (this.attributes.length < 8) return this.attributes.some((attribute) => attribute.name === name);
      this.names = new Set(this.attributes.map((attribute) => attribute.name));
    }
    return this.names.has(name);
  }

  add(attribute: AttributeNode): void {
    this.attributes.push(attribute);
    this.names?.add(attribute.name);
  }

  double(name: string): void {
    this.doubled ??= new Set();
    this.doubled.add(name);
  }

  /** Of a name set twice neither value is kept. Lists are copied, because one filled item by item has room for seventeen. */
  finish(start: number, end: number): BodyNode {
    const { blocks, problem, doubled } = this;
    const attributes = doubled === undefined ? this.attributes.slice() : this.attributes.filter(({ name }) => !doubled.has(name));
    return { start, end, attributes, blocks: blocks.slice(), problem };
  }
}

/** Reads bodies of the native syntax, going on behind an item that cannot be read. */
export class BodyReader {
  private readonly cursor: Cursor;
  private readonly recovery: Recovery;
  /** The outermost block that the end of the file closed. */
  private unclosed: BlockNode | undefined;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.recovery = new Recovery(cursor);
  }

  /** The whole text as a body. */
  file(): BodyNode {
    const { cursor } = this;
    const draft = new Draft();
    cursor.seek(cursor.text.startsWith("\ufeff") ? 1 : 0);
    for (;;) {
      this.items(draft);
      if (cursor.kind === token.END) break;
      const problem = cursor.report(cursor, MESSAGES.strayBrace());
      // The brace too many may stand anywhere before, so that any block before may have been cut short.
      for (const [index, block] of draft.blocks.entries()) draft.blocks[index] = markedBlock(block, problem);
      draft.problem ??= problem;
      cursor.advance();
    }
    this.settle(draft);
    draft.problem ??= cursor.cut;
    return draft.finish(0, cursor.text.length);
  }

  private settle(draft: Draft): void {
    if (this.unclosed === undefined || draft.blocks.at(-1) !== this.unclosed) return;
    draft.blocks.pop();
    const { items, problem } = settleUnclosed(this.cursor.text, this.unclosed, this.cursor.cut);
    for (const item of items) {
      if (item.kind === "block") draft.blocks.push(item.node);
      else draft.add(item.node);
    }
    this.report(draft, problem.message, problem);
  }

  /** Items up to a closing brace or the end of the file. */
  private items(draft: Draft): void {
    const { cursor } = this;
    for (;;) {
      if (cursor.kind === token.NEWLINE) cursor.advance();
      else if (cursor.kind === token.END || cursor.kind === token.CLOSE_BRACE) return;
      else this.item(draft);
    }
  }

  private item(draft: Draft): void {
    const { cursor } = this;
    const { start, nesting } = cursor;
    try {
      if (cursor.kind === token.NAME || cursor.kind === token.QUOTE) this.named(draft);
      else if (cursor.text.startsWith("<<<<<<<", start)) cursor.fault({ start, end: start + 7 }, MESSAGES.mergeMark());
      else cursor.expected("item");
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.report(draft, error.problem.message, error.problem);
      cursor.nesting = nesting;
      cursor.lineBreaks = true;
      if (cursor.problems.length < MAX_PROBLEMS) {
        const next = this.recovery.resume(start, error.problem.start, error.tooDeep);
        if (next === cursor.text.length) cursor.cut ??= error.problem;
        cursor.seek(next);
      } else {
        cursor.problems.push({ start, end: start, message: MESSAGES.tooMany(MAX_PROBLEMS) });
        cursor.seek(cursor.text.length);
      }
    }
  }

  /** Notes a problem of the body, by default at the current token. */
  private report(draft: Draft, message: SyntaxProblem["message"], at: Range = this.cursor): void {
    const problem = this.cursor.report(at, message);
    draft.problem ??= problem;
  }

  private named(draft: Draft): void {
    const { cursor } = this;
    const { start } = cursor;
    let name: string;
    if (cursor.kind === token.NAME) {
      name = cursor.word();
      cursor.advance();
    } else {
      const range = { start, end: cursor.end };
      name = plainQuoted(cursor).value;
      if (cursor.kind !== token.ASSIGN && cursor.kind !== token.COLON) cursor.fault(range, MESSAGES.quotedName());
      this.report(draft, MESSAGES.quotedName(), range);
    }
    const nameEnd = cursor.previousEnd;
    switch (cursor.kind) {
      case token.COLON:
        this.report(draft, MESSAGES.colonForAssign());
        this.attribute(draft, name, start, nameEnd);
        break;
      case token.ASSIGN:
        this.attribute(draft, name, start, nameEnd);
        break;
      case token.OPEN_BRACE:
      case token.QUOTE:
      case token.NAME:
        this.block(draft, name, start, nameEnd);
        break;
      case token.NEWLINE:
        this.braceBelow(draft, name, start, nameEnd);
        break;
      default:
        cursor.expected("assignOrBlock");
    }
  }

  private attribute(draft: Draft, name: string, start: number, nameEnd: number): void {
    const { cursor } = this;
    const problems = cursor.problems.length;
    cursor.advance();
    const value = cursor.expression(cursor);
    draft.problem ??= cursor.problems[problems];
    const doubled = draft.has(name);
    if (!draft.lenient) this.attributeEnd(draft);
    else if (cursor.kind === token.COMMA && draft.problem !== undefined) cursor.advance();
    if (doubled) {
      draft.double(name);
      this.report(draft, MESSAGES.duplicate(name), { start, end: nameEnd });
    } else {
      draft.add({ start, end: value.end, name, value });
    }
  }

  private attributeEnd(draft: Draft): void {
    const { cursor } = this;
    switch (cursor.kind) {
      case token.NEWLINE:
        cursor.advance();
        return;
      case token.END:
        return;
      case token.CLOSE_BRACE:
        this.report(draft, cursor.unexpected("lineEnd"));
        return;
      case token.COMMA:
        this.report(draft, MESSAGES.commaAfterArgument());
        cursor.advance();
        return;
      default:
        cursor.expected("lineEnd");
    }
  }

  private block(draft: Draft, type: string, start: number, nameEnd: number): void {
    const { cursor } = this;
    const labels: string[] = [];
    let headerEnd = nameEnd;
    while (cursor.kind !== token.OPEN_BRACE) {
      if (cursor.kind === token.QUOTE) {
        const problems = cursor.problems.length;
        const label = plainQuoted(cursor);
        draft.problem ??= cursor.problems[problems];
        labels.push(label.value);
        headerEnd = label.end;
      } else if (cursor.kind === token.NAME) {
        labels.push(cursor.word());
        headerEnd = cursor.end;
        cursor.advance();
      } else if (cursor.kind === token.NEWLINE && this.braceFollows()) {
        this.report(draft, MESSAGES.braceOnNextLine());
        while (this.cursor.kind === token.NEWLINE) cursor.advance();
      } else {
        cursor.expected("blockBrace");
      }
    }
    cursor.nest({ start, end: headerEnd });
    const bodyStart = cursor.end;
    cursor.advance();
    const inner = new Draft();
    if (cursor.kind !== token.NEWLINE && cursor.kind !== token.END && cursor.kind !== token.CLOSE_BRACE) this.oneLine(inner);
    this.items(inner);
    cursor.nesting--;
    const closed = cursor.kind === token.CLOSE_BRACE;
    const body = inner.finish(bodyStart, cursor.start);
    const block: BlockNode = { start, end: cursor.end, type, labels: labels.slice(), header: { start, end: headerEnd }, body };
    draft.blocks.push(block);
    if (closed) this.blockEnd(draft);
    else this.unclosed = block;
  }

  private blockEnd(draft: Draft): void {
    const { cursor } = this;
    cursor.advance();
    if (cursor.kind === token.NEWLINE) cursor.advance();
    else if (cursor.kind !== token.END && !draft.lenient) this.report(draft, cursor.unexpected("blockLineEnd"));
  }

  /** The inside of `name { argument = value }`. What is wrong with it is said once, and the rest read like any body. */
  private oneLine(draft: Draft): void {
    const { cursor } = this;
    draft.lenient = true;
    this.item(draft);
    if (draft.blocks.length > 0) this.report(draft, MESSAGES.blockInOneLine(), draft.blocks[0]?.header);
    else if (draft.problem === undefined && cursor.kind !== token.CLOSE_BRACE && cursor.kind !== token.END) {
      this.report(draft, MESSAGES.oneArgument());
    }
    if (cursor.kind === token.COMMA) cursor.advance();
  }

  private braceBelow(draft: Draft, name: string, start: number, nameEnd: number): void {
    if (!this.braceFollows()) this.cursor.expected("assignOrBlock");
    this.block(draft, name, start, nameEnd);
  }

  /** Whether the next line begins with an opening brace. */
  private braceFollows(): boolean {
    const { text, end } = this.cursor;
    let at = end;
    while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
    return text.charCodeAt(at) === token.OPEN_BRACE;
  }
}
