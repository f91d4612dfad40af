import { isList, listValue, unresolved, type Value } from "../../../value.ts";
import { variadic, type Family } from "../builtin.ts";
import { fail, halt, isFailure, settle } from "../halt.ts";
import { boundText } from "../limits.ts";
import * as need from "../need.ts";
import { concatenate } from "../text.ts";
import { deref, firstUnresolved } from "../walk.ts";
import { parseFormat, type Verb } from "./parse.ts";
import { formatKnown } from "./verbs.ts";

export const formatFunctions: Family = {
  format: variadic(1, ([format, ...args]) => formatted(need.text(format as Value), args)),
  formatlist: variadic(1, ([format, ...args]) => {
    const source = need.text(format as Value);
    const spread = args.map((arg) => {
      const value = deref(arg);
      return isList(value) ? need.closed(value) : undefined;
    });
    const lists = spread.filter((items) => items !== undefined);
    const length = lists[0]?.length ?? 1;
    const uncertain = args.find((arg, index) => spread[index] === undefined && couldBeList(arg));
    if (uncertain !== undefined) return unresolved(firstUnresolved(uncertain) as NonNullable<ReturnType<typeof firstUnresolved>>);
    if (lists.some((items) => items.length !== length)) return fail("the lists differ in length");
    if (args.some((arg) => deref(arg) === null)) return fail("an argument is null");
    return listValue(
      Array.from({ length }, (_, row) =>
        orFail(
          formatted(
            source,
            args.map((arg, index) => spread[index]?.[row] ?? arg),
          ),
        ),
      ),
    );
  }),
};

/** One element that cannot be formatted fails the list. */
function orFail(value: Value): Value {
  return typeof value === "object" && value?.is === "unresolved" && isFailure(value.why) ? halt(value.why) : value;
}

/** Unresolved, so that it may turn out to be a list. A reference to an attribute is taken for the single value that it nearly always is. */
function couldBeList(arg: Value): boolean {
  const value = deref(arg);
  return typeof value === "object" && value?.is === "unresolved";
}

function formatted(source: string, args: readonly Value[]): Value {
  let size = 0;
  const parts = parseFormat(source, args.length).map((part): Value => {
    const piece = typeof part === "string" ? part : formatOne(part, args[part.argument] as Value);
    if (typeof piece === "string") boundText((size += piece.length));
    return piece;
  });
  return concatenate(parts);
}

/** What is not known stays a part of the string where the verb shows it as it is; other verbs leave an unresolved part. */
function formatOne(verb: Verb, argument: Value): Value {
  const value = deref(argument);
  const asIs = (verb.mode === "s" || verb.mode === "v") && verb.width === 0 && verb.precision === undefined && !verb.flags.sharp;
  if (asIs && typeof value === "object" && value !== null && (value.is === "reference" || value.is === "template" || value.is === "json"))
    return argument;
  if (asIs && typeof value === "string") return argument;
  return settle(() => formatKnown(verb, argument), "format");
}
