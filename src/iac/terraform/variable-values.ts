import { because, type Unknown } from "../../model/unknown.ts";
import { unresolved, type Value } from "../value.ts";
import type { CodeTree } from "./code-tree.ts";
import { evaluate } from "./evaluate/expression.ts";
import type { ModuleScope } from "./evaluate/frame.ts";
import { UNTYPED, type TypeConstraint } from "./evaluate/type-syntax.ts";
import type { Expression } from "./syntax/ast.ts";
import { parseExpression, parseTfvars } from "./syntax/parse-hcl.ts";
import { parseTfvarsJson } from "./syntax/parse-json.ts";
import { joined, type FileTree } from "./tree.ts";

type Setting = { readonly expression: Expression; readonly source: number } | { readonly text: string; readonly from: string };

/** Values for the variables of a root, the strongest source on top: TF_VAR_*, terraform.tfvars, *.auto.tfvars, --var-file, --var. */
export interface VariableValues {
  given(name: string, type: TypeConstraint, module: ModuleScope): Value | undefined;
  /** A file of values that could not be read wholly. */
  readonly hidden: Unknown | undefined;
}

export interface ValueSources {
  readonly variables: ReadonlyMap<string, string>;
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Reads files of values, each once for the whole scan. */
export class VariableFiles {
  readonly #code: CodeTree;
  readonly #read = new Map<string, { settings: Map<string, Setting>; problem: Unknown | undefined }>();

  constructor(code: CodeTree) {
    this.#code = code;
  }

  /** The values that hold for the root in a folder. */
  valuesFor(folder: string, tree: FileTree, { variables, files, environment }: ValueSources): VariableValues {
    const settings = new Map<string, Setting>();
    let hidden: Unknown | undefined;
    for (const [name, text] of Object.entries(environment)) {
      if (name.startsWith("TF_VAR_") && text !== undefined) settings.set(name.slice("TF_VAR_".length), { text, from: name });
    }
    for (const file of [...automatic(folder, tree), ...files]) {
      const read = this.#settingsOf(file);
      // The part that could not be read is stronger than all that came before.
      if (read.problem !== undefined) settings.clear();
      for (const [name, setting] of read.settings) settings.set(name, setting);
      hidden ??= read.problem;
    }
    for (const [name, text] of variables) settings.set(name, { text, from: `--var ${name}` });
    return {
      hidden,
      given: (name, type, module) => {
        const setting = settings.get(name);
        return setting === undefined ? undefined : valueOf(setting, type, module);
      },
    };
  }

  #settingsOf(file: string): { settings: Map<string, Setting>; problem: Unknown | undefined } {
    const ready = this.#read.get(file);
    if (ready !== undefined) return ready;
    const { parsed, source, problem } = this.#code.parse(file, file.endsWith(".json") ? parseTfvarsJson : parseTfvars);
    const attributes = parsed?.file?.body.attributes ?? [];
    const settings = new Map(attributes.map(({ name, value }) => [name, { expression: value, source }] as const));
    const read = { settings, problem };
    this.#read.set(file, read);
    return read;
  }
}

/** Files that a root reads by itself, in order of precedence. */
function automatic(folder: string, tree: FileTree): readonly string[] {
  const names = tree.list(folder)?.flatMap(({ name, kind }) => (kind === "file" ? [name] : [])) ?? [];
  const first = ["terraform.tfvars", "terraform.tfvars.json"].filter((name) => names.includes(name));
  const others = names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name));
  return [...first, ...others].map((name) => joined(folder, name));
}

/** A text given on the command line or in the environment is an expression, unless the variable is a string or has no type. */
function valueOf(setting: Setting, type: TypeConstraint, module: ModuleScope): Value {
  if (!("text" in setting)) return evaluate(setting.expression, { module, source: setting.source, names: undefined });
  const { text, from } = setting;
  if (type === UNTYPED || type.type === "string" || type.type === "number" || type.type === "bool") return text;
  const { value } = parseExpression(text);
  if (value === undefined) return unresolved(because("evaluation-error", `the value of ${from} is no expression`));
  // The text may be a secret, so that its source of positions holds none of it.
  return evaluate(value, { module, source: module.root.positions.addSource({ kind: "file", path: from, text: "" }), names: undefined });
}
