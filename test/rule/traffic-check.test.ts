import { describe, expect, it } from "vitest";
import { known, setElsewhere, unknown, type Fact } from "../../src/model/fact.ts";
import { closed, opened } from "../../src/model/many.ts";
import { everyPort, portSet, type Semantics, type TrafficRule } from "../../src/model/traffic.ts";
import { because } from "../../src/model/unknown.ts";
import { trafficRule } from "../../src/rule/example.ts";
import { closedToInternet, notOpenOnEveryPort, portClosedToInternet, portsText } from "../../src/rule/traffic-check.ts";
import type { Outcome } from "../../src/rule/verdict.ts";

const anywhere = ["0.0.0.0/0"];
const text = { en: "open", zh: "开放" };
const list = (rules: readonly TrafficRule[], semantics: Semantics = "allow-only") => ({ semantics, rules: closed(rules) });
const wide = trafficRule({ from: anywhere, ports: [[0, 65535]], protocol: "any", order: 200 });
const web = trafficRule({ from: anywhere, ports: [[443, 443]] });
const denied = (from: number, to: number) =>
  trafficRule({ from: anywhere, ports: [[from, to]], protocol: "any", action: "deny", order: 100 });

it("names every open port, and every rule that opens one", () => {
  const { witnesses } = closedToInternet(
    list([web, trafficRule({ from: anywhere, ports: [[80, 81]] })]),
    { direction: "ingress", protocol: "tcp", ports: everyPort },
    (ports) => ({ en: portsText(ports), zh: portsText(ports) }),
  );
  expect(witnesses.map((each) => each.text?.en)).toEqual(["80-81, 443", "80-81, 443"]);
});

describe("one port", () => {
  const unread = unknown("variable-unset", "port");
  it.each<[string, Fact<number>, readonly TrafficRule[], Outcome]>([
    ["open", known(443), [web], "fail"],
    ["closed", known(5432), [web], "pass"],
    ["unread, nothing open", unread, [], "pass"],
    ["unread, another may be meant", unread, [web], "undetermined"],
    ["unread, all open", unread, [wide], "fail"],
    ["held elsewhere, another may be meant", setElsewhere("server"), [web], "undetermined"],
  ])("%s", (_name, port, rules, expected) => {
    expect(portClosedToInternet(list(rules), { direction: "ingress", protocol: "tcp", port }, text).outcome).toBe(expected);
  });
});

describe("every port", () => {
  it.each<[string, Semantics, readonly TrafficRule[], Outcome]>([
    ["nothing", "allow-only", [], "pass"],
    ["one port", "allow-only", [web], "pass"],
    ["all ports of all protocols", "allow-only", [wide], "fail"],
    ["all ports of UDP", "allow-only", [trafficRule({ from: anywhere, ports: [[1, 65535]], protocol: "udp" })], "fail"],
    ["all ports of a group", "allow-only", [trafficRule({ from: ["sg-app"], ports: [[0, 65535]] })], "pass"],
    [
      "halves of the internet",
      "allow-only",
      [
        { ...wide, ...from("0.0.0.0/1") },
        { ...wide, ...from("128.0.0.0/1") },
      ],
      "fail",
    ],
    [
      "halves of the ports",
      "allow-only",
      [trafficRule({ from: anywhere, ports: [[0, 32767]] }), trafficRule({ from: anywhere, ports: [[32768, 65535]] })],
      "fail",
    ],
    ["all but one that is denied before", "first-match", [denied(22, 22), wide], "fail"],
    ["all, after a deny of all", "first-match", [denied(0, 65535), wide], "pass"],
    ["all, after a deny of all that lets one port through", "first-match", [{ ...web, order: known(50) }, denied(0, 65535), wide], "pass"],
    ["all, perhaps", "allow-only", [{ ...wide, presence: unknown("existence", "x") }], "undetermined"],
    ["ports that are unread", "allow-only", [{ ...wide, ports: unknown("computed", "p") }], "undetermined"],
    ["the other direction", "allow-only", [trafficRule({ from: anywhere, ports: [[0, 65535]], direction: "egress" })], "pass"],
  ])("%s", (_name, semantics, rules, expected) => {
    expect(notOpenOnEveryPort(list(rules, semantics), "ingress", () => text).outcome).toBe(expected);
  });

  it("is undecided while rules are unread", () => {
    const rules = opened<TrafficRule>([], because("variable-unset", "x"));
    expect(notOpenOnEveryPort({ semantics: "allow-only", rules }, "ingress", () => text).outcome).toBe("undetermined");
  });
});

it("breaks off a long list of ports", () => {
  expect(portsText(portSet([1, 1], [3, 4]))).toBe("1, 3-4");
  expect(portsText(portSet(...Array.from({ length: 9 }, (_, index) => [2 * index, 2 * index] as const)))).toBe(
    "0, 2, 4, 6, 8, 10, 12, 14, …",
  );
});

function from(cidr: string) {
  return { peers: trafficRule({ from: [cidr], ports: [] }).peers };
}
