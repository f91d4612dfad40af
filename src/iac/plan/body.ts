import type { At } from "../../model/at.ts";
import { because } from "../../model/unknown.ts";
import { isList, listValue, unresolved, type MapValue, type Value } from "../value.ts";
import { aligned, fitsCode, fitsExpressions, mapsIn } from "./align.ts";
import type { Estate, Frame } from "./estate.ts";
import { fromCode } from "./from-code.ts";
import { JsonWalk } from "./json-walk.ts";
import { referencesOf } from "./modules.ts";
import { pointing, waitingElements, waitingFor } from "./pending.ts";
import { isObject, marksAnything, memberOf, type Plain } from "./plain.ts";
import type { Listed } from "./plan-text.ts";

/** A part of a resource as the plan tells it, in its five aspects. All have the same shape, as far as they are there. */
export interface Aspects {
  readonly values: Plain;
  /** `true` where a value is known only after apply. */
  readonly unknown: unknown;
  /** `true` where a value is secret. */
  readonly secret: readonly unknown[];
  /** How it is written; `undefined` where the plan does not tell. */
  readonly expressions: Plain | undefined;
  /** The code that it was planned from. */
  readonly code: MapValue | undefined;
  /** Offset of the object with the values in the plan. */
  readonly start: number | undefined;
}

/** What the bodies of one resource share. */
export interface Holder {
  readonly estate: Estate;
  readonly frame: Frame;
  readonly address: string;
  /** Of a data source, whose elements are told exactly or not at all. */
  readonly data: boolean;
  /** Whether the code may tell values, not only places. */
  readonly codeTells: boolean;
  readonly bodyOf: (data: Listed) => MapValue;
}

/**
 * The body of a planned resource, or of a block or object in it. Provider defaults stand in it like written values; `null` counts as absent.
 * What is known only after apply is a reference where the plan or the code tells to what, absent where nothing is written (as in code: it is
 * left to the provider), and unresolved otherwise. A secret is never handed out.
 */
export class PlanBody implements MapValue {
  readonly is = "map";
  readonly open = [];
  readonly #holder: Holder;
  readonly #aspects: Aspects;
  /** Of this part within the resource, `""` for the whole. */
  readonly #path: string;
  readonly #values = new Map<string, Value | undefined>();
  #offsets: ReadonlyMap<string, readonly [start: number, end: number]> | undefined;

  constructor(holder: Holder, aspects: Aspects, path = "") {
    this.#holder = holder;
    this.#aspects = aspects;
    this.#path = path;
  }

  get at(): At | undefined {
    const { code, start } = this.#aspects;
    if (code?.at !== undefined) return code.at;
    const { positions, source } = this.#holder.estate;
    return start === undefined ? undefined : positions.add(source, start, start + 1);
  }

