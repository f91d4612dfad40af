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

describe("lowest version of TLS", () => {
  it.each<[string, string, unknown]>([
    ["application", 'protocol = "HTTPS"', "1.0"],
    ["application", 'protocol = "HTTPS"; ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"', "1.2"],
    ["application", 'protocol = "HTTPS"; ssl_policy = "ELBSecurityPolicy-TLS13-1-3-2021-06"', "1.3"],
    ["application", 'protocol = "HTTPS"; ssl_policy = "ELBSecurityPolicy-TLS-1-1-2017-01"', "1.1"],
    ["application", 'protocol = "HTTPS"; ssl_policy = "ELBSecurityPolicy-2016-08"', "1.0"],
    ["application", 'protocol = "HTTPS"; ssl_policy = "ELBSecurityPolicy-X"', '?unexpected-value ssl_policy = "ELBSecurityPolicy-X"'],
    ["application", 'protocol = "HTTPS"; ssl_policy = var.v', "?variable-unset v"],
    ["application", "", "n/a load-balancer/listener-without-tls"],
    ["network", 'protocol = "TLS"', "1.0"],
    ["network", 'protocol = "TCP"', "n/a load-balancer/listener-without-tls"],
    ["application", "protocol = var.v", "?variable-unset v"],
  ])("%s: %s", (type, body, minTls) => {
    const code = made("aws_lb", `load_balancer_type = "${type}"`) + listener(`port = 443; ${body}; ${forward}`);
    expect(listeners(code)).toMatchObject([{ minTls, allowList: [] }]);
  });

  const attribute = (name: string, value: string): string => `attribute { ; name = "${name}" ; value = "${value}" ; }`;
  it.each<[string, unknown]>([
    ["", "1.0"],
    [attribute("Reference-Security-Policy", "ELBSecurityPolicy-TLS-1-2-2017-01"), "1.2"],
    [`${attribute("Protocol-TLSv1", "true")} ; ${attribute("Protocol-TLSv1.2", "true")}`, "1.0"],
    [`${attribute("Protocol-TLSv1", "false")} ; ${attribute("Protocol-TLSv1.2", "true")}`, "1.2"],
    [attribute("Protocol-SSLv3", "true"), "none"],
  ])("classic: %s", (attributes, minTls) => {
    const balancer = made("aws_elb", 'name = "old"; listener { ; lb_port = 443 ; lb_protocol = "https" ; }');
    const policy = made("aws_lb_ssl_negotiation_policy", `load_balancer = aws_elb.a.id; lb_port = 443; ${attributes}`, "p");
    expect(listeners(attributes === "" ? balancer : balancer + policy, "aws_elb.a")).toMatchObject([{ minTls }]);
  });
});

describe("in front and behind", () => {
  const subnet = made("aws_vpc", "", "n") + made("aws_subnet", "vpc_id = aws_vpc.n.id", "s");
  const group = { group: "aws_security_group.g", label: "security_groups" };
  it.each<[string, string, object]>([
    ["aws_lb", "", { internetFacing: true, unguarded: false, guards: ["…not-visible the default security group of the VPC"] }],
    ["aws_lb", "internal = true", { internetFacing: false }],
    ["aws_lb", "internal = var.v", { internetFacing: "?variable-unset v" }],
    ["aws_lb", "security_groups = [aws_security_group.g.id]", { unguarded: false, guards: [group] }],
    ["aws_lb", "subnets = [aws_subnet.s.id]", { guards: [{ group: "aws_vpc.n", label: "default security group" }] }],
    ["aws_lb", 'load_balancer_type = "network"', { unguarded: true, guards: [] }],
    ["aws_lb", 'load_balancer_type = "network"; security_groups = [aws_security_group.g.id]', { unguarded: false, guards: [group] }],
    [
      "aws_lb",
      'load_balancer_type = "network"; security_groups = var.v',
      { unguarded: "?variable-unset v", guards: ["…variable-unset v"] },
    ],
    ["aws_lb", 'load_balancer_type = "gateway"', { internetFacing: false, accessLogged: "n/a load-balancer/gateway-access-logs" }],
    ["aws_elb", "", { internetFacing: true, unguarded: false, deletionProtected: "n/a load-balancer/classic-deletion" }],
  ])("%s %s", (type, body, expected) => {
    expect(facts("load-balancer", `${type}.a`, variable + subnet + made("aws_security_group", "", "g") + made(type, body))).toMatchObject(
      expected,
    );
  });

  it.each<[string, string, unknown]>([
    ["aws_lb", "", false],
    ["aws_lb", 'access_logs { ; bucket = "b" ; }', false],
    ["aws_lb", 'access_logs { ; bucket = "b" ; enabled = true ; }', true],
    ["aws_elb", "", false],
    ["aws_elb", 'access_logs { ; bucket = "b" ; }', true],
    ["aws_elb", 'access_logs { ; bucket = "b" ; enabled = false ; }', false],
    ["aws_elb", 'access_logs { ; bucket = "b" ; enabled = var.v ; }', "?variable-unset v"],
  ])("access logs: %s %s", (type, body, logged) => {
    expect(facts("load-balancer", `${type}.a`, variable + made(type, body))["accessLogged"]).toBe(logged);
  });

  it("is protected from deletion where the code says so", () => {
    expect(facts("load-balancer", "aws_lb.a", made("aws_lb"))["deletionProtected"]).toBe(false);
    expect(facts("load-balancer", "aws_lb.a", made("aws_lb", "enable_deletion_protection = true"))["deletionProtected"]).toBe(true);
  });
});
