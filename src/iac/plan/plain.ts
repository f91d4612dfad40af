/** Safe looks into parsed JSON: a plan is written by others, and nothing about its shape is taken for granted. */
export type Plain = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a name; an empty one where there is none. */
export function objectIn(value: unknown, name: string): Plain {
  const inner = memberOf(value, name);
  return isObject(inner) ? inner : {};
}

export function listIn(value: unknown, name: string): readonly unknown[] {
  const inner = memberOf(value, name);
  return Array.isArray(inner) ? inner : [];
}

export function textIn(value: unknown, name: string): string | undefined {
  const inner = memberOf(value, name);
  return typeof inner === "string" ? inner : undefined;
}

/** What stands under a name, or at an index; only own members count. */
export function memberOf(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) return typeof name === "number" ? (value as readonly unknown[])[name] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a mask (`after_unknown`, `after_sensitive`) marks anything at all. */
export function marksAnything(mask: unknown): boolean {
  if (Array.isArray(mask)) return mask.some(marksAnything);
  return isObject(mask) ? Object.values(mask).some(marksAnything) : mask === true;
}
