import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const lines = (body: string): string =>
  body
    .split(";")
    .map((line) => `  ${line.trim()}\n`)
    .join("");
const made = (type: string, body = "", name = "a"): string => `resource "${type}" "${name}" {\n${lines(body)}}\n`;
const variable = 'variable "v" {}\n';
const listeners = (code: string, address = "aws_lb.a"): unknown => facts("load-balancer", address, variable + code)["listeners"];
const forward = 'default_action { ; type = "forward" ; }';
const redirect = (more = 'protocol = "HTTPS"'): string =>
  `default_action { ; type = "redirect" ; redirect { ; status_code = "HTTP_301" ; ${more} ; } ; }`;
const listener = (body: string): string => made("aws_lb_listener", `load_balancer_arn = aws_lb.a.arn; ${body}`, "l");

describe("protocol", () => {
  it.each<[string, string, unknown]>([
    ["application", 'port = 80; protocol = "HTTP"', "http"],
    ["application", "port = 80", "http"],
    ["application", 'port = 443; protocol = "https"', "https"],
    ["application", "port = 80; protocol = var.v", "?variable-unset v"],
    ["network", 'port = 443; protocol = "TLS"', "tls"],
    ["network", 'port = 80; protocol = "TCP"', "tcp"],
    ["network", 'port = 80; protocol = "TCP_UDP"', "tcp"],
    ["network", 'port = 443; protocol = "TCP"', "?not-visible whether clients encrypt what passes through TCP port 443"],
    ["network", 'port = 53; protocol = "UDP"', "?not-visible whether clients encrypt what passes through UDP port 53"],
    ["network", 'port = var.v; protocol = "TCP"', "?variable-unset v"],
    ["network", "port = 80", "?unexpected-value listener without protocol"],
  ])("%s: %s", (type, body, protocol) => {
    expect(listeners(made("aws_lb", `load_balancer_type = "${type}"`) + listener(`${body}; ${forward}`))).toMatchObject([{ protocol }]);
  });
});

describe("redirect", () => {
  const rule = (action: string): string =>
    made("aws_lb_listener_rule", `listener_arn = aws_lb_listener.l.arn; ${action.replace("default_action", "action")}`, "r");
  it.each<[string, string, string, unknown]>([
    ["to HTTPS", redirect(), "", true],
    ["protocol left out", redirect(""), "", false],
    ["protocol of the request", redirect('protocol = "#{protocol}"'), "", false],
    ["unresolved protocol", redirect("protocol = var.v"), "", "?variable-unset v"],
    ["forward", forward, "", false],
    ["fixed response", 'default_action { ; type = "fixed-response" ; }', "", false],
    ["no action", "", "", "?unexpected-value listener without an action"],
    ["a rule that forwards", redirect(), rule(forward), false],
    ["a rule that redirects too", redirect(), rule(redirect()), true],
    ["a rule that may forward", redirect(), rule(`count = var.v ; ${forward}`), "?variable-unset v"],
    ["a rule of an unread listener", redirect(), rule(forward).replace("aws_lb_listener.l.arn", "var.v"), "?variable-unset v"],
  ])("%s", (_, action, more, redirectsToHttps) => {
    expect(listeners(made("aws_lb") + listener(`port = 80; protocol = "HTTP"; ${action}`) + more)).toMatchObject([{ redirectsToHttps }]);
  });
});

it("reads the old names alike", () => {
  const code = made("aws_lb") + listener(`port = 80; ${redirect()}`);
  expect(listeners(code.replaceAll("aws_lb", "aws_alb"), "aws_alb.a")).toEqual(listeners(code));
});

it("does not know the listeners that no code declares", () => {
  expect(listeners(made("aws_lb"))).toEqual(["…outside-scan the listeners of a"]);
});

it("a gateway load balancer has no protocol to choose", () => {
  expect(listeners(made("aws_lb", 'load_balancer_type = "gateway"'))).toMatchObject([{ protocol: "n/a load-balancer/gateway-listeners" }]);
});

it.each([
  ["HTTP", "http"],
  ["https", "https"],
  ["tcp", "tcp"],
  ["ssl", "tls"],
])("a classic listener with %s", (word, protocol) => {
  const code = made("aws_elb", `listener { ; lb_port = 80 ; lb_protocol = "${word}" ; }`);
  expect(listeners(code, "aws_elb.a")).toMatchObject([{ protocol, port: 80, redirectsToHttps: false }]);
});
