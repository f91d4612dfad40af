import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyBinary } from "../../../../src/iac/terraform/functions/operators.ts";
import { equals, fromPlain, plain, toText } from "../../../../src/iac/terraform/functions/convert.ts";
import { functionNames } from "../../../../src/iac/terraform/functions/call.ts";
import { isFailure } from "../../../../src/iac/terraform/functions/halt.ts";
import type { BinaryOperator } from "../../../../src/iac/terraform/syntax/ast.ts";
import { because } from "../../../../src/model/unknown.ts";
import { isList, isMap, listValue, mapValue, type ListValue, type Value } from "../../../../src/iac/value.ts";
import { anyCall, anyValue, identifier } from "./calls.ts";
import { covers, coversSet } from "./covers.ts";
import { ref, unset } from "./given.ts";
import { call, tell } from "./specify.ts";

const why = because("variable-unset", "x");

/** Forgets parts of a value: by turns a value, an element, an entry, a stretch of text. Identifiers become references, for they equal nothing else. */
function forget(value: Value, choices: () => number): Value {
  const choice = choices();
  if (choice === 0) return unset;
  if (value === identifier) return ref();
  if (choice === 3 && typeof value === "string" && value.length > 1) return half(value, choices() % value.length);
  if (typeof value === "object" && value?.is === "json") return { is: "json", value: forget(value.value, choices) };
  if (isList(value)) {
    const items = value.items.map((item) => forget(item, choices));
    return choice === 2 ? listValue(items.slice(0, -1), [why]) : listValue(items);
  }
  if (isMap(value)) {
    const entries = value.names().map((name): [string, Value] => [name, forget(value.get(name) ?? null, choices)]);
    return choice === 2 ? mapValue(new Map(entries.slice(0, -1)), { open: [why] }) : mapValue(new Map(entries));
  }
  return value;
}

/** Forgets a stretch in the middle of a text, or one of its ends. */
function half(text: string, at: number): Value {
  const chars = Array.from(text);
  const parts = [chars.slice(0, at).join(""), unset, chars.slice(at + 2).join("")];
  return { is: "template", parts: parts.filter((part) => part !== "") };
}

const yieldsSet = new Set(["toset", "setunion", "setintersection", "setsubtract", "setproduct"]);

const forgotten = fc.infiniteStream(fc.integer({ min: 0, max: 9 })).map((stream) => () => stream.next().value as number);

function isUnresolved(value: Value): boolean {
  return typeof value === "object" && value?.is === "unresolved";
}

