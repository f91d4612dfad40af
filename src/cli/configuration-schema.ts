import { z } from "zod";
import { kindFields, type KindName } from "../model/kinds.ts";
import { severities } from "./exit-code.ts";

export const kindNames = Object.keys(kindFields).toSorted() as KindName[];

/**
 * Kinds that exist in a running account whether or not code declares them. Code attests every other kind by itself;
 * for these the user has to say that what is written is all there is.
 */
export const undeclaredKinds = [
  "account",
  "password-policy",
  "recorder",
  "region-settings",
  "threat-detection",
] as const satisfies readonly KindName[];

const words = z.string().trim().min(1);

const rule = z.strictObject({
  severity: z.enum(severities).optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});

const scope = z.strictObject({
  complete: z.array(z.enum(undeclaredKinds)).optional(),
  elsewhere: z.array(z.enum(kindNames)).optional(),
});

const waiver = z.strictObject({
  rule: words,
  /** Id of a resource; `*` stands for any run of characters. */
  resource: words,
  owner: words,
  reason: words,
  /** Last day on which it holds. */
  expires: z.iso.date(),
});

/** The shape of `cldscan.yaml`. Strict: a key that is not named here is an error, so that a typing mistake cannot quietly change a scan. */
export const configurationSchema = z.strictObject({
  rules: z.record(z.string(), rule).optional(),
  scope: scope.optional(),
  exclude: z.array(words).optional(),
  framework: words.optional(),
  lang: z.enum(["en", "zh"]).optional(),
  failOn: z.enum([...severities, "none"]).optional(),
  waivers: z.array(waiver).optional(),
});

export type ConfigurationData = z.output<typeof configurationSchema>;

/** The keys that may stand in the object under a path. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  switch (path[0]) {
    case "rules":
      return Object.keys(rule.shape);
    case "scope":
      return Object.keys(scope.shape);
    case "waivers":
      return Object.keys(waiver.shape);
    default:
      return Object.keys(configurationSchema.shape);
  }
}
