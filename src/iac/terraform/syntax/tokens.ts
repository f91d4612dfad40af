/**
 * Kinds of tokens. A token of one character has that character's code as its kind; the rest live below the printable range.
 * They are typed as numbers, since a cursor that moves changes its kind behind what the compiler would conclude from a comparison.
 */
export const END: number = 0;
export const NAME: number = 1;
export const NUMBER: number = 2;
export const HEREDOC: number = 3;
export const EQUAL_TO: number = 4;
export const NOT_EQUAL_TO: number = 5;
export const AT_MOST: number = 6;
export const AT_LEAST: number = 7;
export const AND: number = 8;
export const OR: number = 9;
export const NEWLINE: number = 10;
export const ARROW: number = 11;
export const ELLIPSIS: number = 12;
export const DOUBLE_COLON: number = 13;
/** `~}`: ends an interpolation or directive and strips the space after it. */
export const STRIP_BRACE: number = 14;
export const INVALID: number = 15;

export const BANG: number = 33;
export const QUOTE: number = 34;
export const HASH: number = 35;
export const DOLLAR: number = 36;
export const PERCENT: number = 37;
export const OPEN_PAREN: number = 40;
export const CLOSE_PAREN: number = 41;
export const STAR: number = 42;
export const PLUS: number = 43;
export const COMMA: number = 44;
export const MINUS: number = 45;
export const DOT: number = 46;
export const SLASH: number = 47;
export const COLON: number = 58;
export const LESS: number = 60;
export const ASSIGN: number = 61;
export const GREATER: number = 62;
export const QUESTION: number = 63;
export const OPEN_BRACKET: number = 91;
export const BACKSLASH: number = 92;
export const CLOSE_BRACKET: number = 93;
export const OPEN_BRACE: number = 123;
export const CLOSE_BRACE: number = 125;
export const TILDE: number = 126;