  get(name: string): Value | undefined {
    if (!this.#values.has(name)) this.#values.set(name, this.#make(name));
    return this.#values.get(name);
  }

  placeOf(name: string): At | undefined {
    const { code } = this.#aspects;
    if (code !== undefined) return code.placeOf(name) ?? code.at;
    const { positions, source } = this.#holder.estate;
    const range = this.#ranges().get(name);
    return range && positions.add(source, ...range);
  }

  names(): readonly string[] {
    const { values, unknown } = this.#aspects;
    const names = new Set([...Object.keys(values), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
    return [...names].filter((name) => this.get(name) !== undefined);
  }

  #make(name: string): Value | undefined {
    const { values, unknown, secret } = this.#aspects;
    if (secret.some((mask) => memberOf(mask, name) === true)) return unresolved(because("sensitive", this.#subject(name)));
    const mask = memberOf(unknown, name);
    const value = memberOf(values, name);
    if (mask === true) return this.#waiting(name);
    if (value === undefined || value === null) return marksAnything(mask) ? this.#waiting(name) : undefined;
    return Array.isArray(value) ? this.#list(name, value as readonly unknown[]) : this.#known(name, value, mask);
  }

  /** A value that is known only after apply. */
  #waiting(name: string): Value | undefined {
    const { expressions, code, secret } = this.#aspects;
    const { frame, estate, bodyOf, codeTells } = this.#holder;
    const why = because("computed", this.#subject(name));
    if (code !== undefined && codeTells) {
      const written = code.get(name);
      if ((written === undefined && code.open.length === 0) || written === null) return undefined;
      const told = written === undefined ? undefined : fromCode(written, estate.fromCode);
      // A plain value would be known to the plan: this code is another one than was planned.
      if (told !== undefined) return typeof told === "object" ? told : unresolved(why);
    }
    if (expressions === undefined) return unresolved(why);
    const expression = memberOf(expressions, name);
    // The mask of secrets names each collection, also an unknown one: what it does not name is a single value.
    const masks = secret.filter(isObject);
    const collection = masks.some((mask) => memberOf(mask, name) !== undefined);
    // Nothing is written. Only a collection may come from dynamic blocks all the same, of which a plan is silent.
    if (expression === undefined) return masks.length > 0 && !collection ? undefined : unresolved(why);
    const references = referencesOf(expression);
    if (references === undefined || masks.length === 0) return unresolved(why);
    return waitingFor(references, collection, this.#subject(name), frame, estate, bodyOf);
  }

  #known(name: string, value: unknown, mask: unknown): Value {
    const { secret, expressions, code } = this.#aspects;
    if (isObject(value)) {
      return new PlanBody(
        this.#holder,
        {
          values: value,
          unknown: mask,
          secret: secret.map((each) => memberOf(each, name)),
          expressions: blockIn(memberOf(expressions, name)),
          code: mapsIn(code?.get(name))[0],
          start: this.#ranges().get(name)?.[0],
        },
        this.#inner(name),
      );
    }
    return this.#single(value, memberOf(expressions, name), code?.get(name));
  }

  #single(value: unknown, expression: unknown, written: Value | undefined): Value {
    if (typeof value !== "string") return value as number | boolean | null;
    const { frame, estate, codeTells } = this.#holder;
    const told = written === undefined || !codeTells ? undefined : fromCode(written, estate.fromCode);
    if (typeof told === "object" && told?.is === "reference" && told.value === value) return told;
    const references = referencesOf(expression);
    return references === undefined ? value : pointing(value, references, frame, estate);
  }

  #list(name: string, items: readonly unknown[]): Value {
    const { unknown, secret, expressions, code } = this.#aspects;
    const expression = memberOf(expressions, name);
    const mask = memberOf(unknown, name);
    const masks = secret.map((each) => memberOf(each, name));
    const blocks = blocksIn(expression);
    const written = code?.get(name);
    const forms = blocks && aligned(items, blocks, fitsExpressions);
    const codes = written === undefined ? undefined : aligned(items, mapsIn(written), fitsCode);
    const waiting = this.#elements(referencesOf(expression), items.filter((_, index) => memberOf(mask, index) === true).length);
    const told =
      this.#holder.codeTells && isList(written) && written.open.length === 0 && written.items.length === items.length
        ? written.items
        : undefined;
    let waited = 0;
    const starts = items.some(isObject) ? this.#starts(name) : [];
    return listValue(
      items.map((item, index): Value => {
        const path = `${this.#inner(name)}[${String(index)}]`;
        if (masks.some((each) => memberOf(each, index) === true))
          return unresolved(because("sensitive", `${this.#holder.address}.${path}`));
        const inner = memberOf(mask, index);
        if (inner === true) {
          const next = waiting?.[waited++];
          const own = told?.[index];
          const single = own === undefined ? undefined : fromCode(own, this.#holder.estate.fromCode);
          return typeof single === "object" && single !== null
            ? single
            : (next ?? unresolved(because("computed", `${this.#holder.address}.${path}`)));
        }
        if (Array.isArray(item)) return plainList(item, inner, masks, index, `${this.#holder.address}.${path}`);
        if (!isObject(item)) return this.#single(item, expression, undefined);
        const aspects: Aspects = {
          values: item,
          unknown: inner,
          secret: masks.map((each) => memberOf(each, index)),
          expressions: forms?.[index] as Plain | undefined,
          code: codes?.[index],
          start: starts[index],
        };
        return new PlanBody(this.#holder, aspects, path);
      }),
      [],
      this.placeOf(name),
    );
  }

  #elements(references: readonly string[] | undefined, count: number): readonly Value[] | undefined {
    if (references === undefined || count === 0 || this.#holder.data) return undefined;
    return waitingElements(references, count, this.#holder.frame, this.#holder.estate);
  }

  #inner(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }

  #subject(name: string): string {
    return `${this.#holder.address}.${this.#inner(name)}`;
  }

  #ranges(): ReadonlyMap<string, readonly [start: number, end: number]> {
    if (this.#offsets !== undefined) return this.#offsets;
    const offsets = new Map<string, readonly [number, number]>();
    const { start } = this.#aspects;
    if (start !== undefined) {
      const walk = new JsonWalk(this.#holder.estate.text, start);
      walk.object((name) => {
        walk.peek();
        const from = walk.at;
        walk.skip();
        offsets.set(name, [from, walk.at]);
      });
    }
    return (this.#offsets = offsets);
  }

  #starts(name: string): readonly number[] {
    const start = this.#ranges().get(name)?.[0];
    if (start === undefined) return [];
    const starts: number[] = [];
    const walk = new JsonWalk(this.#holder.estate.text, start);
    walk.array(() => {
      walk.peek();
      starts.push(walk.at);
      walk.skip();
    });
    return starts;
  }
}

/** Lists in lists hold plain values in all that providers offer. */
function plainList(items: readonly unknown[], mask: unknown, secret: readonly unknown[], at: number, path: string): Value {
  return listValue(
    items.map((item, index) => {
      const subject = `${path}[${String(index)}]`;
      if (secret.some((each) => marksAnything(memberOf(memberOf(each, at), index)))) return unresolved(because("sensitive", subject));
      if (marksAnything(memberOf(mask, index))) return unresolved(because("computed", subject));
      return typeof item === "object" && item !== null ? unresolved(because("unexpected-value", subject)) : (item as Value);
    }),
  );
}

/** The expressions of nested blocks of which there may be several. */
function blocksIn(expression: unknown): readonly unknown[] | undefined {
  if (Array.isArray(expression)) return expression as readonly unknown[];
  const block = blockIn(expression);
  return block === undefined ? undefined : [block];
}

/** The expressions of one nested block, as told from a single expression. */
function blockIn(expression: unknown): Plain | undefined {
  return isObject(expression) && !("references" in expression) && !("constant_value" in expression) ? expression : undefined;
}
