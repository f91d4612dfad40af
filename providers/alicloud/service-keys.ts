/** Keys that services of the cloud make for themselves, told from those of the tenant. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue } from "../../src/iac/value.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Many } from "../../src/model/many.ts";
import { sameRegion } from "../../src/provider/mapper.ts";
import { settled, text } from "../../src/provider/read.ts";

export const ALIAS = "kms.Alias";
/** Every alias of the region, for mappers that ask whose key it is. */
export const aliases = sameRegion(ALIAS);

/** Aliases that tenants cannot give (KMS user guide, default keys). */
const OF_SERVICE = /^alias\/acs\//;

/** Whether the key that a member of an answer names is one that the tenant manages. No name at all stands for the key of the service. */
export function tenantKey(body: MapValue, path: string, found: Many<Doc>): Fact<boolean> {
  const key = text(body, path, unknown("owed", path, body.at));
  return chain(key, (id): Fact<boolean> => {
    if (id === "") return known(false, { at: key.at });
    if (OF_SERVICE.test(id)) return known(false, { at: key.at });
    if (found.items.some((alias) => isOfService(alias) && settled(alias.body.get("KeyId")) === id.replace(/^.*:key\//, ""))) {
      return known(false, { at: key.at });
    }
    const [why] = found.open;
    return why === undefined ? known(true, { at: key.at }) : unknownBecause(why, key.at);
  });
}

function isOfService({ body }: Doc): boolean {
  const name = settled(body.get("AliasName"));
  return typeof name === "string" && OF_SERVICE.test(name);
}
