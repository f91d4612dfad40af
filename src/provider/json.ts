/** Reading the JSON of answers before it becomes documents. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text, or "" for anything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What stands at a dotted path, `undefined` where a step is missing. */
export function jsonAt(body: unknown, path: string): unknown {
  let here = body;
  for (const step of path.split(".")) {
    if (!isJson(here)) return undefined;
    here = here[step];
  }
  return here;
}

/** The objects of the list at a dotted path. `undefined` where there is no list: the answer is not of the expected shape. */
export function itemsAt(body: Json, path: string): readonly Json[] | undefined {
  const list = jsonAt(body, path);
  return Array.isArray(list) ? list.filter(isJson) : undefined;
}
