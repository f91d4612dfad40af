import { coverageShape, elsewhereShape, gapsShape, listedShape, sourcesShape, toolShape } from "../snapshot/content-shape.ts";
import { SNAPSHOT_FORMAT } from "../snapshot/format.ts";
import { resourceShapes } from "../snapshot/resource-shape.ts";
import type { Field, Fields, Node } from "../snapshot/shape.ts";
import { reasons } from "../model/unknown.ts";
import { generatedLine } from "./registries.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Text of the published JSON Schema of snapshots, made of the same shapes by which they are checked. */
export function snapshotSchemaText(): string {
  facts.clear();
  const kinds = Object.entries(resourceShapes);
  const schema = {
    $comment: generatedLine,
    title: SNAPSHOT_FORMAT,
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...strict(
      {
        format: { const: SNAPSHOT_FORMAT },
        tool: schemaOf(toolShape),
        asOf: instant,
        coverage: schemaOf(coverageShape),
        elsewhere: schemaOf(elsewhereShape),
        listed: schemaOf(listedShape),
        gaps: schemaOf(gapsShape),
        resources: { type: "array", items: { oneOf: kinds.map(([kind]) => ({ $ref: `#/$defs/${kind}` })) } },
        places: { type: "array", items: { oneOf: [placeInAnswer, placeInFile] } },
        sources: schemaOf(sourcesShape),
      },
      ["format", "tool", "asOf", "listed", "resources", "places", "sources"],
    ),
    $defs: {
      ...Object.fromEntries(kinds.map(([kind, shape]) => [kind, schemaOf(shape)])),
      "place-number": { type: "integer", minimum: 0, description: "Index in places." },
      reason: strict({ code: { enum: Object.keys(reasons) }, subject: text, at: place }, ["code", "subject"]),
      words: strict({ en: text, zh: text }, ["en", "zh"]),
      "without-meaning": {
        oneOf: [strict({ setElsewhere: text }, ["setElsewhere"]), strict({ notOffered: text }, ["notOffered"])],
      },
      ...Object.fromEntries([...facts.values()].map(({ name, schema }) => [name, schema])),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const text: Schema = { type: "string" };
const place: Schema = { $ref: "#/$defs/place-number" };
const instant: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(T[\\d:.]+(Z|[+-]\\d{2}:?\\d{2})?)?$" };
const source: Schema = { type: "integer", minimum: 0, description: "Index in sources." };
const counted: Schema = { type: "integer", minimum: 1 };
const placeInAnswer = tuple(source, { type: "string", description: "Path in the answer." });
const placeInFile = tuple(source, counted, counted, counted, counted);

function tuple(...items: readonly Schema[]): Schema {
  return { type: "array", prefixItems: items, items: false, minItems: items.length };
}

function strict(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}

function schemaOf(node: Node): Schema {
  switch (node.is) {
    case "boolean":
    case "number":
      return { type: node.is };
    case "text":
    case "told":
      return text;
    case "ref":
      return { type: "string", description: "Id of a resource in this snapshot, or one of the cloud's own handles for it." };
    case "instant":
      return instant;
    case "addresses":
      return { type: "array", items: { type: "string", description: "A CIDR block, or a range first-last." } };
    case "ports":
      return { type: "array", items: tuple(port, port) };
    case "at":
      return place;
    case "reason":
      return { $ref: "#/$defs/reason" };
    case "one-of":
      return { enum: node.of };
    case "list":
      return { type: "array", items: schemaOf(node.of) };
    case "many":
      return strict({ items: { type: "array", items: schemaOf(node.of) }, open: { type: "array", items: { $ref: "#/$defs/reason" } } }, [
        "items",
        "open",
      ]);
    case "either":
      return { anyOf: node.of.map(schemaOf) };
    case "object":
      return objectSchema(node.fields);
    case "fact":
      return factSchema(node.of);
  }
}

const port: Schema = { type: "integer", minimum: 0, maximum: 65535 };

/** Facts of each sort of value, described once. */
const facts = new Map<string, { readonly name: string; readonly schema: Schema }>();

function factSchema(of: Node): Schema {
  const value = schemaOf(of);
  const key = JSON.stringify(value);
  let fact = facts.get(key);
  if (fact === undefined) {
    const sort = "of" in of ? `value-${String(facts.size + 1)}` : of.is;
    facts.set(key, (fact = { name: `fact-${sort}`, schema: { oneOf: formsOf(value) } }));
  }
  return { $ref: `#/$defs/${fact.name}` };
}

function formsOf(value: Schema): readonly Schema[] {
  const known = { value, basis: { enum: ["default", "platform"] }, assumes: { $ref: "#/$defs/words" }, at: place };
  return [
    strict(known, ["value"]),
    strict({ unknown: { $ref: "#/$defs/reason" }, at: place }, ["unknown"]),
    strict({ notApplicable: { $ref: "#/$defs/without-meaning" }, at: place }, ["notApplicable"]),
  ];
}

/** Facts and lists may be left out, and are not known then. */
function objectSchema(fields: Fields): Schema {
  const mayBeLeftOut = (field: Field): boolean => field.absent !== undefined || field.is === "fact" || field.is === "many";
  const entries = Object.entries(fields);
  return strict(
    Object.fromEntries(entries.map(([name, field]) => [name, name === "presence" ? existence : schemaOf(field)])),
    entries.filter(([, field]) => !mayBeLeftOut(field)).map(([name]) => name),
  );
}

/** It always has a meaning. */
const existence: Schema = { oneOf: formsOf({ const: true }).slice(0, 2) };
