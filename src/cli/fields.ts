import type { Language, Text } from "../model/text.ts";
import { padded, widthOf } from "../report/width.ts";
import { wrapped } from "../report/wrap.ts";

export interface Field {
  readonly name: Text;
  /** One entry a line; long ones are wrapped. An empty list leaves the field out. */
  readonly values: readonly string[];
}

/** What does not fit on the first line stands a little further in, so that entries can be told apart. */
function hanging(value: string, width: number): readonly string[] {
  const [first = ""] = wrapped(value, width);
  const rest = value.slice(first.length).trimStart();
  return rest === "" ? [first] : [first, ...wrapped(rest, width - 2).map((line) => `  ${line}`)];
}

/** Names on the left, what they hold beside them. */
export function fieldLines(fields: readonly Field[], language: Language, width: number): readonly string[] {
  const shown = fields.filter((each) => each.values.length > 0);
  const left = Math.max(0, ...shown.map((each) => widthOf(each.name[language]))) + 2;
  return shown.flatMap(({ name, values }) => {
    const lines = values.flatMap((value) => hanging(value, width - left));
    return lines.map((line, index) => padded(index === 0 ? name[language] : "", left) + line);
  });
}
