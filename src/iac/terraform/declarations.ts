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
  /** Why the module may declare more than is listed here, or a block of it more than was read. */
  readonly problem: Unknown | undefined;
  /** Why it may declare whole blocks that are not listed here: a file that could not be read, or not to its end. */
  readonly hidden: Unknown | undefined;
}

type MutableDeclaration = Omit<Declaration, "layers"> & { readonly layers: [Layer, ...Layer[]] };
type Table = Map<string, MutableDeclaration>;

/** Collects what files declare; override files are laid over the others, in order of their names. */
export function declarationsOf(
  folder: string,
  path: string,
  files: readonly CodeFile[],
  unread: Pick<ModuleCode, "problem" | "hidden">,
): ModuleCode {
  const collector = new Collector();
  for (const file of files) if (!file.override) collector.add(file);
  for (const file of files) if (file.override) collector.add(file);
  const { resources, data, variables, outputs, calls, providers, locals, requirements, repeated } = collector;
  return { folder, path, resources, data, variables, outputs, calls, providers, locals, requirements, repeated, ...unread };
}

class Collector {
  readonly resources: Table = new Map();
  readonly data: Table = new Map();
  readonly variables: Table = new Map();
  readonly outputs: Table = new Map();
  readonly calls: Table = new Map();
  readonly providers: Table = new Map();
  readonly locals = new Map<string, Written>();
  readonly requirements = new Map<string, ProviderRequirement[]>();
  readonly repeated: (Layer & { readonly address: string })[] = [];

  add({ body, source, override }: CodeFile): void {
    for (const block of body?.blocks ?? []) {
      const [first = "", second = ""] = block.labels;
      const layer = { block, source };
      switch (block.type) {
        case "resource":
          this.#declare(this.resources, first, second, layer, override, "");
          break;
        case "data":
          this.#declare(this.data, first, second, layer, override, "data.");
          break;
        case "variable":
          this.#declare(this.variables, "", first, layer, override, "var.");
          break;
        case "output":
          this.#declare(this.outputs, "", first, layer, override, "output.");
          break;
        case "module":
          this.#declare(this.calls, "", first, layer, override, "module.");
          break;
        case "provider":
          this.#declare(
            this.providers,
            first,
            literalText(writtenIn([layer], "alias")?.attribute.value) ?? "",
            layer,
            override,
            "provider.",
          );
          break;
        case "locals":
          for (const attribute of block.body.attributes) this.locals.set(attribute.name, { attribute, source });
          break;
        case "terraform":
          require(block.body, this.requirements, override);
      }
    }
  }

  /** A block whose address is taken is told; a resource or a module is kept as well. */
  #declare(table: Table, type: string, name: string, layer: Layer, override: boolean, prefix: string): void {
    const key = type === "" || name === "" ? type + name : `${type}.${name}`;
    const known = table.get(key);
    if (known === undefined) table.set(key, { type, name, layers: [layer] });
    else if (override) known.layers.push(layer);
    else {
      this.repeated.push({ ...layer, address: prefix + key });
      if (table === this.resources || table === this.calls) declareAgain(table, { type, name, layers: [layer] });
    }
  }
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
    for (const attribute of block.body.attributes) if (attribute.name === name) return { attribute, source };
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
