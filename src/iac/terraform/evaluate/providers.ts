import { known, unknownBecause, type Fact } from "../../../model/fact.ts";
import { because } from "../../../model/unknown.ts";
import type { ProviderContext } from "../../document.ts";
import type { MapValue } from "../../value.ts";
import { literalText, writtenIn, type Declaration, type Layer, type ModuleCode } from "../declarations.ts";
import type { Expression } from "../syntax/ast.ts";
import { toText } from "../functions/convert.ts";
import { deref } from "../functions/walk.ts";
import { BlockBody } from "./block-body.ts";
import type { ModuleScope } from "./frame.ts";
import { whyOf } from "./iteration.ts";

/** A module as providers see it: its own provider blocks, and the way to its caller. */
export interface ProviderScope {
  readonly code: ModuleCode;
  readonly scope: ModuleScope;
  readonly caller: { readonly module: ProviderScope; readonly call: Declaration } | undefined;
  readonly contexts: Map<string, ProviderContext>;
}

export type MajorsOf = (localName: string, code: ModuleCode) => readonly number[] | undefined;

/** The provider configuration of a resource: its `provider` argument, else the one its type's first word names. */
export function providerOf(
  { type, layers }: Pick<Declaration, "type"> & { readonly layers: readonly Layer[] },
  module: ProviderScope,
  majors: MajorsOf,
): ProviderContext {
  const chosen = configurationName(writtenIn(layers, "provider")?.attribute.value);
  return contextOf(chosen ?? type.slice(0, type.includes("_") ? type.indexOf("_") : undefined), module, majors);
}

function contextOf(name: string, module: ProviderScope, majors: MajorsOf): ProviderContext {
  const ready = module.contexts.get(name);
  if (ready !== undefined) return ready;
  const context = resolve(name, module, majors);
  module.contexts.set(name, context);
  return context;
}

function resolve(name: string, module: ProviderScope, majors: MajorsOf): ProviderContext {
  const [local = name] = name.split(".");
  const own = module.code.providers.get(name);
  if (own !== undefined) return configured(name, local, own, module, majors);
  const { caller } = module;
  if (caller !== undefined) {
    const passed = passedOn(caller.call, name);
    // Without an entry in `providers`, a module inherits the configurations that have no alias.
    if (passed !== undefined || !name.includes(".")) return contextOf(passed ?? name, caller.module, majors);
  }
  const region: Fact<string | null> = name.includes(".") ? unknownBecause(because("undefined", `provider ${name}`)) : known(null);
  return { name: local, key: keyIn(module, name), region, majors: majors(local, module.code), settings: undefined };
}

function configured(name: string, local: string, declaration: Declaration, module: ProviderScope, majors: MajorsOf): ProviderContext {
  const [{ source }] = declaration.layers;
  const settings = new BlockBody(declaration.layers, { module: module.scope, source, names: undefined }, { outermost: true });
  return { name: local, key: keyIn(module, name), region: regionOf(settings), majors: majors(local, module.code), settings };
}

function regionOf(settings: MapValue): Fact<string | null> {
  const value = settings.get("region");
  const at = settings.placeOf("region");
  if (value === undefined || value === null) {
    const [why] = settings.open;
    return why === undefined ? known(null) : unknownBecause(why);
  }
  const text = toText(deref(value));
  if (typeof text === "string") return known(text, { at });
  return unknownBecause(whyOf(value) ?? because("evaluation-error", "region is no string"), at);
}

function keyIn(module: ProviderScope, name: string): string {
  return module.scope.address === "" ? name : `${module.scope.address}.${name}`;
}

/** What `providers = { aws.peer = aws.west }` of a module call passes under a name. */
function passedOn({ layers }: Declaration, name: string): string | undefined {
  const map = writtenIn(layers, "providers")?.attribute.value;
  if (map?.node !== "object") return undefined;
  const entry = map.entries.find(({ key }) => configurationName(key) === name);
  return configurationName(entry?.value);
}

/** `aws`, `aws.west`, or either as a string; `aws.by_region[each.key]` names all of its instances. */
function configurationName(expression: Expression | undefined): string | undefined {
  switch (expression?.node) {
    case "variable":
      return expression.name;
    case "attribute":
      return expression.of.node === "variable" ? `${expression.of.name}.${expression.name}` : undefined;
    case "literal":
      return literalText(expression);
    case "index":
      return configurationName(expression.of);
    case "parentheses":
      return configurationName(expression.inner);
    case "template":
      return expression.parts.length === 1 && expression.parts[0]?.part === "interpolation"
        ? configurationName(expression.parts[0].value)
        : undefined;
    default:
      return undefined;
  }
}
