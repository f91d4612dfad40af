/** Start-up data of machines (user data, custom data) as text: what is literal in it, decoded where it is Base64. */
import { isList, isMap, type Reference, type Unresolved, type Value } from "../iac/value.ts";
import { because, type Unknown } from "../model/unknown.ts";
import { refOf, settled } from "./read.ts";

/** Stands in the text for a part that is a reference or not known. */
export const HOLE = "\uE000";

export interface StartUpText {
  /** Parts that are not literal are each one `HOLE`. */
  readonly text: string;
  readonly holes: readonly (Reference | Unresolved)[];
  /** Why some of it could not be read at all. */
  readonly open: readonly Unknown[];
}

/** Attributes that only name or locate something. */
const HANDLE =
  /(^|[._])(arn|id|ids|name|names|url|uri|endpoint|address|host|hostname|fqdn|port|ip|region|bucket|account_id|dns_name|version_id|path)(\[\d+\])?$/;

/** A reference that only names or locates something hands out no credential. */
export function isHandle(reference: Reference): boolean {
  return HANDLE.test(reference.path);
}

const NOTHING: StartUpText = { text: "", holes: [], open: [] };
const BASE64 = /^(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})?$/;
/** The first two bytes of everything gzip makes. */
const GZIP = "\u001F\u008B";
/** Terraform keeps only the SHA-1 of user data in state and plans. */
const DIGEST = /^[0-9a-f]{40}$/;

/** Reads start-up data. Base64 is looked through wherever the whole value is Base64, because clouds and resources differ in where they ask for it. */
export function startUpText(written: Value | undefined): StartUpText {
  const value = settled(written);
  if (value === undefined || value === null) return NOTHING;
  if (typeof value !== "object") return decoded(String(value));
  switch (value.is) {
    case "template":
      return ofParts(value.parts);
    case "unresolved":
      return { ...NOTHING, open: [value.why] };
    case "reference": {
      const handle = refOf(value);
      return { ...NOTHING, open: [because("computed", handle.state === "known" ? `${handle.value}.${value.path}` : value.path)] };
    }
    case "json":
      return ofParts(structured("", value.value));
    default:
      return { ...NOTHING, open: [because("unexpected-value", "start-up data")] };
  }
}

/** A structure as `name: value` lines, which is as good as its JSON for whoever looks for words in it. */
function structured(name: string, written: Value): readonly (string | Reference | Unresolved)[] {
  const value = settled(written);
  if (isMap(value)) {
    const inner = value.names().flatMap((each) => structured(each, value.get(each) ?? null));
    return [...inner, ...value.open.map((why): Unresolved => ({ is: "unresolved", why }))];
  }
  if (isList(value)) {
    return [...value.items.flatMap((each) => structured(name, each)), ...value.open.map((why): Unresolved => ({ is: "unresolved", why }))];
  }
  if (typeof value !== "object" || value === null) return [`${name}: ${String(value)}\n`];
  if (value.is === "json") return structured(name, value.value);
  return [`${name}: `, ...(value.is === "template" ? value.parts : [value]), "\n"];
}

function ofParts(parts: readonly (string | Reference | Unresolved)[]): StartUpText {
  const holes: (Reference | Unresolved)[] = [];
  let text = "";
  for (const part of parts) {
    const literal = typeof part === "string" || (part.is === "reference" && isHandle(part)) ? part : settled(part);
    if (typeof literal === "string" || typeof literal === "number") text += String(literal);
    else if (typeof part === "object") {
      holes.push(part);
      text += HOLE;
    }
  }
  return { text, holes, open: [] };
}

function decoded(text: string): StartUpText {
  if (DIGEST.test(text)) return { ...NOTHING, open: [because("not-visible", "start-up data of which only a digest is kept")] };
  const bare = text.replace(/\s/g, "");
  if (!BASE64.test(bare)) return { text, holes: [], open: [] };
  const bytes = Buffer.from(bare, "base64");
  if (bytes.subarray(0, GZIP.length).toString("latin1") === GZIP) {
    return { ...NOTHING, open: [because("not-visible", "compressed start-up data")] };
  }
  return { text: `${text}\n${bytes.toString("utf8")}`, holes: [], open: [] };
}
