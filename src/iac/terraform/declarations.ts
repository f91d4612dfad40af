import type { Unknown } from "../../model/unknown.ts";
import type { AttributeNode, BlockNode, BodyNode, Expression } from "./syntax/ast.ts";

/** A parsed file of a module. */
export interface CodeFile {
  /** As a source of positions. */
  readonly source: number;
  readonly path: string;
  readonly body: BodyNode | undefined;
  readonly override: boolean;
}

/** A block in its file. */
export interface Layer {
  readonly block: BlockNode;
  readonly source: number;
}

export interface Written {
  readonly attribute: AttributeNode;
  readonly source: number;
}

/** A block with what override files lay over it, the last layer on top. */
export interface Declaration {
  readonly type: string;
  readonly name: string;
  readonly layers: readonly [Layer, ...Layer[]];
}

export interface ProviderRequirement {
  readonly source: string | undefined;
  readonly version: string | undefined;
}

/** What the files of one folder declare. */
export interface ModuleCode {
  /** Without links: tells modules apart. */
  readonly folder: string;
  /** As shown to the user. */
  readonly path: string;
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, Declaration>;
  readonly data: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly calls: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, Written>;
  /** By local name, or `name.alias`. */
  readonly providers: ReadonlyMap<string, Declaration>;
  readonly requirements: ReadonlyMap<string, readonly ProviderRequirement[]>;
  /** Blocks that repeat an address, which Terraform refuses. Those of resources and modules are kept under a name of their own. */
  readonly repeated: readonly (Layer & { readonly address: string })[];
  /** Why the module may declare more than is listed here. */
  readonly problem: Unknown | undefined;
}

type MutableDeclaration = Omit<Declaration, "layers"> & { readonly layers: [Layer, ...Layer[]] };
type Table = Map<string, MutableDeclaration>;

/** Collects what files declare; override files are laid over the others, in order of their names. */
export function declarationsOf(folder: string, path: string, files: readonly CodeFile[], problem: Unknown | undefined): ModuleCode {
  const tables = {
    resources: new Map() as Table,
    data: new Map() as Table,
    variables: new Map() as Table,
    outputs: new Map() as Table,
    calls: new Map() as Table,
    providers: new Map() as Table,
  };
  const locals = new Map<string, Written>();
  const requirements = new Map<string, ProviderRequirement[]>();
  const repeated: (Layer & { readonly address: string })[] = [];
  const inOrder = [...files.filter((file) => !file.override), ...files.filter((file) => file.override)];
  for (const { body, source, override } of inOrder) {
    for (const block of body?.blocks ?? []) {
      const [first = "", second = ""] = block.labels;
      const layer = { block, source };
      const add = (table: Table, type: string, name: string, address: string, keep: boolean): void => {
        const key = type === "" || name === "" ? type + name : `${type}.${name}`;
        const known = table.get(key);
        if (known === undefined) table.set(key, { type, name, layers: [layer] });
        else if (override) known.layers.push(layer);
        else {
          repeated.push({ ...layer, address });
          if (keep) declareAgain(table, { type, name, layers: [layer] });
        }
      };
      switch (block.type) {
        case "resource":
          add(tables.resources, first, second, `${first}.${second}`, true);
          break;
        case "data":
          add(tables.data, first, second, `data.${first}.${second}`, false);
          break;
        case "variable":
          add(tables.variables, "", first, `var.${first}`, false);
          break;
        case "output":
          add(tables.outputs, "", first, `output.${first}`, false);
          break;
        case "module":
          add(tables.calls, "", first, `module.${first}`, true);
          break;
        case "provider":
          add(tables.providers, first, literalText(writtenIn([layer], "alias")?.attribute.value) ?? "", `provider.${first}`, false);
          break;
        case "locals":
          for (const attribute of block.body.attributes) locals.set(attribute.name, { attribute, source });
          break;
        case "terraform":
          require(block.body, requirements, override);
      }
    }
  }
  return { folder, path, ...tables, locals, requirements, repeated, problem };
}

/** Keeps a block whose address is taken: it is judged as well, under a name that no reference can spell. */
function declareAgain(table: Table, { type, name, layers }: MutableDeclaration): void {
  let copy = 2;
  const key = (): string => (type === "" ? `${name}~${String(copy)}` : `${type}.${name}~${String(copy)}`);
  while (table.has(key())) copy++;
  table.set(key(), { type, name: `${name}~${String(copy)}`, layers });
}

/** The attribute that counts: that of the topmost layer that writes it. */
export function writtenIn(layers: readonly Layer[], name: string): Written | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    const { block, source } = layers[index] as Layer;
    const attribute = block.body.attributes.find((each) => each.name === name);
    if (attribute !== undefined) return { attribute, source };
  }
  return undefined;
}

/** The text of an expression that needs no evaluation. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.node === "literal" && typeof expression.value === "string" ? expression.value : undefined;
}

/** `required_providers`, written as a block or, in JSON, as an object. */
function require(body: BodyNode, requirements: Map<string, ProviderRequirement[]>, override: boolean): void {
  const named: (readonly [string, Expression])[] = [];
  for (const block of body.blocks) {
    if (block.type !== "required_providers") continue;
    for (const { name, value } of block.body.attributes) named.push([name, value]);
  }
  for (const { name, value } of body.attributes) {
    if (name !== "required_providers" || value.node !== "object") continue;
    for (const entry of value.entries) named.push([literalText(entry.key) ?? "", entry.value]);
  }
  for (const [name, value] of named) {
    const list = override ? undefined : requirements.get(name);
    if (list === undefined) requirements.set(name, [requirementOf(value)]);
    else list.push(requirementOf(value));
  }
}

/** `{ source = …, version = … }`, or only a version as in the first editions. */
function requirementOf(value: Expression): ProviderRequirement {
  if (value.node !== "object") return { source: undefined, version: literalText(value) };
  const field = (name: string): string | undefined => literalText(value.entries.find((entry) => nameOf(entry.key) === name)?.value);
  return { source: field("source"), version: field("version") };
}

function nameOf(key: Expression): string | undefined {
  return key.node === "variable" ? key.name : literalText(key);
}
