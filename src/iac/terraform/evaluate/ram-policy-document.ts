import { listValue, type MapValue, type Value } from "../../value.ts";
import { keyText } from "./object.ts";
import { blocksOf, conditions, JsonObject, strings } from "./policy-json.ts";

/** The document that `alicloud_ram_policy_document` yields. */
export function ramPolicyDocument(body: MapValue): Value {
  const { items, open } = blocksOf(body, "statement");
  const document = new JsonObject(body.at)
    .set("Version", body.get("version") ?? "1", () => body.placeOf("version"))
    .set("Statement", listValue(items.map(statementOf), open), () => body.placeOf("statement"));
  return { is: "json", value: document };
}

function statementOf(block: MapValue): MapValue {
  const place = (name: string) => () => block.placeOf(name);
  const statement = new JsonObject(block.at, block.doubt)
    .set("Effect", block.get("effect") ?? "Allow", place("effect"))
    .set("Action", strings(block, "action"), place("action"))
    .set("Resource", strings(block, "resource"), place("resource"))
    .set("Principal", principals(block), place("principal"))
    .set("Condition", conditions(block, { operator: "operator", key: "variable" }), place("condition"));
  statement.open.push(...block.open);
  return statement;
}

function principals(block: MapValue): Value | undefined {
  const { items, open } = blocksOf(block, "principal");
  if (items.length === 0 && open.length === 0) return undefined;
  const all = new JsonObject(items[0]?.at);
  all.open.push(...open);
  for (const item of items) {
    const entity = keyText(item.get("entity") ?? null);
    if (typeof entity === "string") all.set(entity, strings(item, "identifiers"), () => item.placeOf("identifiers"));
    else if (entity !== undefined) all.open.push(entity);
  }
  return all;
}
