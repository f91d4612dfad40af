/**
 * Syntax tree of HCL2, native and JSON alike. Every node carries its range as UTF-16 offsets into the file's text;
 * no node points at its parent, and no text is copied that the source already holds.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface FileNode {
  readonly body: BodyNode;
  /** Comments in order of appearance, with their text without the comment marks. */
  readonly comments: readonly CommentNode[];
}

export interface CommentNode extends Range {
  readonly text: string;
}

export interface BodyNode extends Range {
  readonly attributes: readonly AttributeNode[];
  readonly blocks: readonly BlockNode[];
  /** Why this body may hold more than is listed here: a syntax error inside it. What is absent from such a body is unknown, not unset. */
  readonly problem?: SyntaxProblem | undefined;
}

export interface AttributeNode extends Range {
  readonly name: string;
  readonly value: Expression;
}

export interface BlockNode extends Range {
  readonly type: string;
  readonly labels: readonly string[];
  /** From the type to the end of the last label: what a message points at. */
  readonly header: Range;
  readonly body: BodyNode;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||";

export type Expression =
  | (Range & { readonly node: "literal"; readonly value: string | number | boolean | null })
  /** A quoted or heredoc template with at least one interpolation or directive; a template of exactly one interpolation keeps its type (`wrapped`). */
  | (Range & { readonly node: "template"; readonly parts: readonly TemplatePart[]; readonly wrapped: boolean })
  | (Range & { readonly node: "tuple"; readonly items: readonly Expression[] })
  | (Range & { readonly node: "object"; readonly entries: readonly ObjectEntry[] })
  | (Range & { readonly node: "variable"; readonly name: string })
  | (Range & { readonly node: "attribute"; readonly of: Expression; readonly name: string })
  | (Range & { readonly node: "index"; readonly of: Expression; readonly key: Expression })
  /** `list[*].a[0]` (full) or `list.*.a` (attribute-only): `each` is applied to every element, whose place it marks with a `splat-item` node. */
  | (Range & { readonly node: "splat"; readonly of: Expression; readonly each: Expression; readonly full: boolean })
  | (Range & { readonly node: "splat-item" })
  | (Range & { readonly node: "call"; readonly name: string; readonly args: readonly Expression[]; readonly expand: boolean })
  | (Range & { readonly node: "unary"; readonly operator: "-" | "!"; readonly operand: Expression })
  | (Range & { readonly node: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression })
  | (Range & { readonly node: "conditional"; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression })
  | (Range & {
      readonly node: "for";
      readonly key: string | undefined;
      readonly value: string;
      readonly collection: Expression;
      /** Present in the object form. */
      readonly keyResult: Expression | undefined;
      readonly result: Expression;
      readonly condition: Expression | undefined;
      readonly grouped: boolean;
    })
  | (Range & { readonly node: "parentheses"; readonly inner: Expression });

export interface ObjectEntry {
  /** A bare identifier key is a literal string. */
  readonly key: Expression;
  readonly value: Expression;
}

export type TemplatePart =
  | (Range & { readonly part: "text"; readonly text: string })
  | (Range & { readonly part: "interpolation"; readonly value: Expression })
  | (Range & {
      readonly part: "if";
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    })
  | (Range & {
      readonly part: "for";
      readonly key: string | undefined;
      readonly value: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    });

/** One problem of a file, in one sentence, at one place. */
export interface SyntaxProblem extends Range {
  readonly message: { readonly en: string; readonly zh: string };
}

/** A parsed file: what could be read of it, and what could not. */
export interface Parsed {
  readonly file: FileNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}
