import { describe } from "vitest";
import { specify } from "./specify.ts";

describe("paths", () => {
  specify([
    ["dirname", ["a/b/c.txt"], "a/b"],
    ["dirname", ["a"], "."],
    ["dirname", ["/a"], "/"],
    ["dirname", ["/"], "/"],
    ["dirname", [""], "."],
    ["dirname", ["a/b/"], "a/b"],
    ["dirname", ["a//b"], "a"],
    ["dirname", ["./a/../b"], "."],
    ["basename", ["a/b/c.txt"], "c.txt"],
    ["basename", [""], "."],
    ["basename", ["/"], "/"],
    ["basename", ["a/"], "a"],
    ["basename", ["a/b//"], "b"],
  ]);
});
