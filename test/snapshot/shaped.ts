import fc from "fast-check";
import { parseCidr, parseRange, unite, type Addresses } from "../../src/model/addresses.ts";
import type { At } from "../../src/model/at.ts";
import { known, setElsewhere, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { KindName, Resource } from "../../src/model/kinds.ts";
import type { ProviderName } from "../../src/model/resource.ts";
import { portSet } from "../../src/model/traffic.ts";
import { because, reasons, type Unknown, type UnknownCode } from "../../src/model/unknown.ts";
import { providerNames, resourceShapes } from "../../src/snapshot/resource-shape.ts";
import type { Field, Node } from "../../src/snapshot/shape.ts";
import { rows } from "./content.ts";

const words = fc.string({ maxLength: 12 });
const places = fc.integer({ min: 0, max: 9 }).map((at) => at as At);
const reason: fc.Arbitrary<Unknown> = fc
  .tuple(fc.constantFrom(...(Object.keys(reasons) as UnknownCode[])), words, fc.option(places, { nil: undefined }))
  .map(([code, subject, at]) => because(code, subject, at));

const addresses: fc.Arbitrary<Addresses> = fc
  .array(
    fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([base, bits]) => parseCidr(`${base}/${String(bits)}`)),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([base, bits]) => parseCidr(`${base}/${String(bits)}`)),
      fc.tuple(fc.ipV4(), fc.ipV4()).map(([one, other]) => parseRange(one, other)),
      fc.tuple(fc.ipV6(), fc.ipV6()).map(([one, other]) => parseRange(one, other)),
    ),
    { maxLength: 4 },
  )
  .map((sets) => unite(sets.filter((each) => each !== undefined)));

const port = fc.integer({ min: 0, max: 65535 });
const ports = fc
  .array(
    fc.tuple(port, port).map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]),
    { maxLength: 4 },
  )
  .map((pairs) => portSet(...pairs));

/** Values of a shape, as mappers make them. */
export function valueOf(node: Node, provider: ProviderName): fc.Arbitrary<unknown> {
  switch (node.is) {
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
      );
    case "text":
    case "told":
    case "ref":
      return words;
    case "instant":
      return fc.date({ noInvalidDate: true, min: new Date("1970-01-01"), max: new Date("2100-01-01") }).map((date) => date.toISOString());
    case "addresses":
      return addresses;
    case "ports":
      return ports;
    case "at":
      return places;
    case "reason":
      return reason;
    case "one-of":
      return fc.constantFrom(...node.of);
    case "list":
      return fc.array(valueOf(node.of, provider), { maxLength: 3 });
    case "many":
      return fc.record({ items: fc.array(valueOf(node.of, provider), { maxLength: 3 }), open: fc.array(reason, { maxLength: 2 }) });
    case "either":
      return fc.oneof(...node.of.map((each) => valueOf(each, provider)));
    case "fact":
      return factOf(valueOf(node.of, provider), provider);
    case "object":
      return objectOf(node.fields, provider);
  }
}

function factOf(value: fc.Arbitrary<unknown>, provider: ProviderName): fc.Arbitrary<Fact<unknown>> {
  const at = fc.option(places, { nil: undefined });
  const withoutMeaning = fc.oneof(words.map(setElsewhere), fc.constantFrom(...Object.values(rows[provider])));
  return fc.oneof(
    { weight: 4, arbitrary: value.map((each) => known(each)) },
    {
      weight: 3,
      arbitrary: fc
        .record({
          value,
          basis: fc.constantFrom(undefined, "default" as const, "platform" as const),
          assumes: fc.option(fc.record({ en: words, zh: words }), { nil: undefined }),
          at,
        })
        .map(({ value: each, ...extra }) => known(each, extra)),
    },
    { weight: 3, arbitrary: fc.tuple(reason, at).map(([why, place]) => unknownBecause(why, place)) },
    { weight: 1, arbitrary: fc.tuple(withoutMeaning, at).map(([fact, place]) => (place === undefined ? fact : { ...fact, at: place })) },
  );
}

function objectOf(fields: Readonly<Record<string, Field>>, provider: ProviderName): fc.Arbitrary<unknown> {
  const entries = Object.entries(fields).map(([name, field]): [string, fc.Arbitrary<unknown>] => {
    const value = valueOf(field, provider);
    return [name, name === "presence" ? value.filter((each) => (each as Fact<true>).state !== "not-applicable") : value];
  });
  const requiredKeys = entries.map(([name]) => name).filter((name) => fields[name]?.absent !== "left-out");
  return fc.record(Object.fromEntries(entries), { requiredKeys });
}

export function resourceOf(kind: KindName): fc.Arbitrary<Resource> {
  return fc
    .constantFrom(...providerNames)
    .chain((provider) => valueOf(resourceShapes[kind], provider).map((each) => ({ ...(each as Resource), provider })));
}
