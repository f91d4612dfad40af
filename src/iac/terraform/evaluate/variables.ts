import { because, type Unknown } from "../../../model/unknown.ts";
import { unresolved, type Value } from "../../value.ts";
import { writtenIn, type Declaration } from "../declarations.ts";
import type { Expression } from "../syntax/ast.ts";
import { unreadable } from "./block-body.ts";
import { evaluate } from "./expression.ts";
import { placeOf, type Frame, type ModuleScope } from "./frame.ts";
import { convert } from "./type-constraint.ts";
import { parseType, UNTYPED, type TypeConstraint } from "./type-syntax.ts";

/** What is given for a variable from outside. `undefined`: nothing. */
export type Given = (type: TypeConstraint) => Value | undefined;

/** The value of a declared variable: what is given, else its default, converted to its type. */
export function variableValue(declaration: Declaration, module: ModuleScope, given: Given, hidden: Unknown | undefined): Value {
  const { layers, name } = declaration;
  const typed = writtenIn(layers, "type");
  const type = typed === undefined ? UNTYPED : typeOf(typed.attribute.value);
  const [{ block, source }] = layers;
  const frame: Frame = { module, source, names: undefined };
  const own = typed === undefined ? frame : { ...frame, source: typed.source };
  const nullable = literal(declaration, "nullable") !== false;
  const value = given(type);
  if (value !== undefined && (value !== null || nullable)) return convert(value, type, own);
  // A file of values that could not be read may set it.
  if (hidden !== undefined && value === undefined) return unresolved(hidden);
  const fallback = writtenIn(layers, "default");
  if (fallback !== undefined) return convert(evaluate(fallback.attribute.value, { ...frame, source: fallback.source }), type, own);
  if (block.body.problem !== undefined) return unresolved(unreadable(frame, source, block.body.problem));
  return unresolved(because("variable-unset", name, placeOf(frame, block.header)));
}

const types = new WeakMap<Expression, TypeConstraint>();

/** Read once for all instances of a module. */
function typeOf(expression: Expression): TypeConstraint {
  let type = types.get(expression);
  if (type === undefined) types.set(expression, (type = parseType(expression)));
  return type;
}

function literal(declaration: Declaration, name: string): unknown {
  const expression = writtenIn(declaration.layers, name)?.attribute.value;
  return expression?.node === "literal" ? expression.value : undefined;
}
