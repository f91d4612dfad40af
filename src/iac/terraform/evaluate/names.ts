import { unresolved, type Value } from "../../value.ts";
import type { Range } from "../syntax/ast.ts";
import { reason, type Frame } from "./frame.ts";

type NameNode = Range & { readonly name: string };

/** A name alone. In Terraform only a bound one means anything. */
export function resolveName(node: NameNode, frame: Frame): Value {
  return unresolved(reason("undefined", node.name, frame, node));
}

/** `first.second`, where `first` is not a bound name; `undefined` when it takes a third name to tell. */
export function resolvePair(first: string, second: string, range: Range, frame: Frame): Value | undefined {
  const { module } = frame;
  switch (first) {
    case "var":
      return module.variable(second);
    case "local":
      return module.local(second);
    case "module":
      return module.call(second);
    case "path":
      return second === "module" || second === "root" || second === "cwd"
        ? module.paths[second]
        : undeclared(`path.${second}`, range, frame);
    case "terraform":
    case "tofu":
      return second === "workspace" ? module.root.workspace : unresolved(reason("computed", `${first}.${second}`, frame, range));
    case "self":
      return unresolved(reason("computed", `self.${second}`, frame, range));
    case "each":
    case "count":
      return undeclared(`${first}.${second}`, range, frame);
    case "data":
    case "resource":
    case "ephemeral":
      return undefined;
    default:
      return module.resource(first, second);
  }
}

/** `data.type.name` and its like. */
export function resolveTriple(first: string, type: string, name: string, frame: Frame): Value | undefined {
  switch (first) {
    case "data":
      return frame.module.data(type, name);
    case "resource":
      return frame.module.resource(type, name);
    case "ephemeral":
      return unresolved({ code: "computed", subject: `ephemeral.${type}.${name}` });
    default:
      return undefined;
  }
}

function undeclared(name: string, range: Range, frame: Frame): Value {
  return unresolved(reason("undefined", name, frame, range));
}
