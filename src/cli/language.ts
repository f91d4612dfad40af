import type { Language } from "../model/text.ts";

/** The language to speak: what was asked for, else what the locale says, else English. */
export function languageOf(asked: string | undefined, environment: Readonly<Record<string, string | undefined>>): Language {
  if (asked === "en" || asked === "zh") return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== "");
  return locale !== undefined && /^zh([_.@-]|$)/i.test(locale) ? "zh" : "en";
}

/** The value of `--lang` before the command line is parsed, so that complaints about it speak the right language too. */
export function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((each) => each === "--lang" || each.startsWith("--lang="));
  const found = args[at];
  return found === "--lang" ? args[at + 1] : found?.slice("--lang=".length);
}
