import type { Scope } from "./resource.ts";

const CODE = "code/";

/** The scope of a root folder of code. */
export function codeScope(root: string): Scope {
  return CODE + root;
}

export function isCode(scope: Scope): boolean {
  return scope.startsWith(CODE);
}

/**
 * Whether a scope holds another. An account holds its regions; roots of code stand beside each other, also where the folder of one
 * lies in the folder of the other.
 */
export function covers(outer: Scope, inner: Scope): boolean {
  return inner === outer || (!isCode(outer) && inner.startsWith(`${outer}/`));
}

/** Whether one of the scopes covers it. A large tree has thousands of them: the scope and those above it are looked up, not compared with each. */
export function coveredByAny(outers: ReadonlySet<Scope>, inner: Scope): boolean {
  for (let end = inner.length; end > 0; end = inner.lastIndexOf("/", end - 1)) {
    const outer = inner.slice(0, end);
    if (outers.has(outer) && covers(outer, inner)) return true;
  }
  return false;
}
