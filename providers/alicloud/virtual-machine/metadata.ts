import type { Doc } from "../../../src/iac/document.ts";
import { fallback, known, strictest, type Fact } from "../../../src/model/fact.ts";
import { word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { machineShapes, templateShapes } from "./shapes.ts";

const tokens = { required: true, optional: false } as const;
const endpoint = { disabled: true, enabled: false } as const;

/**
 * On where only requests with a token are answered, or none at all. The machine comes before its template.
 * Nothing written: tokens are optional and the service answers (RunInstances, HttpTokens and HttpEndpoint).
 */
export function tokenRequired(doc: Doc, template: Fact<Doc | null>): Fact<boolean> {
  return strictest([layered(doc, template, "tokens", tokens), layered(doc, template, "endpoint", endpoint)]);
}

function layered(
  doc: Doc,
  template: Fact<Doc | null>,
  part: "tokens" | "endpoint",
  table: Readonly<Record<string, boolean>>,
): Fact<boolean> {
  const said = template.state === "known" ? (template.value === null ? undefined : told(template.value, part, table)) : template;
  return fallback([told(doc, part, table), said], known(false, { basis: "default", at: doc.at }));
}

function told(doc: Doc, part: "tokens" | "endpoint", table: Readonly<Record<string, boolean>>): Fact<boolean> | undefined {
  const path = (machineShapes[doc.type] ?? templateShapes[doc.type])?.[part];
  return path === undefined || written(doc.body, path) === undefined ? undefined : word(doc.body, path, table, known(false));
}
