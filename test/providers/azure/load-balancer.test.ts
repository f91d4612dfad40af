import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const block = (name: string, body: string): string => `  ${name} {\n    ${body.split(";").join("\n    ")}\n  }\n`;
const listener = (name: string, protocol: string): string =>
  block("http_listener", `name = "${name}";protocol = ${protocol};frontend_port_name = "p"`);
const rule = (name: string, more: string): string =>
  block("request_routing_rule", `name = "r-${name}";http_listener_name = "${name}";${more}`);
const redirect = (to: string): string => block("redirect_configuration", `name = "to";${to}`);
const gateway = (...parts: readonly string[]): string =>
  `variable "x" {}\nresource "azurerm_application_gateway" "g" {\n  name = "g"\n${block("frontend_port", 'name = "p";port = 80')}${parts.join("")}}\n`;
const first = (code: string): unknown => (facts("load-balancer", "azurerm_application_gateway.g", code)["listeners"] as unknown[])[0];

const plain = listener("web", '"Http"');
const secure = listener("tls", '"Https"');
const toRedirect = 'redirect_configuration_name = "to"';
const toApp = 'backend_address_pool_name = "app"';

describe("a plain listener leads to HTTPS", () => {
  it.each<[string, string, unknown]>([
    ["by a listener", gateway(plain, secure, rule("web", toRedirect), redirect('target_listener_name = "tls"')), true],
    ["by a URL", gateway(plain, rule("web", toRedirect), redirect('target_url = "https://example.com"')), true],
    ["not by a plain URL", gateway(plain, rule("web", toRedirect), redirect('target_url = "http://example.com"')), false],
    [
      "not by a plain listener",
      gateway(plain, listener("other", '"Http"'), rule("web", toRedirect), redirect('target_listener_name = "other"')),
      false,
    ],
    ["not by its rule", gateway(plain, rule("web", toApp)), false],
    ["not without a rule", gateway(plain), false],
    [
      "not if one of two rules serves it",
      gateway(plain, rule("web", toRedirect), rule("web", toApp), redirect('target_url = "https://example.com"')),
      false,
    ],
    ["perhaps, by an unread URL", gateway(plain, rule("web", toRedirect), redirect("target_url = var.x")), "?variable-unset x"],
    ["perhaps, by a redirection that is not there", gateway(plain, rule("web", toRedirect)), "?outside-scan the redirection to"],
  ])("%s", (_, code, redirectsToHttps) => {
    expect(first(code)).toMatchObject({ protocol: "http", port: 80, redirectsToHttps });
  });

  it.each<[string, string, unknown]>([
    ["on every path", toRedirect, true],
    ["not on every path", toApp, false],
  ])("%s", (_, path, redirectsToHttps) => {
    const map = `  url_path_map {\n    name = "m"\n    default_${toRedirect}\n    path_rule {\n      name = "files"\n      ${path}\n    }\n  }\n`;
    expect(
      first(gateway(plain, rule("web", 'url_path_map_name = "m"'), redirect('target_url = "https://example.com"'), map)),
    ).toMatchObject({ redirectsToHttps });
  });
});

it.each([
  ['"Https"', "https"],
  ['"Tcp"', "tcp"],
  ['"Tls"', "tls"],
  ["var.x", "?variable-unset x"],
  ['"Quic"', '?unexpected-value protocol = "Quic"'],
])("a listener with protocol %s", (written, protocol) => {
  expect(first(gateway(listener("web", written)))).toMatchObject({ protocol });
});

it("leaves a layer-4 balancer without a verdict on protocols", () => {
  const none = "n/a not-offered load-balancer/layer-4";
  expect(facts("load-balancer", "azurerm_lb.b", 'resource "azurerm_lb" "b" {\n  name = "b"\n}\n')["listeners"]).toMatchObject([
    { protocol: none, port: none, redirectsToHttps: none },
  ]);
});
