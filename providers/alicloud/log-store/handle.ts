import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Ref } from "../../../src/model/resource.ts";

/** How answers name a log store: names of stores are unique within a project alone, and those of projects in all regions. */
export function storeHandle(project: Fact<string>, store: Fact<string>): Fact<Ref> {
  return chain(project, (name) => chain(store, (own): Fact<Ref> => known(`${name}/${own}`, store)));
}
