import { kindFields, type KindName } from "../model/kinds.ts";
import type { ProviderName, ResourceBase } from "../model/resource.ts";
import { kindShapes } from "./kind-shapes.ts";
import { at, either, list, oneOf, presence, preset, reason, text, type Fields, type Node, type Shape } from "./shape.ts";

export const providerNames = ["alicloud", "aws", "azure"] as const satisfies readonly ProviderName[];

const none = oneOf(null);
const maybe = preset(either(text, none), null);

/** What every resource is written with. */
const base: { readonly [F in keyof ResourceBase<string>]: Shape<ResourceBase<string>[F]> } = {
  kind: text,
  id: text,
  provider: oneOf(...providerNames),
  cloud: maybe,
  account: maybe,
  region: maybe,
  scope: text,
  native: text,
  name: text,
  aliases: preset(list(text), []),
  presence,
  at,
  escapes: preset(list(reason), []),
};

/** The shapes of all kinds, whole: what every resource has, and its facts. */
export const resourceShapes = Object.fromEntries(
  (Object.keys(kindFields) as KindName[]).map((kind): [KindName, Node & { readonly is: "object" }] => {
    const fields: Fields = { ...base, kind: oneOf(kind), ...kindShapes[kind] };
    return [kind, { is: "object", fields }];
  }),
) as Readonly<Record<KindName, Node & { readonly is: "object"; readonly fields: Fields }>>;

export function isKind(name: unknown): name is KindName {
  return typeof name === "string" && Object.hasOwn(resourceShapes, name);
}
