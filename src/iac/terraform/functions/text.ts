/** Strings out of values, and strings out of parts. */
import { because } from "../../../model/unknown.ts";
import { unresolved, type Template, type Unresolved, type Value } from "../../value.ts";
import { isFailure, settle } from "./halt.ts";
import { jsonPieces, settled, type Piece } from "./json-text.ts";
import { boundText } from "./limits.ts";
import { numberText } from "./numbers.ts";
import { deref } from "./walk.ts";

/**
 * The value as a string: a string where all of it is known, a Template where parts are references or unresolved, Unresolved where nothing is known
 * or where Terraform would refuse (null, lists and maps have no string form).
 */
export function toText(value: Value): string | Template | Unresolved {
  return settle(() => assemble(piecesOf(value, true)), "string");
}

/**
 * Puts the parts of a template together. A part that stands alone stays what it is, so that a reference or JSON text survives a wrapping template;
 * a reference with a known value stays a reference within a Template (`toText` spells it out).
 */
export function concatenate(parts: readonly Value[]): Value {
  const alone = parts.filter((part) => part !== "");
  const [only] = alone;
  if (alone.length === 1 && typeof only === "object" && only !== null && only.is === "json") return only;
  if (alone.length === 1 && typeof only === "object" && only !== null && only.is === "reference") {
    const value = deref(only);
    if (typeof value === "string" || (typeof value === "object" && value?.is === "reference")) return only;
  }
  return settle(() => {
    const text = assemble(alone.flatMap((part) => piecesOf(part, false)));
    if (typeof text !== "object" || text.is === "unresolved" || text.parts.length > 1) return text;
    const part = text.parts[0] as Exclude<Piece, string>;
    return part.is === "reference" && typeof deref(part) !== "object" ? toText(part) : part;
  }, "template");
}

/** What a value adds to a string. `spelled`: references with a known value are replaced by it. */
function piecesOf(value: Value, spelled: boolean): readonly Piece[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [numberText(value)];
  if (typeof value === "boolean") return [String(value)];
  if (value === null) return [refusal("null has no string form")];
  switch (value.is) {
    case "unresolved":
      return [value];
    case "list":
      return [refusal("a list has no string form")];
    case "map":
      return [refusal("an object has no string form")];
    case "json":
      return jsonPieces(value.value);
    case "template":
      return spelled ? value.parts.flatMap((part) => piecesOf(part, true)) : value.parts;
    case "reference": {
      const behind = deref(value);
      if (typeof behind === "object" && behind?.is === "reference") return [behind];
      if (spelled || typeof behind === "object") return piecesOf(behind, spelled);
      return [value];
    }
  }
}

function refusal(sentence: string): Unresolved {
  return unresolved(because("evaluation-error", sentence));
}

function assemble(pieces: readonly Piece[]): string | Template | Unresolved {
  const parts: Piece[] = [];
  let size = 0;
  for (const piece of pieces) {
    if (piece === "") continue;
    if (typeof piece === "string") {
      boundText((size += piece.length));
      const last = parts.at(-1);
      if (typeof last === "string") parts[parts.length - 1] = last + piece;
      else parts.push(piece);
    } else if (piece.is === "unresolved" && isFailure(piece.why)) return piece;
    else parts.push(piece);
  }
  const [first] = parts;
  if (first === undefined) return "";
  if (parts.length === 1 && (typeof first === "string" || first.is === "unresolved")) return first;
  return { is: "template", parts };
}

/** Literal text at the start and at the end of a string of which parts are not known. */
export function edges(text: string | Template): { start: string; end: string } {
  if (typeof text === "string") return { start: text, end: text };
  const [first, last] = [settled(text.parts[0] ?? ""), settled(text.parts.at(-1) ?? "")];
  return { start: typeof first === "string" ? first : "", end: typeof last === "string" ? last : "" };
}
