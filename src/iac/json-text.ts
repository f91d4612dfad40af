import { because } from "../model/unknown.ts";
import { listValue, mapValue, unresolved, type Reference, type Unresolved, type Value } from "./value.ts";

const OPEN = "\uE000";
const CLOSE = "\uE001";

/**
 * The structure of JSON written as text, also where parts of the text are references (a heredoc policy with interpolations):
 * those parts come back as they were, inside the strings that held them. What is no JSON is unresolved.
 */
export function structureOf(value: Value): Value {
  if (typeof value === "string") return parsed(value, []);
  if (typeof value !== "object" || value === null) return unresolved(because("unexpected-value", "JSON text"));
  switch (value.is) {
    case "json":
      return value.value;
    case "reference":
      return value.value === undefined ? unresolved(because("computed", `${value.to}.${value.path}`)) : structureOf(value.value);
    case "template": {
      const holes: (Reference | Unresolved)[] = [];
      const text = value.parts.map((part) => (typeof part === "string" ? part : `${OPEN}${String(holes.push(part) - 1)}${CLOSE}`)).join("");
      return parsed(text, holes);
    }
    default:
      return value;
  }
}

function parsed(text: string, holes: readonly (Reference | Unresolved)[]): Value {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch {
    const hole = holes.find((each) => each.is === "unresolved");
    return hole ?? unresolved(because("evaluation-error", "this text is not JSON"));
  }
  return restore(plain, holes);
}

function restore(plain: unknown, holes: readonly (Reference | Unresolved)[]): Value {
  if (typeof plain === "string") return holes.length === 0 || !plain.includes(OPEN) ? plain : refilled(plain, holes);
  if (Array.isArray(plain)) return listValue(plain.map((each) => restore(each, holes)));
  if (typeof plain === "object" && plain !== null)
    return mapValue(new Map(Object.entries(plain).map(([name, each]) => [name, restore(each, holes)])));
  return plain as number | boolean | null;
}

function refilled(text: string, holes: readonly (Reference | Unresolved)[]): Value {
  const parts: (string | Reference | Unresolved)[] = [];
  for (const [index, piece] of text.split(/[\uE000\uE001]/).entries()) {
    if (index % 2 === 0) {
      if (piece !== "") parts.push(piece);
    } else parts.push(holes[Number(piece)] ?? piece);
  }
  return parts.length === 1 && typeof parts[0] === "object" ? parts[0] : { is: "template", parts };
}
