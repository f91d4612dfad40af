import { type Expression, type Parsed, type SyntaxProblem } from "./ast.ts";
import { BodyReader } from "./bodies.ts";
import { Cursor } from "./cursor.ts";
import { bareTemplate } from "./heredocs.ts";
import { expression } from "./operators.ts";
import { MESSAGES, SyntaxFault } from "./problems.ts";
import * as token from "./tokens.ts";

/**
 * Parses a file in HCL's native syntax (`.tf`). Never throws. Where something cannot be read, `problems` says what and where, the body
 * around it carries the problem too, and the rest is read all the same. Ranges are UTF-16 offsets into `text`.
 */
export function parseHcl(text: string): Parsed {
  const cursor = new Cursor(text, expression);
  const body = new BodyReader(cursor).file();
  return { file: { body, comments: cursor.comments }, problems: cursor.problems };
}

/** Parses a file of variable values (`.tfvars`): like `parseHcl`, with a problem for each block. */
export function parseTfvars(text: string): Parsed {
  const { file, problems } = parseHcl(text);
  const blocks = (file?.body.blocks ?? []).map(({ header: { start, end } }) => ({ start, end, message: MESSAGES.blockInVariables() }));
  return { file, problems: [...problems, ...blocks] };
}

export interface ParsedExpression {
  readonly value: Expression | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Parses a text that is one expression, such as a type or a reference written in a JSON string. */
export function parseExpression(text: string): ParsedExpression {
  return parseAlone(text, (cursor) => {
    cursor.lineBreaks = false;
    cursor.advance();
    const value = expression(cursor);
    return cursor.kind === token.END ? value : cursor.expected("textEnd");
  });
}

/** Parses a text that is a template without quotes, as a JSON string is. */
export function parseTemplate(text: string): ParsedExpression {
  return parseAlone(text, bareTemplate);
}

function parseAlone(text: string, read: (cursor: Cursor) => Expression): ParsedExpression {
  const cursor = new Cursor(text, expression);
  try {
    const value = read(cursor);
    return { value, problems: cursor.problems };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    cursor.report(error.problem, error.problem.message);
    return { value: undefined, problems: cursor.problems };
  }
}
