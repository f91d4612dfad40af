/** The XML that OSS answers with: elements, text and nothing else of the language. */
import type { Json } from "../../src/provider/json.ts";

const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

interface Element {
  readonly name: string;
  readonly children: (readonly [name: string, value: unknown])[];
  text: string;
}

/**
 * The root element as an object with one member. An element with elements inside becomes an object, one without its text; elements that come more
 * than once, and those named in `lists`, become lists. `undefined` where the text is not of that sort, or cut off.
 */
export function xmlToJson(text: string, lists: ReadonlySet<string>): Json | undefined {
  const root: Element = { name: "", children: [], text: "" };
  const open: Element[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const here = open.at(-1);
    if (token === null || here === undefined) return undefined;
    const [, cdata, closing, opening, , empty, words] = token;
    if (cdata !== undefined) here.text += cdata;
    else if (words !== undefined) here.text += unescaped(words);
    else if (opening !== undefined) {
      if (empty === "/") here.children.push([opening, ""]);
      else open.push({ name: opening, children: [], text: "" });
    } else if (closing !== undefined) {
      const outer = open.at(-2);
      if (here.name !== closing || outer === undefined) return undefined;
      open.pop();
      outer.children.push([here.name, valueOf(here, lists)]);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== "") return undefined;
  return valueOf(root, new Set()) as Json;
}

function valueOf({ children, text }: Element, lists: ReadonlySet<string>): unknown {
  if (children.length === 0) return text.trim();
  const members = new Map<string, unknown[]>();
  for (const [name, value] of children) members.set(name, [...(members.get(name) ?? []), value]);
  return Object.fromEntries([...members].map(([name, values]) => [name, values.length > 1 || lists.has(name) ? values : values[0]]));
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ""] ?? whole;
  });
}
