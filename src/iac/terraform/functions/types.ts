import { because } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import { pure, type Family } from "./builtin.ts";
import { toBoolean, toList, toMap, toNumber, toSet } from "./convert.ts";
import { fail } from "./halt.ts";
import { toText } from "./text.ts";
import { deref } from "./walk.ts";

const same = pure(1, (value) => value);

export const typeFunctions: Family = {
  ephemeralasnull: same,
  /** Marks are not followed: a literal may have passed through `sensitive`. */
  issensitive: pure(1, () => unresolved(because("not-visible", "whether a value is marked sensitive"))),
  nonsensitive: same,
  sensitive: same,
  tobool: pure(1, (value) => kept(value, toBoolean)),
  tolist: pure(1, (value) => kept(value, toList)),
  tomap: pure(1, (value) => kept(value, toMap)),
  tonumber: pure(1, (value) => kept(value, toNumber)),
  toset: pure(1, (value) => kept(value, toSet)),
  tostring: pure(1, (value) => {
    const known = deref(value);
    if (known === null) return null;
    return typeof known === "object" && (known.is === "json" || known.is === "template") ? value : kept(value, toText);
  }),
  type: pure(1, () => fail("only the console has it")),
};

/** The converted value, or the value itself where it is of the type already, so that a reference stays one. */
function kept(value: Value, convert: (value: Value) => Value): Value {
  const before = deref(value);
  if (typeof before === "object" && before?.is === "reference") return before;
  const after = convert(before);
  return after === before ? value : after;
}
