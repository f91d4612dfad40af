/** User data of machines and templates, and what it tells. */
import type { Doc } from "../../../src/iac/document.ts";
import { unresolved, type Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import type { Many } from "../../../src/model/many.ts";
import { secretsIn } from "../../../src/provider/secret-scan.ts";
import { startUpText } from "../../../src/provider/start-up-text.ts";
import { valueAt } from "../../../src/provider/read.ts";

interface Written {
  readonly value: Value | undefined;
  readonly at: At;
}

/** A machine's own user data replaces that of its template. */
function userDataOf(doc: Doc, template?: Fact<Doc>): Written {
  for (const name of ["user_data", "user_data_base64"]) {
    const { value, at } = valueAt(doc.body, name);
    if (value !== undefined) return { value, at: at ?? doc.at };
  }
  if (template?.state === "known") return userDataOf(template.value);
  return { value: template?.state === "unknown" ? unresolved(template.why) : undefined, at: doc.at };
}

export function userDataSecrets(doc: Doc, template?: Fact<Doc>): Many<SecretHit> {
  const { value, at } = userDataOf(doc, template);
  return secretsIn(value, at);
}

const TURNED_ON = /^\s*(?:ssh_pwauth:\s*["']?(?:true|yes|1|on)\b|chpasswd:)/im;
const TURNED_OFF = /^#cloud-config\b[^]*^\s*ssh_pwauth:\s*["']?(?:false|no|0|off)\b/im;
const SSHD = /PasswordAuthentication[ \t]+(yes|no)/gi;

/** The image decides about passwords, unless user data of this code changes it: as cloud-config, or in the configuration of sshd. */
export function passwordLogon(doc: Doc, template?: Fact<Doc>): Fact<boolean> {
  const { value, at } = userDataOf(doc, template);
  const { text, open } = startUpText(value);
  // A line that replaces one by the other ends with what it puts in.
  const written = text.split("\n").flatMap((line) => [...line.matchAll(SSHD)].slice(-1).map(([, word = ""]) => word.toLowerCase()));
  if (TURNED_ON.test(text) || written.includes("yes")) return known(true, { at });
  if (TURNED_OFF.test(text)) return known(false, { at });
  return open[0] === undefined ? unknown("not-in-format", "password logon, which the image decides", doc.at) : unknownBecause(open[0], at);
}
