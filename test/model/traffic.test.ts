import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCidr, type Addresses } from "../../src/model/addresses.ts";
import { known, unknown } from "../../src/model/fact.ts";
import { closed, opened } from "../../src/model/many.ts";
import {
  admitsInternet,
  admitsInternetOnAll,
  everyPort,
  portSet,
  portsExcept,
  type Semantics,
  type TrafficRule,
} from "../../src/model/traffic.ts";
import { because } from "../../src/model/unknown.ts";
import { trafficRule } from "../../src/rule/example.ts";

const any = ["0.0.0.0/0", "::/0"];
const why = because("variable-unset", "x");
const ask = { direction: "ingress", protocol: "tcp", ports: portSet([22, 22]) } as const;
const open = (semantics: Semantics, rules: readonly TrafficRule[], more = closed<TrafficRule>([])) =>
  admitsInternet({ semantics, rules: { items: [...rules, ...more.items], open: more.open } }, ask).open;

const ssh = trafficRule({ from: any, ports: [[22, 22]], order: 200 });
const rule = (facts: Partial<TrafficRule>): TrafficRule => ({ ...ssh, ...facts });

describe("allow-only", () => {
  it.each<[string, readonly TrafficRule[], boolean | "unknown"]>([
    ["nothing", [], false],
    ["SSH from anywhere", [ssh], true],
    ["a range around it", [trafficRule({ from: ["0.0.0.0/0"], ports: [[0, 65535]] })], true],
    ["another port", [trafficRule({ from: any, ports: [[23, 65535]] })], false],
    ["any protocol", [trafficRule({ from: ["::/0"], ports: [[0, 65535]], protocol: "any" })], true],
    ["UDP", [trafficRule({ from: any, ports: [[22, 22]], protocol: "udp" })], false],
    ["egress", [trafficRule({ from: any, ports: [[22, 22]], direction: "egress" })], false],
    ["a group", [trafficRule({ from: ["sg-bastion"], ports: [[22, 22]] })], false],
    [
      "halves in two rules",
      [trafficRule({ from: ["0.0.0.0/1"], ports: [[22, 22]] }), trafficRule({ from: ["128.0.0.0/1"], ports: [[20, 30]] })],
      true,
    ],
    ["an unread peer", [rule({ peers: opened([], why) })], "unknown"],
    ["an unread peer on another port", [rule({ peers: opened([], why), ports: known(portSet([443, 443])) })], false],
    [
      "an unread port to a narrow peer",
      [rule({ ports: unknown("computed", "p"), peers: closed([{ addresses: parseCidr("10.0.0.0/8") as Addresses }]) })],
      false,
    ],
    ["an unread port to anywhere", [rule({ ports: unknown("computed", "p") })], "unknown"],
    ["an unread action", [rule({ action: unknown("computed", "a") })], "unknown"],
    ["a rule that may not exist", [rule({ presence: unknown("existence", "x") })], "unknown"],
    ["a rule that may not exist beside one that does", [rule({ presence: unknown("existence", "x") }), ssh], true],
  ])("%s", (_name, rules, expected) => {
    expect(open("allow-only", rules)).toBe(expected);
  });

  it("stays undecided while rules are unread, and decided by a bad one", () => {
    expect(open("allow-only", [], opened([], why))).toBe("unknown");
    expect(open("allow-only", [ssh], opened([], why))).toBe(true);
  });
});

describe("in order", () => {
  const deny = (facts: Partial<Parameters<typeof trafficRule>[0]>) =>
    trafficRule({ from: any, ports: [[22, 22]], action: "deny", order: 100, ...facts });
  it.each<[string, Semantics, readonly TrafficRule[], boolean | "unknown"]>([
    ["a deny before", "first-match", [deny({}), ssh], false],
    ["a deny after", "first-match", [deny({ order: 300 }), ssh], true],
    ["a deny of one family leaves the other", "first-match", [deny({ from: ["0.0.0.0/0"] }), ssh], true],
    ["a narrower deny hides only its part", "first-match", [deny({ from: ["10.0.0.0/8"] }), ssh], true],
    ["a deny of one bad address", "first-match", [deny({ from: ["45.1.2.3/32"] }), ssh], true],
    ["a deny of nearly everything", "first-match", [deny({ from: ["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3", "::/0"] }), ssh], false],
    ["a deny of another protocol", "first-match", [deny({ protocol: "udp" }), ssh], true],
    ["a deny on another port", "first-match", [deny({ ports: [[3389, 3389]] }), ssh], true],
    ["a deny with an unread order", "first-match", [{ ...deny({}), order: unknown("computed", "o") }, ssh], "unknown"],
    ["a deny with unread peers before", "first-match", [{ ...deny({}), peers: opened([], why) }, ssh], "unknown"],
    ["a deny that may not exist", "first-match", [{ ...deny({}), presence: unknown("existence", "d") }, ssh], "unknown"],
    ["equal order, first match", "first-match", [deny({ order: 200 }), ssh], true],
    ["equal order, drop wins", "priority-drop-wins", [deny({ order: 200 }), ssh], false],
  ])("%s (%s)", (_name, semantics, rules, expected) => {
    expect(open(semantics, rules)).toBe(expected);
  });

  it("an unread rule may hide the bad one", () => {
    expect(open("first-match", [ssh], opened([], why))).toBe("unknown");
  });
});

