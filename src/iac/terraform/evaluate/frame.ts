import type { At, Positions } from "../../../model/at.ts";
import type { Unknown } from "../../../model/unknown.ts";
import type { Reference, Value } from "../../value.ts";
import type { FunctionHost } from "../functions/builtin.ts";
import type { Limits } from "../limits.ts";
import type { Expression, Range } from "../syntax/ast.ts";
import type { Targets } from "./access.ts";
import type { Budget } from "./budget.ts";

/** Where an expression stands: its module, its file, and the names that are bound around it. */
export interface Frame {
  readonly module: ModuleScope;
  /** The file, as a source of positions. */
  readonly source: number;
  readonly names: Names | undefined;
}

/** Names bound by `for`, `each`, `count` and the iterators of dynamic blocks, innermost first. */
export interface Names {
  readonly name: string;
  readonly value: Value;
  readonly next: Names | undefined;
}

/** What an expression can ask of the module it stands in. */
export interface ModuleScope {
  readonly root: RootScope;
  /** Address with instance keys, `""` for the root module. */
  readonly address: string;
  readonly host: FunctionHost;
  readonly paths: { readonly module: string; readonly root: string; readonly cwd: string };
  variable(name: string): Value;
  local(name: string): Value;
  call(name: string): Value;
  resource(type: string, name: string): Value;
  data(type: string, name: string): Value;
}

/** What all modules under one root share. */
export interface RootScope {
  readonly positions: Positions;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly workspace: string;
  readonly target: Targets;
  /** Takes room for so many documents or modules; tells why there is none left. */
  admit(count: number): Unknown | undefined;
}

export type Evaluate = (expression: Expression, frame: Frame) => Value;

export function bound(frame: Frame, name: string): Names | undefined {
  let names = frame.names;
  while (names !== undefined && names.name !== name) names = names.next;
  return names;
}

export function binding(frame: Frame, name: string, value: Value): Frame {
  return { module: frame.module, source: frame.source, names: { name, value, next: frame.names } };
}

export function placeOf(frame: Frame, range: Range): At {
  return frame.module.root.positions.add(frame.source, range.start, range.end);
}

/** A reason placed at the expression it is about. */
export function reason(code: Unknown["code"], subject: string, frame: Frame, range: Range): Unknown {
  return { code, subject, at: placeOf(frame, range) };
}

/** The whole of another document. */
export function referenceTo(id: string): Reference {
  return { is: "reference", to: id, path: "", value: undefined };
}
