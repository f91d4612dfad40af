import { type Node } from "jsonc-parser";
import { type AttributeNode, type BlockNode, type BodyNode, type Parsed, type Range, type SyntaxProblem } from "./ast.ts";
import { type BlockSchema, type BodySchema, NESTED, ROOT, VALUES } from "./json-schema.ts";
import { type JsonSource, type Property, propertiesOf, rangeOf, readJson, reportJson } from "./json-source.ts";
import { jsonValue } from "./json-values.ts";
import { MESSAGES } from "./problems.ts";

/**
 * Parses Terraform's JSON syntax (`.tf.json`) into the tree that the native syntax gives. In the bodies of resources and providers a
 * nested object may be an attribute or a block; it is kept as an attribute, but for `dynamic` and what holds a `dynamic`, which are
 * blocks. A `//` property is a comment. Never throws.
 */
export function parseTerraformJson(text: string): Parsed {
  return parseDocument(text, ROOT);
}

/** Parses a file of variable values in JSON (`.tfvars.json`) into a body of attributes; its strings are no templates. */
export function parseTfvarsJson(text: string): Parsed {
  return parseDocument(text, VALUES);
}

function parseDocument(text: string, schema: BodySchema): Parsed {
  const source = readJson(text);
  const reader = new JsonReader(source, text);
  const body = reader.document(schema);
  const comments = source.comments.toSorted((a, b) => a.start - b.start);
  return { file: { body, comments }, problems: source.problems };
}

interface Draft {
  readonly attributes: AttributeNode[];
  readonly blocks: BlockNode[];
  readonly names: Set<string>;
  readonly doubled: Set<string>;
  problem: SyntaxProblem | undefined;
}

class JsonReader {
  private readonly source: JsonSource;
  private readonly text: string;

  constructor(source: JsonSource, text: string) {
    this.source = source;
    this.text = text;
  }

  /** The whole file; its root is an object, or a list of objects that count as one. */
  document(schema: BodySchema): BodyNode {
    const { root } = this.source;
    const draft = this.draft();
    if (root !== undefined) {
      const objects = this.objects(root, draft);
      for (const object of objects) this.properties(draft, object, schema);
    }
    return finish(draft, { start: 0, end: this.text.length });
  }

  private draft(): Draft {
    return { attributes: [], blocks: [], names: new Set(), doubled: new Set(), problem: this.source.broken };
  }

  private report(draft: Draft, range: Range, message: SyntaxProblem["message"]): void {
    const problem = reportJson(this.source, range, message);
    draft.problem ??= problem;
  }

  /** An object, or the objects of a list; `null` stands for none. */
  private objects(node: Node, draft: Draft): readonly Node[] {
    if (node.type === "null") return [];
    const nodes = node.type === "array" ? (node.children ?? []) : [node];
    return nodes.filter((item) => {
      if (item.type !== "object" && item.type !== "null") this.report(draft, rangeOf(item), MESSAGES.objectForBlock());
      return item.type === "object";
    });
  }

  private body(object: Node, schema: BodySchema): BodyNode {
    const draft = this.draft();
    this.properties(draft, object, schema);
    return finish(draft, rangeOf(object));
  }

  private properties(draft: Draft, object: Node, schema: BodySchema): void {
    for (const property of propertiesOf(object)) {
      if (property.name === "//") this.comment(property);
      else this.property(draft, property, schema);
    }
  }

  private comment({ start, end, value }: Property): void {
    if (typeof value.value === "string") this.source.comments.push({ start, end, text: value.value });
  }

  private property(draft: Draft, property: Property, schema: BodySchema): void {
    const known = schema.blocks !== undefined && Object.hasOwn(schema.blocks, property.name) ? schema.blocks[property.name] : undefined;
    if (known !== undefined) {
      this.block(draft, property.name, property, property.value, known, []);
    } else if (schema === ROOT) {
      this.block(draft, property.name, property, property.value, { labels: 0, body: {} }, []);
    } else if (schema.foreign === true && holdsDynamic(property.value)) {
      this.block(draft, property.name, property, property.value, { labels: 0, body: NESTED }, []);
    } else {
      this.attribute(draft, property, schema);
    }
  }

  private attribute(draft: Draft, { name, nameNode, value: node, start, end }: Property, schema: BodySchema): void {
    const nameRange = rangeOf(nameNode);
    if (draft.names.has(name)) {
      draft.doubled.add(name);
      this.report(draft, nameRange, MESSAGES.duplicate(name));
      return;
    }
    draft.names.add(name);
    const reading =
      (schema.readings !== undefined && Object.hasOwn(schema.readings, name) ? schema.readings[name] : undefined) ?? schema.others;
    const value = jsonValue(this.source, this.text, node, reading ?? "template");
    if (value === undefined) draft.problem ??= this.source.problems.at(-1);
    else draft.attributes.push({ start, end, name, value });
  }

  /** Blocks of one type under one property: a level of objects for each label, and one body or several in a list. */
  private block(draft: Draft, type: string, at: Property, value: Node, schema: BlockSchema, labels: readonly string[]): void {
    const objects = this.objects(value, draft);
    for (const object of objects) {
      if (labels.length < schema.labels) {
        for (const property of propertiesOf(object)) {
          if (property.name === "//") this.comment(property);
          else this.block(draft, type, property, property.value, schema, [...labels, property.name]);
        }
      } else {
        const alone = object === value;
        const header = alone ? rangeOf(at.nameNode) : { start: object.offset, end: object.offset + 1 };
        const body = this.body(object, schema.body);
        draft.blocks.push({ start: header.start, end: body.end, type, labels, header, body });
      }
    }
  }
}

function finish({ attributes, blocks, doubled, problem }: Draft, { start, end }: Range): BodyNode {
  return { start, end, attributes: attributes.filter(({ name }) => !doubled.has(name)), blocks, problem };
}

/** Whether there is a dynamic block somewhere inside: what holds one is itself a block. */
function holdsDynamic(node: Node): boolean {
  if (node.type === "array") return (node.children ?? []).some(holdsDynamic);
  if (node.type !== "object") return false;
  return propertiesOf(node).some(({ name, value }) => (name === "dynamic" && isDynamic(value)) || holdsDynamic(value));
}

function isDynamic(node: Node): boolean {
  const objects = node.type === "array" ? (node.children ?? []) : [node];
  return objects.some((object) =>
    propertiesOf(object).some(({ value }) =>
      (value.type === "array" ? (value.children ?? []) : [value]).some((body) => propertiesOf(body).some(({ name }) => name === "content")),
    ),
  );
}
