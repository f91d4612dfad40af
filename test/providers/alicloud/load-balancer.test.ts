import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const listeners = (type: string, code: string): unknown =>
  facts("load-balancer", `${type}.web`, `variable "any" {}\nresource "${type}" "web" {\n}\n${code}`)["listeners"];

const classic = "alicloud_slb_load_balancer";
function listener(body: string, name = "one", type = classic): string {
  return `resource "alicloud_slb_listener" "${name}" {\n  load_balancer_id = ${type}.web.id\n${body}\n}\n`;
}

describe("classic", () => {
  const forward = 'protocol = "http"\nfrontend_port = 80\nlistener_forward = "on"\nforward_port = 443';
  const target = (protocol: string): string => listener(`protocol = "${protocol}"\nfrontend_port = 443`, "two");
  it.each<[string, string, object]>([
    ["https", listener('protocol = "https"\nfrontend_port = 443'), { protocol: "https", port: 443, redirectsToHttps: false }],
    ["http", listener('protocol = "http"\nfrontend_port = 80'), { protocol: "http", port: 80, redirectsToHttps: false }],
    ["udp", listener('protocol = "udp"\nfrontend_port = 53'), { protocol: "udp", port: 53, redirectsToHttps: false }],
    [
      "tcp",
      listener('protocol = "tcp"\nfrontend_port = 443'),
      { protocol: "tcp", redirectsToHttps: "?not-visible what the servers behind a TCP listener speak" },
    ],
    ["a variable", listener("protocol = var.any\nfrontend_port = 80"), { protocol: "?variable-unset any", redirectsToHttps: false }],
    ["http sent on to https", listener(forward) + target("https"), { redirectsToHttps: true }],
    ["http sent on to http", listener(forward) + target("http"), { redirectsToHttps: false }],
    ["http sent on to a port of nobody", listener(forward), { redirectsToHttps: "?outside-scan forward_port 443" }],
    ["http perhaps sent on", listener(forward.replace('"on"', "var.any")) + target("https"), { redirectsToHttps: "?variable-unset any" }],
    ["http not sent on", listener(forward.replace('"on"', '"off"')) + target("https"), { redirectsToHttps: false }],
  ])("%s", (_name, code, expected) => {
    expect((listeners(classic, code) as unknown[])[0]).toMatchObject(expected);
  });

  it("may go by its older name", () => {
    const body = 'protocol = "http"\nfrontend_port = 80';
    expect(listeners("alicloud_slb", listener(body, "one", "alicloud_slb"))).toEqual(listeners(classic, listener(body)));
  });

  it("stays open to a listener that may be of any load balancer", () => {
    expect(listeners(classic, 'resource "alicloud_slb_listener" "one" {\n  load_balancer_id = var.any\n}')).toEqual([
      "…variable-unset any",
    ]);
  });
});

describe("application", () => {
  const type = "alicloud_alb_load_balancer";
  const http = `resource "alicloud_alb_listener" "http" {\n  load_balancer_id = ${type}.web.id\n  listener_protocol = "HTTP"\n  listener_port = 80\n}\n`;
  const conditions = (paths: string): string =>
    `rule_conditions {\n    type = "Path"\n    path_config {\n      values = ${paths}\n    }\n  }`;
  const redirect = (protocol: string): string =>
    `rule_actions {\n    type = "Redirect"\n    redirect_config {\n      ${protocol}\n    }\n  }`;
  const toHttps = redirect('protocol = "HTTPS"');
  const forward = 'rule_actions {\n    type = "ForwardGroup"\n  }';
  const rule = (name: string, priority: number | string, ...body: readonly string[]): string =>
    `resource "alicloud_alb_rule" "${name}" {\n  listener_id = alicloud_alb_listener.http.id\n  priority = ${String(priority)}\n  ${body.join("\n  ")}\n}\n`;
  const every = conditions('["/*"]');
  const host = 'rule_conditions {\n    type = "Host"\n    host_config {\n      values = ["www.example.com"]\n    }\n  }';

  it.each<[string, string, unknown]>([
    ["no rule", "", false],
    ["every path to HTTPS", rule("a", 1, every, toHttps), true],
    ["every path to the same protocol", rule("a", 1, every, redirect('path = "/new"')), false],
    ["one path to HTTPS", rule("a", 1, conditions('["/login"]'), toHttps), false],
    ["every path of one host to HTTPS", rule("a", 1, every, host, toHttps), false],
    ["one path to servers before", rule("a", 1, every, toHttps) + rule("b", 0, conditions('["/health"]'), forward), false],
    ["one path to servers after", rule("a", 1, every, toHttps) + rule("b", 2, conditions('["/health"]'), forward), true],
    ["every path to HTTPS, one of them before", rule("a", 2, every, toHttps) + rule("b", 1, conditions('["/login"]'), toHttps), true],
    [
      "a rule for answers",
      rule("a", 2, every, toHttps) + rule("b", 1, 'direction = "Response"', every, 'rule_actions {\n    type = "InsertHeader"\n  }'),
      true,
    ],
    ["a path that is not known", rule("a", 1, conditions("var.any"), toHttps), "?variable-unset any"],
    ["a protocol that is not known", rule("a", 1, every, redirect("protocol = var.any")), "?variable-unset any"],
    ["a priority that is not known", rule("a", "var.any", every, toHttps), "?variable-unset any"],
  ])("%s", (_name, rules, redirectsToHttps) => {
    expect(listeners(type, http + rules)).toMatchObject([{ protocol: "http", port: 80, redirectsToHttps }]);
  });

  it.each<[string, string]>([
    ["HTTPS", "https"],
    ["QUIC", "tls"],
  ])("%s is %s", (written, protocol) => {
    expect(listeners(type, http.replace("HTTP", written))).toMatchObject([{ protocol }]);
  });
});

it.each<[string, string]>([
  ["TCP", "tcp"],
  ["UDP", "udp"],
  ["TCPSSL", "tls"],
])("network: %s is %s", (written, protocol) => {
  const type = "alicloud_nlb_load_balancer";
  const code = `resource "alicloud_nlb_listener" "one" {\n  load_balancer_id = ${type}.web.id\n  listener_protocol = "${written}"\n  listener_port = 443\n}`;
  expect(listeners(type, code)).toMatchObject([{ protocol, port: 443 }]);
});
