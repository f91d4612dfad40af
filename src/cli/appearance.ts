/** How a report is to look where it goes. */
export interface Appearance {
  readonly color: boolean;
  readonly columns: number;
  readonly unicode: boolean;
}

/** A stream; where it is no terminal, it says nothing. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const COLUMNS_ELSEWHERE = 100;

/** Colours only on a terminal that wants them (`NO_COLOR`, `TERM=dumb`, `--no-color`); plain ASCII signs where the locale is not UTF-8. */
export function appearance(
  asked: { readonly color: boolean; readonly toFile: boolean },
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Appearance {
  const { NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG } = environment;
  const onTerminal = terminal.isTTY === true && !asked.toFile;
  // A pseudo-terminal that nobody sized says 0.
  const columns = (onTerminal ? terminal.columns : undefined) ?? 0;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== "");
  return {
    color: asked.color && onTerminal && (NO_COLOR === undefined || NO_COLOR === "") && TERM !== "dumb",
    columns: columns > 0 ? columns : COLUMNS_ELSEWHERE,
    unicode: !onTerminal || locale === undefined || /utf-?8/i.test(locale),
  };
}
