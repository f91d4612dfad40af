import { messages } from "./texts.ts";
import { UsageError } from "./usage-error.ts";

/** The values of `--var name=value`; the last of a name wins. Throws a UsageError for what is no assignment. */
export function variablesFrom(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((each) => {
      const sign = each.indexOf("=");
      if (sign < 1) throw new UsageError(messages.badVariable());
      return [each.slice(0, sign).trim(), each.slice(sign + 1)] as const;
    }),
  );
}