describe("every function", () => {
  test("gives a value for any arguments, and no crash", () => {
    fc.assert(
      fc.property(anyCall, forgotten, ({ name, args }, choices) => {
        for (const given of [args, args.map((arg) => forget(arg, choices))]) {
          const result = call(name, ...given);
          if (typeof result === "object" && result?.is === "unresolved") expect(result.why.code).not.toBe("crashed");
          tell(result);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("is asked with each number of arguments", () => {
    const samples = fc.sample(anyValue, { numRuns: 5, seed: 1 });
    for (const name of functionNames()) {
      for (let count = 0; count <= samples.length; count++) expect(call(name, ...samples.slice(0, count))).toBeDefined();
    }
  });

  test("claims nothing of half-known arguments that is not true of the known ones", () => {
    fc.assert(
      fc.property(anyCall, forgotten, ({ name, args }, choices) => {
        const real = call(name, ...args);
        if (isUnresolved(real)) return;
        const given = args.map((arg) => forget(arg, choices));
        const told = call(name, ...given);
        if (!(yieldsSet.has(name) ? coversSet(told, real) : covers(told, real))) {
          throw new Error(
            `${name}(${JSON.stringify(given.map(tell))}) = ${JSON.stringify(tell(told))}, but ${JSON.stringify(args.map(tell))} gives ${JSON.stringify(tell(real))}`,
          );
        }
      }),
      { numRuns: 15_000 },
    );
  });
});

test("operators claim nothing of half-known sides that is not true of the known ones", () => {
  const operator = fc.constantFrom<BinaryOperator>("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||");
  fc.assert(
    fc.property(anyValue, operator, anyValue, forgotten, (left, op, right, choices) => {
      const real = applyBinary(op, left, right);
      if (isUnresolved(real)) return;
      expect(covers(applyBinary(op, forget(left, choices), forget(right, choices)), real)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

const known = anyValue.filter((value) => !isUnresolved(value));
const lists = fc.array(anyValue, { maxLength: 6 }).map((items): ListValue => listValue(items));
const strings = fc.array(fc.string({ maxLength: 3 }), { maxLength: 8 }).map((items): ListValue => listValue(items));
const json = (value: Value): unknown => {
  const told = plain(value);
  return told.known ? told.json : told.why;
};

describe("laws", () => {
  test("reversing twice changes nothing", () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(json(call("reverse", call("reverse", list)))).toEqual(json(list));
      }),
    );
  });

  test("decoding what was encoded gives it back", () => {
    fc.assert(
      fc.property(known, (value) => {
        expect(json(call("jsondecode", call("jsonencode", value)))).toEqual(json(value));
        expect(json(call("jsondecode", toText(call("jsonencode", value))))).toEqual(json(value));
        expect(equals(fromPlain(JSON.parse(toText({ is: "json", value }) as string) as never), value)).toBe(true);
      }),
    );
  });

  test("YAML reads back what it writes", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 }).map((told) => told.normalize("NFC"));
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.boolean(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b c", "1"), tie("node"), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (node) => {
        const value = fromPlain(node as never);
        expect(json(call("yamldecode", call("yamlencode", value)))).toEqual(json(value));
      }),
      { numRuns: 1000 },
    );
  });

  test("Base64 reads back what it writes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(call("base64decode", call("base64encode", text))).toBe(text.normalize("NFC"));
        expect(call("base64gunzip", call("base64gzip", text))).toBe(text.normalize("NFC"));
        expect(call("urldecode", call("urlencode", text))).toBe(text.normalize("NFC"));
        expect(call("textdecodebase64", call("textencodebase64", text, "UTF-16LE"), "UTF-16LE")).toBe(text.normalize("NFC"));
      }),
    );
  });

  test("a union does not depend on the order of its sets, and holds all of them", () => {
    fc.assert(
      fc.property(strings, strings, (a, b) => {
        const union = call("setunion", a, b);
        expect(json(call("setunion", b, a))).toEqual(json(union));
        for (const item of [...a.items, ...b.items]) expect(call("contains", union, item)).toBe(true);
        expect(json(call("setunion", call("setintersection", a, b), call("setsubtract", a, b)))).toEqual(json(call("toset", a)));
      }),
    );
  });

  test("joining what was split gives the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 2 }), (text, by) => {
        expect(call("join", by, call("split", by, text))).toBe(text.normalize("NFC"));
      }),
    );
  });

  test("chunks laid end to end are the list", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ max: 99 })), fc.integer({ min: 1, max: 5 }), (items, size) => {
        expect(json(call("flatten", call("chunklist", listValue(items), size)))).toEqual(items);
      }),
    );
  });

  test("a subnet lies within its block, and subnets do not overlap", () => {
    const block = fc.record({
      address: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      length: fc.integer({ min: 4, max: 28 }),
      bits: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(block, fc.nat(15), fc.nat(15), ({ address, length, bits }, one, other) => {
        const text = `${[24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".")}/${length}`;
        const [a, b] = [one % 2 ** bits, other % 2 ** bits];
        const [left, right] = [call("cidrsubnet", text, bits, a), call("cidrsubnet", text, bits, b)];
        expect(call("cidrcontains", text, left)).toBe(true);
        expect(call("cidrcontains", left, right)).toBe(a === b);
        expect(call("cidrcontains", left, call("cidrhost", left, -1))).toBe(true);
      }),
    );
  });

  test("the same for IPv6", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0xffff }),
        fc.integer({ min: 16, max: 96 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (group, length, bits, number) => {
          const block = `fd00:${group.toString(16)}::/${length}`;
          const subnet = call("cidrsubnet", block, bits, number % 2 ** bits);
          expect(call("cidrcontains", block, subnet)).toBe(true);
          expect(call("cidrcontains", subnet, call("cidrhost", subnet, 1))).toBe(true);
        },
      ),
    );
  });

  test("time added and taken away again", () => {
    const instant = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().replace(/\.\d+Z$/, "Z"));
    fc.assert(
      fc.property(instant, fc.nat(1_000_000), (time, seconds) => {
        const later = call("timeadd", time, `${seconds}s`);
        expect(call("timeadd", later, `-${seconds}s`)).toBe(time);
        expect(call("timecmp", time, later)).toBe(seconds === 0 ? 0 : -1);
      }),
    );
  });

  test("what Terraform refuses never depends on what is not known", () => {
    expect(isFailure(because("evaluation-error", "x"))).toBe(true);
    expect(isFailure(because("undefined", "x"))).toBe(true);
    expect(isFailure(why)).toBe(false);
  });
});
