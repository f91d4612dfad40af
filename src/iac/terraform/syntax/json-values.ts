import { type Node } from "jsonc-parser";
import { type Expression, type ObjectEntry } from "./ast.ts";
import { type JsonSource, propertiesOf, rangeOf, reportJson } from "./json-source.ts";
import { literalString, nativeString, templateString } from "./json-strings.ts";
import { MESSAGES } from "./problems.ts";

/**
 * How Terraform takes the strings of a JSON value: as templates; as they stand; as expressions of the native syntax (references, types);
 * or, for a provider requirement, as they stand but for the references in `configuration_aliases`.
 */
export type Reading = "template" | "literal" | "native" | "requirement";

/** The expression that a JSON value stands for. Nothing where a string in it cannot be read; the problem is noted then. */
export function jsonValue(source: JsonSource, text: string, node: Node, reading: Reading): Expression | undefined {
  const { offset: start } = node;
  const end = start + node.length;
  switch (node.type) {
    case "string":
      return jsonString(source, text, node, reading);
    case "array":
      return jsonArray(source, text, node, reading);
    case "object":
      return jsonObject(source, text, node, reading);
    case "null":
      return { start, end, node: "literal", value: null };
    case "number":
    case "boolean":
      return { start, end, node: "literal", value: node.value as number | boolean };
    case "property":
      return undefined;
  }
}

function jsonString(source: JsonSource, text: string, node: Node, reading: Reading): Expression | undefined {
  const mayBeTemplate = reading === "template" || (reading === "native" && String(node.value).startsWith("${"));
  if (mayBeTemplate) return templateString(source, text, node);
  return reading === "native" ? nativeString(source, text, node) : literalString(node);
}

function jsonArray(source: JsonSource, text: string, node: Node, reading: Reading): Expression | undefined {
  const items: Expression[] = [];
  for (const child of node.children ?? []) {
    const item = jsonValue(source, text, child, reading);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { start: node.offset, end: node.offset + node.length, node: "tuple", items };
}

function jsonObject(source: JsonSource, text: string, node: Node, reading: Reading): Expression | undefined {
  const entries: ObjectEntry[] = [];
  const names = new Set<string>();
  for (const { name, nameNode, value: child } of propertiesOf(node)) {
    if (names.has(name)) {
      reportJson(source, rangeOf(nameNode), MESSAGES.duplicate(name));
      return undefined;
    }
    names.add(name);
    const key = reading === "template" ? templateString(source, text, nameNode) : literalString(nameNode);
    const value = jsonValue(source, text, child, reading === "requirement" && name === "configuration_aliases" ? "native" : reading);
    if (key === undefined || value === undefined) return undefined;
    entries.push({ key, value });
  }
  return { start: node.offset, end: node.offset + node.length, node: "object", entries };
}
