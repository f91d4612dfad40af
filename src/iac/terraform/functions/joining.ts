/** Strings put together and taken apart. */
import { listValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { mapCase } from "./case.ts";
import { fail } from "./halt.ts";
import { boundItems, boundText } from "./limits.ts";
import * as need from "./need.ts";
import { replaceMatches } from "./regex/functions.ts";
import { concatenate, toText } from "./text.ts";
import { deref } from "./walk.ts";

/** Replaces by something that is not known. A text that is itself not known may hold what is looked for anywhere. */
function withUnread(subject: string, wanted: string, replacement: Value): Value {
  return concatenate(subject.split(wanted).flatMap((piece, index) => (index === 0 ? [piece] : [replacement, piece])));
}

function isPattern(wanted: string): boolean {
  return wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/");
}

export const joiningFunctions: Family = {
  join: variadic(2, ([separator, ...lists]) => {
    const between = separator as Value;
    if (deref(between) === null) return fail("the separator is null");
    const items = lists.flatMap((list) => need.closed(list));
    if (items.some((item) => deref(item) === null)) return fail("an element is null");
    return concatenate(items.flatMap((item, index) => (index === 0 ? [item] : [between, item])));
  }),
  replace: pure(3, (text, search, replacement) => {
    const [subject, wanted] = [need.text(text), need.text(search)];
    const by = deref(replacement);
    if (wanted !== "" && !isPattern(wanted) && by !== null && typeof toText(by) !== "string")
      return withUnread(subject, wanted, replacement);
    const other = need.text(replacement);
    if (isPattern(wanted)) return replaceMatches(wanted.slice(1, -1), subject, other);
    const pieces = wanted === "" ? ["", ...Array.from(subject), ""] : subject.split(wanted);
    boundText(subject.length + pieces.length * other.length);
    return pieces.join(other);
  }),
  split: pure(2, (separator, text) => {
    const [between, subject] = [need.text(separator), need.text(text)];
    const pieces = between === "" ? Array.from(subject) : subject.split(between);
    boundItems(pieces.length);
    return listValue(pieces);
  }),
  upper: pure(1, (text) => mapCase(need.text(text), "upper")),
};
