import { unknown } from "../model/fact.ts";
import { kindFields, type KindName, type Resource } from "../model/kinds.ts";
import { opened } from "../model/many.ts";
import type { ResourceBase } from "../model/resource.ts";
import { because } from "../model/unknown.ts";

/** A resource of which nothing is read yet: every fact unknown, every list open. Mappers lay what they read over it. */
export function pending<K extends KindName>(base: ResourceBase<K>): Resource<K> {
  const facts = Object.entries(kindFields[base.kind]).flatMap(([field, sort]) => {
    if (sort === "plain") return [];
    return [[field, sort === "fact" ? unknown("not-visible", field) : opened([], because("not-visible", field))] as const];
  });
  return { ...base, ...Object.fromEntries(facts) } as unknown as Resource<K>;
}

/** The facts of a listener that nothing reads yet. */
export const pendingListener = { minTls: unknown("not-visible", "minTls"), allowList: opened([], because("not-visible", "allowList")) };

/** The facts of a machine or template that nothing reads yet. */
export const pendingMachine = {
  metadataHopLimit: unknown("not-visible", "metadataHopLimit"),
  userDataSecrets: opened([], because("not-visible", "userDataSecrets")),
};
