import type { Doc } from "../../../src/iac/document.ts";
import { known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import { number, word } from "../../../src/provider/read.ts";
import { written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { inherited } from "./launch-template.ts";
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
  return inherited(doc, template, (each) => told(each, part, table), known(false, { basis: "default", at: doc.at }));
}

function told(doc: Doc, part: "tokens" | "endpoint", table: Readonly<Record<string, boolean>>): Fact<boolean> | undefined {
  const path = (machineShapes[doc.type] ?? templateShapes[doc.type])?.[part];
  return path === undefined || written(doc.body, path) === undefined ? undefined : word(doc.body, path, table, known(false));
}

/** Only launch templates hold a hop limit; what machines are given is not in effect (`alicloud_instance`, http_put_response_hop_limit). */
export function hopLimit(doc: Doc): Fact<number> {
  const path = templateShapes[doc.type]?.hops;
  if (path === undefined || written(doc.body, path) === undefined) return notOffered["virtual-machine/hop-limit"];
  return number(doc.body, path, unknown("unexpected-value", path, doc.at));
}
