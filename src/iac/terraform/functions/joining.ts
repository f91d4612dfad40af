/** Strings put together and taken apart. */
import { listValue, type Value } from "../../value.ts";
import { pure, variadic, type Family } from "./builtin.ts";
import { mapCase } from "./case.ts";
import { fail } from "./halt.ts";
import { boundItems, boundText } from "./limits.ts";
import * as need from "./need.ts";
import { replaceMatches } from "./regex/functions.ts";
import { concatenate } from "./text.ts";
import { deref } from "./walk.ts";

export const joiningFunctions: Family = {
  join: variadic(2, ([separator, ...lists]) => {
    const between = separator as Value;
    if (deref(between) === null) return fail("the separator is null");
    const items = lists.flatMap((list) => need.closed(list));
    if (items.some((item) => deref(item) === null)) return fail("an element is null");
    return concatenate(items.flatMap((item, index) => (index === 0 ? [item] : [between, item])));
  }),
  replace: pure(3, (text, search, replacement) => {
    const [subject, wanted, other] = [need.text(text), need.text(search), need.text(replacement)];
    if (wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/")) return replaceMatches(wanted.slice(1, -1), subject, other);
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
