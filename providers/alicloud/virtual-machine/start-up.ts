import type { Doc } from "../../../src/iac/document.ts";
import type { Fact } from "../../../src/model/fact.ts";
import type { SecretHit } from "../../../src/model/kinds/virtual-machine.ts";
import { closed, opened, union, type Many } from "../../../src/model/many.ts";
import { valueAt } from "../../../src/provider/read.ts";
import { secretsIn } from "../../../src/provider/secret-scan.ts";
import { machineShapes, templateShapes } from "./shapes.ts";

/** What looks like a credential in the start-up data of a machine. Its own replaces that of its template. */
export function userDataSecrets(doc: Doc, template: Fact<Doc | null>): Many<SecretHit> {
  const own = secretsOf(doc);
  if (own !== undefined) return own;
  if (template.state !== "known") return template.state === "unknown" ? opened([], template.why) : closed([]);
  return (template.value === null ? undefined : secretsOf(template.value)) ?? closed([]);
}

function secretsOf(doc: Doc): Many<SecretHit> | undefined {
  const paths = (machineShapes[doc.type] ?? templateShapes[doc.type])?.userData ?? [];
  const found = paths.map((path) => valueAt(doc.body, path)).filter(({ value }) => value !== undefined && value !== "");
  return found.length === 0 ? undefined : union(found.map(({ value, at }) => secretsIn(value, at ?? doc.at)));
}
