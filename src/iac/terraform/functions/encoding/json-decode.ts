/** `jsondecode`, also of text that was put together from literal JSON and things that are not known, as policies in heredocs are. */
import type { Unknown } from "../../../../model/unknown.ts";
import { isList, isMap, listValue, mapValue, type Template, type Value } from "../../../value.ts";
import { fail, halt } from "../halt.ts";
import { settled, type Piece } from "../json-text.ts";
import * as need from "../need.ts";
import { concatenate } from "../text.ts";
import { computed, deref, firstUnresolved, fromPlain, type Json } from "../walk.ts";

export function decodeJson(value: Value): Value {
  const known = deref(value);
  if (typeof known === "object" && known?.is === "json") return known.value;
  const text = need.textOrTemplate(known);
  if (typeof text !== "string") return decodeWithHoles(text);
  const json = parse(text);
  return json === undefined ? fail("the text is not JSON") : fromPlain(json);
}

/** `undefined` when the text is no JSON. */
function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Marks from the private use area stand for the holes while the text is parsed. */
const INSIDE = "\uf8f0";
const WHOLE = "\uf8f1";
const ENTRY = "\uf8f2";
const END = "\uf8f3";
const MARK = /[\uf8f0-\uf8f3]/;

/**
 * A hole within a JSON string makes that string a template; one that stands for a value is that value. Among the elements of an array and the entries of an object
 * a hole may stand for any number of them, so that it is an opening. It is taken not to end the string that it stands in.
 */
function decodeWithHoles(template: Template): Value {
  const whole = firstUnresolved(template);
  const marker = new Marker();
  for (const piece of template.parts.map(settled)) marker.add(piece);
  const json = marker.broken ? undefined : parse(marker.text);
  if (json === undefined) return whole === undefined ? fail("the text is not JSON") : halt(whole);
  return fill(fromPlain(json), marker.holes);
}

/** Writes the text with marks for holes, following it closely enough to know what each hole stands for. */
class Marker {
  readonly holes: Exclude<Piece, string>[] = [];
  text = "";
  /** A hole stands where no mark can be put. */
  broken = false;
  #containers: string[] = [];
  #inString = false;
  #escaped = false;
  /** The last character outside white space. */
  #last = "";
  /** A hole among elements ended just now: what follows is set apart from it. */
  #afterHole = false;

  add(piece: Piece): void {
    if (typeof piece === "string") {
      this.broken ||= MARK.test(piece);
      for (const char of piece) this.#read(char);
      return;
    }
    this.broken ||= this.#escaped;
    const number = this.holes.push(piece) - 1;
    if (this.#inString) this.text += `${INSIDE}${number}${END}`;
    else this.#putHole(number);
  }

  #putHole(number: number): void {
    if (this.#afterHole || (this.#last !== "" && !"[{,:".includes(this.#last))) this.text += ",";
    const entry = this.#containers.at(-1) === "{" && this.#last !== ":";
    this.text += entry ? `"${ENTRY}${number}${END}":null` : `"${WHOLE}${number}${END}"`;
    this.#last = '"';
    this.#afterHole = this.#containers.length > 0;
  }

  #read(char: string): void {
    const space = !this.#inString && /\s/.test(char);
    if (this.#inString) this.#readInString(char);
    else if (char === '"') this.#inString = true;
    else if (char === "[" || char === "{") this.#containers.push(char);
    else if (char === "]" || char === "}") this.#containers.pop();
    if (!space) {
      if (this.#afterHole && !",]}".includes(char)) this.text += ",";
      this.#afterHole = false;
      this.#last = char;
    }
    this.text += char;
  }

  #readInString(char: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (char === "\\") this.#escaped = true;
    else if (char === '"') this.#inString = false;
  }
}

type Holes = readonly Exclude<Piece, string>[];

function fill(value: Value, holes: Holes): Value {
  if (typeof value === "string") return MARK.test(value) ? filledText(value, holes) : value;
  if (isList(value)) {
    const open: Unknown[] = [];
    const items = value.items.filter((item) => {
      const hole = typeof item === "string" && item.startsWith(WHOLE) ? holeAt(item, holes) : undefined;
      if (hole !== undefined) addReason(open, hole);
      return hole === undefined;
    });
    return listValue(
      items.map((item) => fill(item, holes)),
      open,
    );
  }
  if (!isMap(value)) return value;
  const open: Unknown[] = [];
  const entries = new Map<string, Value>();
  for (const name of value.names()) {
    const mark = MARK.exec(name);
    if (mark === null) entries.set(name, fill(value.get(name) ?? null, holes));
    else addReason(open, holeAt(name.slice(mark.index), holes));
  }
  return mapValue(entries, { open });
}

function filledText(text: string, holes: Holes): Value {
  if (text.startsWith(WHOLE)) return holeAt(text, holes);
  const parts = text.split(INSIDE).flatMap((part, index): Value[] => {
    if (index === 0) return [part];
    return [holeAt(INSIDE + part, holes), part.slice(part.indexOf(END) + 1)];
  });
  return concatenate(parts);
}

function holeAt(marked: string, holes: Holes): Exclude<Piece, string> {
  return holes[Number(marked.slice(1, marked.indexOf(END)))] as Exclude<Piece, string>;
}

function addReason(open: Unknown[], hole: Exclude<Piece, string>): void {
  const why = hole.is === "unresolved" ? hole.why : computed(hole);
  if (!open.includes(why)) open.push(why);
}
