import { describe, expect, it } from "vitest";
import { accounts, count, days, objection, ports, tls, type Parameter } from "../../src/rule/parameter.ts";

const label = { en: "x", zh: "x" };
const retention = days({ default: 180, floor: 90, label });
const open = ports({ default: [443], label });
const version = tls({ default: "1.2", floor: "1.2", label });
const length = count({ default: 14, floor: 8, label });
const age = days({ default: 90, ceiling: 180, label });
const trusted = accounts({ default: [], label });
const hops = count({ default: 1, ceiling: 2, label });

describe("a value for a parameter", () => {
  it.each<[string, Parameter, unknown, boolean]>([
    ["days above the floor", retention, 365, true],
    ["days below the floor", retention, 30, false],
    ["days in words", retention, "180", false],
    ["ports", open, [80, 443], true],
    ["no ports", open, [], true],
    ["a port that cannot be", open, [65536], false],
    ["one port", open, 443, false],
    ["a count at the ceiling", hops, 2, true],
    ["none", hops, 0, true],
    ["a count above the ceiling", hops, 3, false],
    ["less than none", hops, -1, false],
    ["half of one", hops, 0.5, false],
    ["a count at the floor", length, 8, true],
    ["a count below the floor", length, 7, false],
    ["days at the ceiling", age, 180, true],
    ["days above the ceiling", age, 181, false],
    ["less than no days", age, -1, false],
    ["accounts", trusted, ["123456789012"], true],
    ["an account that YAML took for a number", trusted, [123456789012], false],
    ["an account without a name", trusted, [""], false],
    ["a newer TLS", version, "1.3", true],
    ["an old TLS", version, "1.1", false],
    ["a TLS version that YAML took for a number", version, 1.3, false],
  ])("%s", (_name, parameter, value, fine) => {
    expect(objection(parameter, value) === undefined).toBe(fine);
  });
});
