import type { KindName } from "../model/kinds.ts";
import type { Gap } from "../result/gap.ts";
import { resourceShapes, providerNames } from "./resource-shape.ts";
import { at, either, instant, list, number, object, oneOf, optional, reason, text, told, type Shape } from "./shape.ts";

const kindName = oneOf(...(Object.keys(resourceShapes) as KindName[]));
const words = object({ en: told, zh: told });

export const toolShape = object({ name: text, version: text });
export const asOfShape = instant;
export const listedShape = list(object({ scope: text, kinds: list(kindName) }));
export const elsewhereShape = list(kindName);

export const gapsShape: Shape<readonly Gap[]> = list(
  object({ why: reason, text: words, at: optional(at), path: optional(text), scope: optional(text), kinds: optional(list(kindName)) }),
);

export const coverageShape = object({
  files: number,
  lines: number,
  resources: number,
  scopes: list(text),
  planned: list(text),
  notMapped: list(object({ provider: oneOf(...providerNames, "other"), type: text, count: number })),
});

/** A file, with the digest of the text that it had; or an answer of a cloud API. */
export const sourcesShape = list(either(object({ file: text, sha256: optional(text) }), object({ operation: text, time: text })));
