import { describe } from "vitest";
import { refused, specify } from "./specify.ts";

describe("sets", () => {
  specify([
    ["setintersection", [["a", "b"], ["b"], ["b", "c"]], ["b"]],
    ["setintersection", [[1], ["1"]], ["1"]],
    [
      "setproduct",
      [
        ["a", "b"],
        [1, 2],
      ],
      [
        ["a", 1],
        ["a", 2],
        ["b", 1],
        ["b", 2],
      ],
    ],
    ["setproduct", [["a"], []], []],
    ["setproduct", [["a"]], refused],
    [
      "setproduct",
      [[1, "a"], [true]],
      [
        ["1", true],
        ["a", true],
      ],
    ],
    ["setproduct", [[], []], []],
    [
      "setproduct",
      [["a", "b"], ["x"]],
      [
        ["a", "x"],
        ["b", "x"],
      ],
    ],
    ["setsubtract", [["a", "b"], ["b"]], ["a"]],
    ["setsubtract", [["1", 2], [1]], ["2"]],
    ["setsubtract", [[1], []], [1]],
    ["setunion", [["b"], ["a", "b"]], ["a", "b"]],
    ["setunion", [["b"], [1]], ["1", "b"]],
    ["setunion", [[]], []],
    ["setunion", [[1], ["a"], [true]], ["1", "a", "true"]],
    ["setunion", [[1], [true]], refused],
  ]);
});
