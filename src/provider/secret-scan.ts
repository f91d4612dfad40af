/** Credentials in start-up data of machines. Only the name of the pattern and the place are handed out, never a character of what matched. */
import type { Reference, Unresolved, Value } from "../iac/value.ts";
import type { At } from "../model/at.ts";
import { known } from "../model/fact.ts";
import type { SecretHit } from "../model/kinds/virtual-machine.ts";
import { mapMany, opened, present, type Many } from "../model/many.ts";
import type { Unknown } from "../model/unknown.ts";
import { HOLE, isHandle, startUpText } from "./start-up-text.ts";

/** Shapes that are credentials by themselves: access keys of the clouds, private keys, connection strings, password hashes, service tokens. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "aws-access-key": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  "alibaba-access-key": /\bLTAI[A-Za-z0-9]{12,26}\b/,
  "azure-account-key": /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/,
  "private-key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  "password-hash": /(?:^|[\s"':])\$(?:1|5|6|y|2[aby])\$[./A-Za-z0-9$=,]{20,}/m,
  "service-token": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|glpat-[A-Za-z0-9_-]{20}|xox[abprs]-[A-Za-z0-9-]{10,})/,
  "url-credentials": /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'$]+:[^\s/:@"'$<{]{3,}@/i,
};

const SHAPES_BY_NAME = Object.entries(SHAPES);

/** `DB_PASSWORD=…`, `password: …`, `"apiToken" = "…"`: a name that ends in a word for a credential, and a value. */
const ASSIGNMENT =
  /(?:password|passwd|passphrase|pwd|secret|token|api_?-?key|access_?-?key(?:_?-?secret)?|secret_?-?key|private_?-?key)["']?[ \t]*(?::=|=>|[=:])[ \t]*(["']?)([^\s"';,#)]+)/gi;
/** Values that hold no credential: fetched at run time, a switch, a placeholder, the name of where the credential is kept. */
const HARMLESS = /^(?:[$`<{%*]|arn:|\/|(?:true|false|yes|no|on|off|null|none|nil|required|optional|enabled|disabled)$)/i;
const SHORTEST = 4;

/** Attributes that are credentials wherever they stand. */
const CREDENTIAL =
  /(^|[._])(password|master_password|admin_password|secret|secret_string|secret_key|private_key(_pem|_openssh)?|token|auth_token|access_key)$/;

/** What looks like a credential in the start-up data. Open where some of it could not be read. `at`: place of the attribute. */
export function secretsIn(written: Value | undefined, at: At): Many<SecretHit> {
  return mapMany(patternsIn(written), (name) => ({ pattern: known(name, { at }), at, presence: present, label: name }));
}

/** The names alone, for where the data itself must not come any further. */
export function patternsIn(written: Value | undefined): Many<string> {
  const { text, holes, open } = startUpText(written);
  const names = new Set<string>();
  if (text !== "") {
    for (const [name, shape] of SHAPES_BY_NAME) if (shape.test(text)) names.add(name);
    if (assignsCredential(text, holes)) names.add("password-assignment");
  }
  if (holes.some((hole) => hole.is === "reference" && CREDENTIAL.test(hole.path))) names.add("credential-attribute");
  const doubts: readonly Unknown[] = [...open, ...holes.flatMap((hole) => (hole.is === "unresolved" ? [hole.why] : []))];
  return opened([...names], ...doubts);
}

function assignsCredential(text: string, holes: readonly (Reference | Unresolved)[]): boolean {
  for (const match of text.matchAll(ASSIGNMENT)) {
    const value = match[2] ?? "";
    if (!value.startsWith(HOLE)) {
      if (value.length >= SHORTEST && !HARMLESS.test(value)) return true;
      continue;
    }
    // What is assigned is filled in by Terraform: a credential, unless it is the name of one.
    const before = text.slice(0, match.index + match[0].length - value.length);
    const hole = holes[before.split(HOLE).length - 1];
    if (hole?.is !== "reference" || !isHandle(hole)) return true;
  }
  return false;
}
