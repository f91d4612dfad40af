/** Updates of azapi change resources that are declared elsewhere, mostly with azurerm. */
import type { Doc } from "../../src/iac/document.ts";
import { isMap, unresolved, type MapValue, type Value } from "../../src/iac/value.ts";
import { because, type Unknown } from "../../src/model/unknown.ts";
import { settled, valueAt } from "../../src/provider/read.ts";
import { armTypes } from "./arm-types.ts";
import { bodyOf, writtenType } from "./azapi-body.ts";
import { nativeType } from "./native-types.ts";
import { pointsAt } from "./satellites.ts";

/** Children that hold settings of their parent, and that no mapper of azurerm types reads. */
const settings: readonly string[] = [armTypes.siteSettings, armTypes.slotSettings];

/**
 * Lays updates over the documents they update. One in the form of Azure Resource Manager takes what is written over, and the update is
 * spent; of one in another form only what cannot change stays known, and the update stays beside it, as what it writes is certain.
 */
export function amended(written: readonly Doc[], read: readonly Doc[]): readonly Doc[] {
  const docs = new Map(read.map((doc) => [doc.id, doc]));
  for (const update of written) {
    const found = targetsOf(update, read);
    const only = found.length === 1 && found[0]?.sure === true ? docs.get(found[0].doc.id) : undefined;
    if (only !== undefined && update.type === "azapi_update_resource" && isWritten(update) && !only.type.startsWith("azurerm_")) {
      docs.set(only.id, { ...only, body: merged(only.body, bodyOf(update.body.get("body"), undefined)) });
      docs.delete(update.id);
    } else {
      for (const { doc } of found) {
        const target = docs.get(doc.id);
        if (target !== undefined) docs.set(doc.id, doubted(target, because("not-visible", `what ${update.id} changes`, update.at)));
      }
    }
  }
  return [...docs.values()];
}

function isWritten(update: Doc): boolean {
  return update.presence.state === "known" && bodyOf(update.body.get("body"), undefined).open.length === 0;
}

interface Target {
  readonly doc: Doc;
  /** Whether it is certain that this document is meant. */
  readonly sure: boolean;
}

/** What a document of azapi changes beside itself. */
function targetsOf(update: Doc, docs: readonly Doc[]): readonly Target[] {
  const type = writtenType(update);
  if (type === undefined) return [];
  const others = docs.filter((doc) => doc.id !== update.id && doc.scope === update.scope);
  const mine = (doc: Doc): boolean => nativeType(doc) === type;
  if (update.type === "azapi_resource" || update.type === "azapi_update_resource") {
    const parents = settings.includes(type)
      ? named(update, "parent_id", others).filter(
          ({ doc }) => doc.type.startsWith("azurerm_") && type.startsWith(`${String(nativeType(doc))}/`),
        )
      : [];
    if (update.type === "azapi_resource") return parents;
    const byId = named(update, "resource_id", others.filter(mine));
    return [...parents, ...byId, ...(valueAt(update.body, "resource_id").value === undefined ? byName(update, others.filter(mine)) : [])];
  }
  const method = settled(update.body.get("method"));
  const changes = update.type === "azapi_resource_action" && (typeof method !== "string" || /^(put|patch)$/i.test(method));
  return changes && method !== undefined ? named(update, "resource_id", others.filter(mine)) : [];
}

function named(update: Doc, attribute: string, docs: readonly Doc[]): readonly Target[] {
  const value = valueAt(update.body, attribute).value;
  return docs.flatMap((doc) => {
    const answer = pointsAt(value, doc);
    return answer === false ? [] : [{ doc, sure: answer === true }];
  });
}

/** A name is certain only as a reference: another group may hold a resource of the same name. */
function byName(update: Doc, docs: readonly Doc[]): readonly Target[] {
  const value = update.body.get("name");
  if (typeof value !== "string") return named(update, "name", docs);
  return docs.flatMap((doc) => {
    const own = settled(doc.body.get("name"));
    if (typeof own === "string" && own.toLowerCase() !== value.toLowerCase()) return [];
    return [{ doc, sure: false }];
  });
}

/** What an update cannot change: the name, the place, and what a resource belongs to. */
const fixed =
  /^(name|location|type|kind|account_kind|key|apiVersion|parent_id|scope|resource_group_name|virtual_network_name|target_resource_id|(server|database|cluster|managed_instance|account|workspace|vault|key_vault|storage_account|virtual_machine)_(id|name))$/;

function doubted(doc: Doc, why: Unknown): Doc {
  const { body } = doc;
  const get = (name: string): Value | undefined => (fixed.test(name) ? body.get(name) : unresolved(why));
  return {
    ...doc,
    body: { is: "map", get, placeOf: (name) => body.placeOf(name), names: () => body.names(), open: body.open, at: body.at },
  };
}

/** Objects are merged property by property; anything else is replaced. */
function merged(base: MapValue, over: MapValue): MapValue {
  const get = (name: string): Value | undefined => {
    const [below, above] = [base.get(name), over.get(name)];
    const [inner, outer] = [settled(below), settled(above)];
    return isMap(inner) && isMap(outer) ? merged(inner, outer) : (above ?? below);
  };
  return {
    is: "map",
    get,
    placeOf: (name) => over.placeOf(name) ?? base.placeOf(name),
    names: () => [...new Set([...base.names(), ...over.names()])],
    open: [...base.open, ...over.open],
    at: base.at,
    doubt: base.doubt,
  };
}
