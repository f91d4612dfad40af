import type { MapValue, Reference, Template, Value } from "../../src/iac/value.ts";
import { known, mapFact, unknown, type Fact } from "../../src/model/fact.ts";
import type { Ref } from "../../src/model/resource.ts";
import { refOf, settled, valueAt } from "../../src/provider/read.ts";

/** Ids of Azure differ in case between one answer and the next; ids of documents do not. */
export function comparable(id: string): string {
  return id.startsWith("/") ? id.toLowerCase().replace(/\/+$/, "") : id;
}

/**
 * A pointer that must name a whole resource: `azurerm_virtual_network.a.id`, an id, or the id with a path to a part of the resource
 * (`"${azurerm_virtual_network.a.id}/subnets/web"`). An attribute that names some part, such as `azurerm_virtual_network.a.subnet[0].id`, stays unknown.
 */
export function exactRef(body: MapValue, path: string, absent: Fact<Ref>): Fact<Ref> {
  const { value, at } = valueAt(body, path);
  if (value === undefined) return absent;
  if (typeof value === "object" && value !== null) {
    if (value.is === "reference" && !namesWhole(value) && settled(value) === value)
      return unknown("computed", `${value.to}.${value.path}`, at);
    if (value.is === "template") return partRef(value) ?? mapFact(refOf(value, at), comparable);
  }
  return mapFact(refOf(value, at), comparable);
}

/** Any other attribute leads into a part. */
function namesWhole(reference: Reference): boolean {
  return ["", "id", "name"].includes(reference.path);
}

function partRef(template: Template): Fact<Ref> | undefined {
  const [head, ...rest] = template.parts.filter((part) => part !== "");
  if (typeof head !== "object" || head.is !== "reference") return undefined;
  const tail = textOf(rest);
  return tail === undefined ? unknown("computed", `a part of ${head.to}`) : known(`${head.to}${tail}`);
}

/** The text of parts that are all known. */
function textOf(parts: readonly Value[]): string | undefined {
  const texts = parts.map((part) => settled(part));
  return texts.every((text) => typeof text === "string") ? texts.join("") : undefined;
}
