import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { settled } from "../../../src/provider/read.ts";

/** Native type of the documents that name the stores of a project. Where they could not be listed, one stands for all stores of the project. */
export const STORE_NAMES = "sls.LogStoreName";

/**
 * How answers name a log store: names of stores are unique within a project alone, and those of projects in all regions. Whether a store of a project
 * that could not be listed is one of this account cannot be told.
 */
export function storeHandle(project: Fact<string>, store: Fact<string>, names: Many<Doc>): Fact<Ref> {
  return chain(project, (name) =>
    chain(store, (own): Fact<Ref> => {
      const here = names.items.map(({ body }) => body).filter((each) => settled(each.get("project")) === name);
      const unread = here.flatMap((each) => unreadName(each) ?? []);
      return unread[0] === undefined ? known(`${name}/${own}`, store) : unknownBecause(unread[0], store.at);
    }),
  );
}

/** Why a document that names a store does not: it stands for all of its project. */
export function unreadName(names: MapValue): Unknown | undefined {
  const name = names.get("logstore");
  return typeof name === "object" && name?.is === "unresolved" ? name.why : undefined;
}
