import { known, unknownBecause, type Fact } from "../../model/fact.ts";
import { because } from "../../model/unknown.ts";
import type { ProviderContext } from "../document.ts";
import { majorsOf } from "../terraform/evaluate/version-constraint.ts";
import { listValue, mapValue, unresolved, type MapValue, type Value } from "../value.ts";
import { referencesOf } from "./modules.ts";
import { plainValue } from "./variables.ts";
import { isObject, memberOf, objectIn, textIn, type Plain } from "./plain.ts";

/** The provider configurations of a plan, by the key that its resources name. */
export class Providers {
  readonly #entries: Plain;
  readonly #variables: ReadonlyMap<string, Value>;
  readonly #ready = new Map<string, ProviderContext>();

  constructor(configuration: Plain | undefined, variables: ReadonlyMap<string, Value>) {
    this.#entries = objectIn(configuration, "provider_config");
    this.#variables = variables;
  }

  /** `named` is the key that a resource of the type gives, `undefined` where the plan has no configuration part. */
  of(named: string | undefined, type: string): ProviderContext {
    const local = named?.split(":").at(-1) ?? type.split("_", 1)[0] ?? type;
    const key = named ?? local;
    let context = this.#ready.get(key);
    if (context === undefined) this.#ready.set(key, (context = this.#make(key, local)));
    return context;
  }

  #make(key: string, local: string): ProviderContext {
    const [name = local] = local.split(".");
    const entry = this.#entry(key, local);
    if (entry === undefined) {
      // Older plans do not say which configuration a call passes to its module; with a single one there is no doubt.
      const configured = Object.values(this.#entries).filter(
        (each) => textIn(each, "name") === name && isObject(memberOf(each, "expressions")),
      );
      const known = configured.length === 0 && !local.includes(".");
      const region: Fact<string | null> = known ? knownNull : unknownBecause(because("computed", `provider ${key}`));
      return { name, key, region, majors: undefined, settings: undefined };
    }
    const [found, configuration] = entry;
    const version = textIn(configuration, "version_constraint");
    const expressions = memberOf(configuration, "expressions");
    const settings = isObject(expressions) ? this.#block(expressions, `provider ${found}`) : undefined;
    return {
      name: textIn(configuration, "name")?.split(".")[0] ?? name,
      key: found.replace(":", "."),
      region: regionOf(settings),
      majors: version === undefined ? undefined : majorsOf([version]),
      settings,
    };
  }

  #entry(key: string, local: string): readonly [string, Plain] | undefined {
    const own = memberOf(this.#entries, key);
    if (isObject(own)) return [key, own];
    const all = Object.entries(this.#entries).filter((each): each is [string, Plain] => isObject(each[1]));
    if (local.includes(".")) return undefined;
    const [name] = local.split(".");
    const same = all.filter(([, each]) => textIn(each, "name") === name);
    const [only] = same;
    return same.length === 1 ? only : undefined;
  }

  #block(expressions: Plain, path: string): MapValue {
    const entries = new Map<string, Value>();
    for (const [name, expression] of Object.entries(expressions)) {
      const value = this.#value(expression, `${path}.${name}`);
      if (value !== undefined && value !== null) entries.set(name, value);
    }
    return mapValue(entries);
  }

  #value(expression: unknown, path: string): Value | undefined {
    if (Array.isArray(expression)) {
      return listValue((expression as readonly unknown[]).filter(isObject).map((each) => this.#block(each, path)));
    }
    if (!isObject(expression)) return undefined;
    const constant = memberOf(expression, "constant_value");
    if (constant !== undefined) return plainValue(constant);
    const references = referencesOf(expression);
    if (references === undefined) return Object.keys(expression).length === 0 ? undefined : this.#block(expression, path);
    const [first, second] = references;
    const name = second === undefined ? /^var\.([^.[]+)$/.exec(first ?? "")?.[1] : undefined;
    // A plan does not tell `var.region` from a text around it; a variable that is called like the argument holds the whole of it.
    const whole = name?.endsWith(path.slice(path.lastIndexOf(".") + 1)) === true;
    return (name !== undefined && whole ? this.#variables.get(name) : undefined) ?? unresolved(because("computed", path));
  }
}

const knownNull: Fact<string | null> = known(null);

function regionOf(settings: MapValue | undefined): Fact<string | null> {
  const value = settings?.get("region");
  if (value === undefined || value === null) return knownNull;
  if (typeof value === "string") return known(value);
  return unknownBecause(
    typeof value === "object" && value.is === "unresolved" ? value.why : because("evaluation-error", "region is no string"),
  );
}
