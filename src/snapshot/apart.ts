import type { Scope } from "../model/resource.ts";
import { codeScope, covers, isCode } from "../model/scope.ts";

/** The names that the inputs of one scan have taken so far. */
export interface Taken {
  readonly scopes: ReadonlySet<Scope>;
  /** Ids of the resources of snapshots that were let in before. */
  readonly ids: ReadonlySet<string>;
  /** Scopes in which something was read anew. A snapshot of the same is another moment of it. */
  readonly fresh: ReadonlySet<Scope>;
}

export interface Names {
  readonly scopes: ReadonlySet<Scope>;
  readonly ids: ReadonlySet<string>;
}

/**
 * Whether a snapshot must stand apart, because under its names the scan knows other things already: roots of code go by the names of their
 * folders, so that those of two repositories may be called the same; and an account may be there at two moments.
 */
export function mustStandApart(own: Names, taken: Taken): boolean {
  for (const scope of own.scopes) {
    if (isCode(scope) ? taken.scopes.has(scope) : [...taken.fresh].some((each) => covers(each, scope) || covers(scope, each))) return true;
  }
  for (const id of own.ids) if (taken.ids.has(id)) return true;
  return false;
}

/** How things of a snapshot are called in the scan. */
export interface Renaming {
  readonly id: (id: string) => string;
  readonly scope: (scope: Scope) => Scope;
  readonly ref: (ref: string) => string;
}

const asItIs = (name: string): string => name;
export const unchanged: Renaming = { id: asItIs, scope: asItIs, ref: asItIs };

/** Puts the name of the file before everything of it, so that nothing outside can be taken for it, nor it for anything outside. */
export function apart(file: string, own: Names): Renaming {
  const id = (name: string): string => `${file}#${name}`;
  const ofScope = (ref: string): boolean => {
    const hash = ref.indexOf("#");
    return hash > 0 && own.scopes.has(ref.slice(0, hash));
  };
  return {
    id,
    scope: (scope) => (isCode(scope) ? codeScope(`${file}#${scope.slice(codeScope("").length)}`) : `snapshot/${file}#${scope}`),
    ref: (ref) => (own.ids.has(ref) || ofScope(ref) ? id(ref) : ref),
  };
}
