import type { Unknown } from "../../../model/unknown.ts";
import { structureOf } from "../../json-text.ts";
import { isList, isMap, listValue, type MapValue, type Value } from "../../value.ts";
import { deref } from "../functions/walk.ts";
import { whyOf } from "./iteration.ts";
import { keyText } from "./object.ts";
import { blocksOf, conditions, JsonObject, listed, strings } from "./policy-json.ts";

/** `&{aws:username}` stands for `${aws:username}`, which Terraform would take for its own. */
const policyVariables = (text: string): string => text.replaceAll("&{", "${");

/**
 * The document that `aws_iam_policy_document` yields: statements of the source documents, its own, and those of the override documents,
 * where a later statement takes the place of an earlier one with the same Sid.
 */
export function awsPolicyDocument(body: MapValue): Value {
  const statements = new Statements();
  for (const name of ["source_json", "source_policy_documents"]) statements.addDocuments(body.get(name));
  const own = blocksOf(body, "statement");
  for (const block of own.items) statements.add(statementOf(block));
  statements.open.push(...own.open);
  const known = statements.open.length;
  for (const name of ["override_policy_documents", "override_json"]) statements.addDocuments(body.get(name));
  const why = statements.open[known];
  if (why !== undefined) statements.doubtNamed(why);
  const document = new JsonObject(body.at)
    .set("Version", body.get("version") ?? "2012-10-17", () => body.placeOf("version"))
    .set("Id", body.get("policy_id") ?? undefined, () => body.placeOf("policy_id"))
    .set("Statement", listValue(statements.items, statements.open), () => body.placeOf("statement"));
  return { is: "json", value: document };
}

class Statements {
  readonly items: Value[] = [];
  readonly open: Unknown[] = [];
  readonly #bySid = new Map<string, number>();

  /** Statements of documents written as JSON text, one or a list of them. */
  addDocuments(written: Value | undefined): void {
    const value = deref(written ?? null);
    if (value === null || value === "") return;
    if (isList(value)) {
      for (const item of value.items) this.addDocuments(item);
      this.open.push(...value.open);
      return;
    }
    const document = structureOf(value);
    if (!isMap(document)) {
      const why = whyOf(document);
      if (why !== undefined) this.open.push(why);
      return;
    }
    this.open.push(...document.open);
    const statements = listed(document.get("Statement") ?? listValue([]));
    for (const statement of statements.items) this.add(statement);
    this.open.push(...statements.open);
  }

  add(statement: Value): void {
    const map = deref(statement);
    const sid = isMap(map) ? keyText(map.get("Sid") ?? null) : undefined;
    const certain = isMap(map) && map.doubt === undefined;
    if (certain && typeof sid === "string" && sid !== "") {
      const earlier = this.#bySid.get(sid);
      if (earlier !== undefined) {
        this.items[earlier] = statement;
        return;
      }
      this.#bySid.set(sid, this.items.length);
    }
    this.items.push(statement);
  }

  /** A document that is not known may override every statement that has a Sid. */
  doubtNamed(why: Unknown): void {
    for (const index of this.#bySid.values()) {
      const statement = deref(this.items[index] ?? null);
      if (isMap(statement)) this.items[index] = doubtful(statement, why);
    }
  }
}

function doubtful(map: MapValue, doubt: Unknown): MapValue {
  return {
    is: "map",
    get: (name) => map.get(name),
    placeOf: (name) => map.placeOf(name),
    names: () => map.names(),
    open: map.open,
    at: map.at,
    doubt,
  };
}

function statementOf(block: MapValue): MapValue {
  const place = (name: string) => () => block.placeOf(name);
  const statement = new JsonObject(block.at, block.doubt)
    .set("Sid", block.get("sid") === "" ? undefined : block.get("sid"), place("sid"))
    .set("Effect", block.get("effect") ?? "Allow", place("effect"))
    .set("Action", strings(block, "actions"), place("actions"))
    .set("NotAction", strings(block, "not_actions"), place("not_actions"))
    .set("Resource", strings(block, "resources", policyVariables), place("resources"))
    .set("NotResource", strings(block, "not_resources", policyVariables), place("not_resources"))
    .set("Principal", principals(block, "principals"), place("principals"))
    .set("NotPrincipal", principals(block, "not_principals"), place("not_principals"))
    .set("Condition", conditions(block, { operator: "test", key: "variable" }, policyVariables), place("condition"));
  statement.open.push(...block.open);
  return statement;
}

function isEverybody(principal: MapValue | undefined): boolean {
  return principal?.get("type") === "*" && strings(principal, "identifiers") === "*";
}

/** `{ type: identifiers }`; the type `*` alone stands for everybody, without an object around it. */
function principals(block: MapValue, name: string): Value | undefined {
  const { items, open } = blocksOf(block, name);
  if (items.length === 0 && open.length === 0) return undefined;
  const [only] = items;
  if (items.length === 1 && open.length === 0 && isEverybody(only)) return "*";
  const all = new JsonObject(only?.at);
  all.open.push(...open);
  for (const item of items) {
    const type = keyText(item.get("type") ?? null);
    if (typeof type === "string") {
      const before = all.get(type);
      const own = strings(item, "identifiers", policyVariables);
      const both =
        before === undefined || own === undefined
          ? own
          : listValue([...listed(before).items, ...listed(own).items], [...listed(before).open, ...listed(own).open]);
      all.set(type, both, () => item.placeOf("identifiers"));
    } else if (type !== undefined) all.open.push(type);
    if (item.doubt !== undefined) all.open.push(item.doubt);
  }
  return all;
}