it("blames the rules that open it by themselves, and several only where no one does", () => {
  const office = trafficRule({ from: ["198.51.100.0/24"], ports: [[22, 22]] });
  const halves = [trafficRule({ from: ["0.0.0.0/3"], ports: [[22, 22]] }), trafficRule({ from: ["32.0.0.0/3"], ports: [[22, 22]] })];
  const blamed = (rules: readonly TrafficRule[]) => {
    const answer = admitsInternet({ semantics: "allow-only", rules: closed(rules) }, ask);
    return answer.open === true ? answer.by : [];
  };
  expect(blamed([office, ssh])).toEqual([ssh]);
  expect(blamed(halves)).toEqual(halves);
});

it("agrees with trying every port and a few addresses one by one", () => {
  const blocks = ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "::/0"];
  const anyRule = fc.record({
    from: fc.subarray(blocks, { minLength: 1 }),
    low: fc.integer({ min: 0, max: 9 }),
    width: fc.integer({ min: 0, max: 9 }),
    action: fc.constantFrom("allow" as const, "deny" as const),
    order: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(anyRule, { maxLength: 5, selector: (each) => each.order }), (facts) => {
      const rules = facts.map(({ low, width, ...each }) => trafficRule({ ...each, ports: [[low, low + width]] }));
      const sorted = [...facts].sort((a, b) => a.order - b.order);
      const reaches = (port: number, block: string) =>
        sorted.find(
          (each) =>
            port >= each.low &&
            port <= each.low + each.width &&
            each.from.some((from) => from === block || (from === "0.0.0.0/0" && block !== "::/0")),
        )?.action === "allow";
      const naive = Array.from({ length: 20 }, (_, port) => port).some(
        (port) => reaches(port, "::/0") || reaches(port, "0.0.0.0/1") || reaches(port, "128.0.0.0/1"),
      );
      const answer = admitsInternet({ semantics: "first-match", rules: closed(rules) }, { ...ask, ports: portSet([0, 30]) });
      expect(answer.open).toBe(naive);
    }),
    { numRuns: 500 },
  );
});

it("cuts ports out of all ports", () => {
  expect(portsExcept([443, 80, 80])).toEqual(portSet([0, 79], [81, 442], [444, 65535]));
  expect(portsExcept([])).toEqual(everyPort);
  expect(portsExcept([0, 65535])).toEqual(portSet([1, 65534]));
});

it("answers for a list alike, whatever lists were asked about in between", () => {
  const blocks = ["0.0.0.0/0", "10.0.0.0/8", "::/0", "sg-1"];
  const anyList = fc.array(
    fc.record({
      from: fc.subarray(blocks, { minLength: 1 }),
      ports: fc.constantFrom<readonly [number, number]>([22, 22], [0, 65535], [80, 443]),
      protocol: fc.constantFrom("tcp" as const, "udp" as const, "any" as const),
      direction: fc.constantFrom("ingress" as const, "egress" as const),
      action: fc.constantFrom("allow" as const, "deny" as const),
      order: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 3 },
  );
  const listOf = (facts: readonly Parameters<typeof trafficRule>[0][], semantics: Semantics) => ({
    semantics,
    rules: closed(facts.map((each) => trafficRule(each))),
  });
  const anyStep = fc.record({
    list: fc.nat(2),
    semantics: fc.constantFrom<Semantics>("allow-only", "first-match"),
    direction: fc.constantFrom("ingress" as const, "egress" as const),
    protocol: fc.constantFrom("tcp" as const, "udp" as const),
    ports: fc.constantFrom(portSet([22, 22]), portSet([1, 65535]), everyPort),
  });
  fc.assert(
    fc.property(fc.tuple(anyList, anyList, anyList), fc.array(anyStep, { minLength: 3, maxLength: 12 }), (all, steps) => {
      const facts = all.map((list) => list.map(({ ports, ...each }) => ({ ...each, ports: [ports] })));
      const kept = facts.map((each) => listOf(each, "allow-only"));
      for (const { list, semantics, ...query } of steps) {
        const asked = { semantics, rules: kept[list]?.rules ?? closed<TrafficRule>([]) };
        const anew = listOf(facts[list] ?? [], semantics);
        expect(admitsInternet(asked, query).open).toBe(admitsInternet(anew, query).open);
        expect(admitsInternetOnAll(asked, query).open).toBe(admitsInternetOnAll(anew, query).open);
      }
    }),
    { numRuns: 300 },
  );
});
