import { because, type Unknown } from "../../model/unknown.ts";
import { isMap, unresolved, type Value } from "../value.ts";
import type { CodeTree, Template } from "./code-tree.ts";
import { evaluate } from "./evaluate/expression.ts";
import type { ModuleScope, Names, RootScope } from "./evaluate/frame.ts";
import { whyOf } from "./evaluate/iteration.ts";
import type { FunctionHost } from "./functions/builtin.ts";
import { deref } from "./functions/walk.ts";
import { glob } from "./glob.ts";
import { isAbsolute, joined, type FileTree } from "./tree.ts";

/** What functions of a module may read: files inside the scanned tree, relative to the folder of the root. */
export function fileHost(code: CodeTree, tree: FileTree, rootPath: string, module: ModuleScope, root: RootScope): FunctionHost {
  const place = (path: string): string => (isAbsolute(path) ? joined(path) : joined(rootPath, path));
  const outside = (path: string): Unknown | undefined => (code.isOutside(place(path)) ? because("file-outside", path) : undefined);
  const readFile = (path: string): string | Unknown => {
    const text = outside(path) ?? code.text(place(path));
    return typeof text === "string" ? text : "why" in text ? text.why : text;
  };
  const render = ({ value, source }: Template, name: string, variables: Value): Value => {
    const given = deref(variables);
    if (!isMap(given)) return unresolved(whyOf(given) ?? because("evaluation-error", "the variables of a template must be an object"));
    if (value === undefined) return unresolved(because("evaluation-error", `${name} is no template`));
    let names: Names | undefined;
    for (const each of given.names()) names = { name: each, value: given.get(each) ?? null, next: names };
    return root.budget.guard(
      () => evaluate(value, { module: bareScope(module), source, names }),
      (why) => unresolved(why),
    );
  };
  return {
    moduleDir: module.paths.module,
    rootDir: module.paths.root,
    cwd: module.paths.cwd,
    workspace: root.workspace,
    readFile,
    fileExists: (path) => outside(path) ?? tree.kindOf(place(path)) === "file",
    listFiles: (base, pattern) => outside(base) ?? matching(code.filesUnder(place(base)), pattern),
    renderTemplate: (path, variables) => {
      const template = outside(path) ?? code.template(place(path));
      return "code" in template ? unresolved(template) : render(template, path, variables);
    },
    renderTemplateText: (text, variables) => render(code.templateText(text), "the text", variables),
  };
}

/** A template sees its variables and nothing of the module it is rendered in. */
function bareScope(module: ModuleScope): ModuleScope {
  const none = (name: string): Value => unresolved(because("undefined", `${name} in a template`));
  return {
    root: module.root,
    address: module.address,
    host: module.host,
    paths: module.paths,
    variable: (name) => none(`var.${name}`),
    local: (name) => none(`local.${name}`),
    call: (name) => none(`module.${name}`),
    resource: (type, name) => none(`${type}.${name}`),
    data: (type, name) => none(`data.${type}.${name}`),
  };
}

function matching(files: readonly string[] | Unknown, pattern: string): readonly string[] | Unknown {
  return "code" in files ? files : files.filter(glob(pattern));
}
