import type { Language, Text } from "../model/text.ts";

/** Tells on a terminal what is going on, in one line that goes away again. */
export interface Progress {
  readonly say: (text: Text) => void;
  readonly done: () => void;
}

const CLEAR_LINE = "\r\u001B[2K";

const silent: Progress = { say: () => undefined, done: () => undefined };

/** Progress on standard error when that is a terminal, else silence: logs of CI stay readable. */
export function progressOn(stream: NodeJS.WriteStream, language: Language): Progress {
  if (!stream.isTTY) return silent;
  return {
    say: (text) => stream.write(`${CLEAR_LINE}${text[language]} …`),
    done: () => stream.write(CLEAR_LINE),
  };
}
