import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { generatedLine } from "./registries.ts";

/** Types of the model that have a shape of their own, under the name that the shape has in `src/snapshot/shape.ts`. */
const ready: Readonly<Record<string, string>> = {
  Addresses: "addresses",
  At: "at",
  Instant: "instant",
  LastUse: "lastUse",
  Ports: "ports",
  Ref: "ref",
};
const generic: Readonly<Record<string, string>> = { Fact: "fact", Many: "many" };

/** Text of `src/snapshot/kind-shapes.ts`: the shape of every fact of every kind, read from the interfaces of the model. */
export async function kindShapesText(root: string): Promise<string> {
  const walk = new Walk(root);
  const kinds = walk.kinds();
  const used = [...walk.used].toSorted();
  const written = [
    `// ${generatedLine}`,
    'import type { Kinds, KindName } from "../model/kinds.ts";',
    'import type { FactKeys } from "../model/resource.ts";',
    `import { ${used.join(", ")}, type Shape } from "./shape.ts";`,
    "",
    ...walk.named.values(),
    "",
    "/** The shape of every fact. The compiler holds it to the interfaces. */",
    "export const kindShapes: { readonly [K in KindName]: { readonly [F in FactKeys<Kinds[K]>]: Shape<Kinds[K][F]> } } = {",
    ...kinds.map(({ kind, fields }) => `  ${JSON.stringify(kind)}: ${fields},`),
    "};",
    "",
  ].join("\n");
  return format(written, { ...(await resolveConfig(join(root, "package.json"))), parser: "typescript" });
}

/** The module as it would be built. */
export function transpiled(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, rewriteRelativeImportExtensions: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

class Walk {
  readonly used = new Set<string>();
  /** Shapes of types with a name, each declared once and before its use. */
  readonly named = new Map<string, string>();
  readonly #checker: ts.TypeChecker;
  readonly #file: (path: string) => ts.SourceFile;

  constructor(root: string) {
    const path = (name: string): string => join(root, "src/model", name);
    const program = ts.createProgram([path("kinds.ts"), path("resource.ts")], {
      strict: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    });
    this.#checker = program.getTypeChecker();
    this.#file = (name) => {
      const file = program.getSourceFile(path(name));
      if (file === undefined) throw new Error(`src/model/${name} is not there`);
      return file;
    };
  }

  kinds(): readonly { readonly kind: string; readonly fields: string }[] {
    const base = new Set(this.#propertiesOf(this.#declared("resource.ts", "ResourceBase")).map((each) => each.name));
    return this.#declared("kinds.ts", "Kinds").members.map((member) => {
      if (!ts.isPropertySignature(member) || member.type === undefined) throw new Error("Kinds holds properties alone");
      const kind = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : "";
      const own = this.#checker.getTypeFromTypeNode(member.type).getProperties();
      return { kind, fields: this.#fields(own.filter((each) => !base.has(each.name))) };
    });
  }

  #declared(file: string, name: string): ts.InterfaceDeclaration {
    const found = this.#file(file).statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name);
    return found as ts.InterfaceDeclaration;
  }

  #propertiesOf(declaration: ts.Node): readonly ts.Symbol[] {
    return this.#checker.getTypeAtLocation(declaration).getProperties();
  }

  #fields(properties: readonly ts.Symbol[]): string {
    const fields = properties.map((property) => {
      const declaration = property.valueDeclaration;
      if (declaration === undefined || !ts.isPropertySignature(declaration) || declaration.type === undefined) {
        throw new Error(`${property.name} is no plain property`);
      }
      const shape = this.#shape(declaration.type);
      return `${property.name}: ${declaration.questionToken === undefined ? shape : this.#call("optional", shape)}`;
    });
    return `{ ${fields.join(", ")} }`;
  }

  #shape(node: ts.TypeNode): string {
    if (ts.isParenthesizedTypeNode(node)) return this.#shape(node.type);
    if (ts.isTypeOperatorNode(node)) return this.#shape(node.type);
    if (ts.isArrayTypeNode(node)) return this.#call("list", this.#shape(node.elementType));
    if (ts.isTypeLiteralNode(node)) return this.#call("object", this.#fields(this.#propertiesOf(node)));
    if (ts.isUnionTypeNode(node)) return this.#union(node);
    if (ts.isTypeReferenceNode(node)) return this.#reference(node);
    const literal = literalOf(node);
    if (literal !== undefined) return this.#call("oneOf", literal);
    switch (node.kind) {
      case ts.SyntaxKind.BooleanKeyword:
        return this.#use("boolean");
      case ts.SyntaxKind.NumberKeyword:
        return this.#use("number");
      case ts.SyntaxKind.StringKeyword:
        return this.#use("text");
      default:
        throw new Error(`${node.getSourceFile().fileName}: a snapshot has no shape for "${node.getText()}"`);
    }
  }

  #union(node: ts.UnionTypeNode): string {
    const literals = node.types.flatMap((each) => literalOf(each) ?? []);
    const others = node.types.filter((each) => literalOf(each) === undefined).map((each) => this.#shape(each));
    const shapes = [...others, ...(literals.length === 0 ? [] : [this.#call("oneOf", ...literals)])];
    return shapes.length === 1 ? (shapes[0] as string) : this.#call("either", ...shapes);
  }

  #reference(node: ts.TypeReferenceNode): string {
    const name = node.typeName.getText();
    if (ready[name] !== undefined) return this.#use(ready[name]);
    const [argument] = node.typeArguments ?? [];
    if (generic[name] !== undefined && argument !== undefined) return this.#call(generic[name], this.#shape(argument));
    const as = name.charAt(0).toLowerCase() + name.slice(1);
    if (!this.named.has(name)) this.named.set(name, `const ${as} = ${this.#declaration(node, name)};`);
    return as;
  }

  #declaration(node: ts.TypeReferenceNode, name: string): string {
    const symbol = this.#checker.getSymbolAtLocation(node.typeName);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target?.declarations?.[0];
    if (declaration !== undefined && ts.isTypeAliasDeclaration(declaration)) return this.#shape(declaration.type);
    if (declaration === undefined || !ts.isInterfaceDeclaration(declaration)) throw new Error(`a snapshot has no shape for "${name}"`);
    const properties = this.#propertiesOf(declaration);
    const isPart = properties.some((each) => each.name === "presence");
    const inherited = (each: ts.Symbol): boolean => isPart && each.valueDeclaration?.getSourceFile().fileName.endsWith("/many.ts") === true;
    return this.#call(isPart ? "item" : "object", this.#fields(properties.filter((each) => !inherited(each))));
  }

  #use(shape: string): string {
    this.used.add(shape);
    return shape;
  }

  #call(shape: string, ...inner: readonly string[]): string {
    return `${this.#use(shape)}(${inner.join(", ")})`;
  }
}

/** The text of a literal type. */
function literalOf(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) ? node.literal.getText() : undefined;
}
