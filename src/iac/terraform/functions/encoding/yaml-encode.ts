/** `yamlencode`: block style, keys sorted, strings in double quotes or, with line breaks, as literal blocks. */
import { because } from "../../../../model/unknown.ts";
import type { Value } from "../../../value.ts";
import { halt } from "../halt.ts";
import { boundText } from "../limits.ts";
import { numberText } from "../numbers.ts";
import { compareText } from "../order.ts";
import { plain } from "../plain.ts";
import type { Json } from "../walk.ts";

/** Columns after which a quoted string is broken at the next space. */
const WIDTH = 80;
/** Longer keys need the form with a question mark. */
const LONGEST_KEY = 128;

export function encodeYaml(value: Value): string {
  const known = plain(value);
  if (!known.known) return halt(known.why);
  const writer = new Writer();
  writer.node(known.json, -1, "root");
  const open = known.json === null || typeof known.json === "number" || typeof known.json === "boolean";
  return `${writer.out}\n${open ? "...\n" : ""}`.replace(/\n\n$/, (end) => (writer.endsBroken ? "\n" : end));
}

type Place = "root" | "entry" | "element";

class Writer {
  out = "";
  #column = 0;
  /** The last thing written ended its line itself. */
  endsBroken = false;

  /** `indent`: columns of the collection around it, -1 at the root. */
  node(json: Json, indent: number, place: Place): void {
    if (Array.isArray(json) && json.length > 0) this.#list(json as readonly Json[], indent, place);
    else if (isObject(json) && Object.keys(json).length > 0) this.#map(json, indent, place);
    else this.#scalar(json, indent, place);
  }

  #scalar(json: Json, indent: number, place: Place): void {
    if (place !== "root") this.#put(" ");
    if (typeof json !== "string") this.#put(scalarText(json));
    else if (json.includes("\n") && isBlock(json)) this.#literal(json, Math.max(0, indent) + 2);
    else this.#quoted(json, Math.max(0, indent) + 2, true);
  }

  #list(items: readonly Json[], around: number, place: Place): void {
    const indent = place === "root" ? 0 : place === "entry" ? around : around + 2;
    for (const [index, item] of items.entries()) {
      if (index === 0 && place === "element") this.#put(" ");
      else if (index > 0 || place !== "root") this.#line(indent);
      this.#put("-");
      this.node(item, indent, "element");
    }
  }

  #map(entries: { readonly [name: string]: Json }, around: number, place: Place): void {
    const indent = place === "root" ? 0 : around + 2;
    for (const [index, name] of Object.keys(entries).sort(compareText).entries()) {
      if (index === 0 && place === "element") this.#put(" ");
      else if (index > 0 || place !== "root") this.#line(indent);
      if (name.includes("\n") || name.length > LONGEST_KEY)
        halt(because("limit", "a mapping key of several lines or more than 128 characters"));
      this.#quoted(name, indent + 2, false);
      this.#put(":");
      this.node(entries[name] as Json, indent, "entry");
    }
  }

  #literal(text: string, indent: number): void {
    const first = /^[ \n]/.test(text) ? "2" : "";
    const chomp = !text.endsWith("\n") ? "-" : text === "\n" || text.endsWith("\n\n") ? "+" : "";
    this.#put(`|${first}${chomp}`);
    const lines = text.split("\n");
    if (text.endsWith("\n")) lines.pop();
    for (const line of lines) {
      if (line === "") this.#put("\n");
      else this.#put(`\n${" ".repeat(indent)}${line}`);
    }
    if (chomp === "+") this.endsBroken = false;
  }

  #quoted(text: string, indent: number, breaks: boolean): void {
    this.#put('"');
    const chars = Array.from(text);
    let spaces = false;
    for (const [index, char] of chars.entries()) {
      const breakable = breaks && char === " " && !spaces && this.#column > WIDTH && index > 0 && index < chars.length - 1;
      if (breakable) {
        this.#line(indent);
        if (chars[index + 1] === " ") this.#put("\\");
      } else this.#put(escaped(char));
      spaces = char === " ";
    }
    this.#put('"');
  }

  #line(indent: number): void {
    this.#put(`\n${" ".repeat(indent)}`);
  }

  #put(text: string): void {
    boundText(this.out.length + text.length);
    this.out += text;
    const line = text.lastIndexOf("\n");
    this.#column = line < 0 ? this.#column + Array.from(text).length : text.length - line - 1;
  }
}

function isObject(json: Json): json is { readonly [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function scalarText(json: Json): string {
  if (typeof json === "number") return numberText(json);
  if (Array.isArray(json)) return "[]";
  return typeof json === "object" && json !== null ? "{}" : String(json);
}

/** Whether a literal block can hold the text: nothing but printable characters, and no line that ends in a space. */
function isBlock(text: string): boolean {
  return !/ \n| $/.test(text) && Array.from(text).every((char) => char === "\n" || (isPrintable(char) && !BREAK.test(char)));
}

const BREAK = /[\r\n\u0085\u2028\u2029]/;

function isPrintable(char: string): boolean {
  if (char.length > 1) return false;
  return (
    (char >= " " && char <= "~") || (char >= "\u00a0" && char <= "\ud7ff") || (char >= "\ue000" && char <= "\ufffd" && char !== "\ufeff")
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "0",
  "\u0007": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\u001b": "e",
  '"': '"',
  "\\": "\\",
  "\u0085": "N",
  "\u2028": "L",
  "\u2029": "P",
};

function escaped(char: string): string {
  const short = ESCAPES[char];
  if (short !== undefined) return `\\${short}`;
  if (isPrintable(char)) return char;
  const code = char.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
