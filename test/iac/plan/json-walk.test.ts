import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonFault, JsonWalk } from "../../../src/iac/plan/json-walk.ts";

describe("a walk over JSON", () => {
  it("skips any value exactly to its end", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", " ", "\n\t"), (value, space) => {
        const json = JSON.stringify(value, undefined, space === "" ? undefined : 1);
        const walk = new JsonWalk(`${space}${json}${space}`);
        walk.skip();
        expect(walk.at).toBe(space.length + json.length);
        walk.end();
      }),
    );
  });

  it("visits members and elements with their values and offsets", () => {
    const json = '{ "a": [1, {"b": "}\\""}], "c\\u0041": null }';
    const walk = new JsonWalk(json);
    const seen: unknown[] = [];
    walk.object((name, key) => {
      seen.push([name, json.slice(key, key + 2)]);
      if (walk.peek() !== "[") seen.push(walk.value());
      else walk.array((index) => seen.push([index, walk.value()]));
    });
    walk.end();
    expect(seen).toEqual([["a", '"a'], [0, 1], [1, { b: '}"' }], ["cA", '"c'], null]);
  });

  it.each([
    ["", true],
    ["{", true],
    ['{"a"', true],
    ['{"a":', true],
    ['{"a":1', true],
    ['{"a":1,', true],
    ['{"a":1 "b":2}', false],
    ["{a:1}", false],
    ["[1]", false],
  ])("%j ends in a fault", (json, cut) => {
    const walk = (): void => {
      const inner = new JsonWalk(json);
      inner.object(() => {
        inner.skip();
      });
    };
    expect(walk).toThrow(JsonFault);
    try {
      walk();
    } catch (error) {
      expect(error instanceof JsonFault && error.cut).toBe(cut);
    }
  });
});
