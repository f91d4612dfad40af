import { describe, expect, it } from "vitest";
import { facts } from "./mapped.ts";

const balancer = (type: string, body: string, more = ""): Readonly<Record<string, unknown>> =>
  facts("load-balancer", `${type}.web`, `variable "any" {}\nresource "${type}" "web" {\n${body}\n}\n${more}`);
const classic = "alicloud_slb_load_balancer";
const application = "alicloud_alb_load_balancer";
const network = "alicloud_nlb_load_balancer";
const resource = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;
const first = (told: Readonly<Record<string, unknown>>): unknown => (told["listeners"] as readonly unknown[])[0];

it.each<[string, string, unknown]>([
  [classic, "", true],
  [classic, 'vswitch_id = "vsw-example0001"', false],
  [classic, 'address_type = "intranet"', false],
  [classic, 'address_type = "internet"\nvswitch_id = "vsw-example0001"', true],
  [classic, "address_type = var.any", "?variable-unset any"],
  ["alicloud_slb", "internet = false", false],
  [application, 'address_type = "Internet"', true],
  [application, 'address_type = "Intranet"', false],
  [application, 'address_type = "Intranet"\nipv6_address_type = "Internet"', true],
  [network, "address_type = var.any", "?variable-unset any"],
])("%s with %j faces the internet: %s", (type, body, expected) => {
  expect(balancer(type, body)["internetFacing"]).toEqual(expected);
});

it.each<[string, string, unknown]>([
  [classic, "", false],
  [classic, 'delete_protection = "on"', true],
  [classic, "delete_protection = var.any", "?variable-unset any"],
  [classic, 'payment_type = "Subscription"', "n/a not-offered deletion/subscription"],
  [application, "", false],
  [application, "deletion_protection_enabled = true", true],
  [application, "deletion_protection_config {\n  enabled = true\n}", true],
  [network, "", false],
  [network, "deletion_protection_enabled = true", true],
])("%s with %j is protected from deletion: %s", (type, body, expected) => {
  expect(balancer(type, body)["deletionProtected"]).toEqual(expected);
});

describe("access logs", () => {
  const listener = (protocol: string): string =>
    resource("alicloud_slb_listener", "l", `load_balancer_id = ${classic}.web.id\nprotocol = ${protocol}\nfrontend_port = 80`);
  const logged = resource("alicloud_alb_load_balancer_access_log_config_attachment", "log", `load_balancer_id = ${application}.web.id`);
  it.each<[string, string, string, unknown]>([
    [classic, "", listener('"http"'), "?not-in-format the access log of a classic load balancer"],
    [classic, "", listener('"tcp"'), "n/a not-offered load-balancer/layer-four-access-logs"],
    [classic, "", listener("var.any"), "?not-in-format the access log of a classic load balancer"],
    [application, "", "", false],
    [application, 'access_log_config {\n  log_project = "net"\n  log_store = "alb"\n}', "", true],
    [application, "", logged, true],
    [application, "access_log_config {\n  log_store = var.any\n}", "", "?variable-unset any"],
    [network, "", "", "?not-in-format the access log of a network load balancer"],
  ])("%s %s %s", (type, body, more, expected) => {
    expect(balancer(type, body, more)["accessLogged"]).toEqual(expected);
  });
});

describe("the oldest TLS version", () => {
  const clb = (body: string): string =>
    resource("alicloud_slb_listener", "l", `load_balancer_id = ${classic}.web.id\nprotocol = "https"\nfrontend_port = 443\n${body}`);
  const alb = (body: string, protocol = "HTTPS"): string =>
    resource(
      "alicloud_alb_listener",
      "l",
      `load_balancer_id = ${application}.web.id\nlistener_protocol = "${protocol}"\nlistener_port = 443\n${body}`,
    );
  const nlb = (body: string, protocol = "TCPSSL"): string =>
    resource(
      "alicloud_nlb_listener",
      "l",
      `load_balancer_id = ${network}.web.id\nlistener_protocol = "${protocol}"\nlistener_port = 443\n${body}`,
    );
  const own = (type: string, versions: string): string => resource(type, "p", `tls_versions = ${versions}`);
  it.each<[string, string, unknown]>([
    [classic, clb(""), "1.0"],
    [classic, clb('tls_cipher_policy = "tls_cipher_policy_1_1"'), "1.1"],
    [classic, clb('tls_cipher_policy = "tls_cipher_policy_1_2_strict"'), "1.2"],
    [classic, clb("tls_cipher_policy = var.any"), "?variable-unset any"],
    [classic, clb('tls_cipher_policy = "tls-example0001"'), "?outside-scan tls-example0001"],
    [
      classic,
      clb("tls_cipher_policy = alicloud_slb_tls_cipher_policy.p.id") + own("alicloud_slb_tls_cipher_policy", '["TLSv1.3", "TLSv1.2"]'),
      "1.2",
    ],
    [application, alb(""), "1.0"],
    [application, alb("", "QUIC"), "1.3"],
    [application, alb("", "HTTP"), "n/a not-offered load-balancer/listener-without-tls"],
    [
      application,
      alb("security_policy_id = alicloud_alb_security_policy.p.id") + own("alicloud_alb_security_policy", '["TLSv1.0", var.any]'),
      "1.0",
    ],
    [
      application,
      alb("security_policy_id = alicloud_alb_security_policy.p.id") + own("alicloud_alb_security_policy", '["TLSv1.2", var.any]'),
      "?variable-unset any",
    ],
    [network, nlb('security_policy_id = "tls_cipher_policy_1_2_strict_with_1_3"'), "1.2"],
    [network, nlb("", "TCP"), "n/a not-offered load-balancer/listener-without-tls"],
  ])("%s %s", (type, code, minTls) => {
    expect(first(balancer(type, "", code))).toMatchObject({ minTls });
  });
});

describe("an access list", () => {
  const listener = (body: string): string =>
    resource("alicloud_slb_listener", "l", `load_balancer_id = ${classic}.web.id\nprotocol = "https"\nfrontend_port = 443\n${body}`);
  const white = 'acl_status = "on"\nacl_type = "white"\nacl_ids = [alicloud_slb_acl.a.id]';
  const acl = (body: string): string => resource("alicloud_slb_acl", "a", body);
  const entry = (address: string): string =>
    resource("alicloud_slb_acl_entry_attachment", "e", `acl_id = alicloud_slb_acl.a.id\nentry = ${address}`);
  it.each<[string, unknown]>([
    [listener(""), []],
    [listener(white) + acl(""), []],
    [listener(white) + acl('entry_list {\n  entry = "10.0.0.0/24"\n}'), [{ addresses: "10.0.0.0-10.0.0.255" }]],
    [listener(white) + acl("") + entry('"0.0.0.0/0"'), [{ addresses: "internet" }]],
    [listener(white) + acl("") + entry("var.any"), [{ addresses: "?variable-unset any" }]],
    [
      listener(white.replace("acl_ids = [alicloud_slb_acl.a.id]", "acl_id = alicloud_slb_acl.a.id")) + acl("") + entry('"10.0.0.1"'),
      [{ addresses: "10.0.0.1-10.0.0.1" }],
    ],
    [listener(white.replace("white", "black")) + acl("") + entry('"10.0.0.1"'), []],
    [listener(white.replace('"on"', '"off"')) + acl("") + entry('"10.0.0.1"'), []],
    [listener(white.replace('"on"', "var.any")) + acl(""), ["…variable-unset any"]],
    [listener(white.replace("alicloud_slb_acl.a.id", '"acl-example0001"')), ["…outside-scan acl-example0001"]],
  ])("of a classic listener: %s", (code, allowList) => {
    expect(first(balancer(classic, "", code))).toMatchObject({ allowList });
  });

  const alb = (body = ""): string =>
    resource(
      "alicloud_alb_listener",
      "l",
      `load_balancer_id = ${application}.web.id\nlistener_protocol = "HTTPS"\nlistener_port = 443\n${body}`,
    );
  const albAcl =
    resource("alicloud_alb_acl", "a", "") +
    resource("alicloud_alb_acl_entry_attachment", "e", 'acl_id = alicloud_alb_acl.a.id\nentry = "10.0.0.0/24"');
  const attached = (type: string): string =>
    resource(
      "alicloud_alb_listener_acl_attachment",
      "t",
      `listener_id = alicloud_alb_listener.l.id\nacl_id = alicloud_alb_acl.a.id\nacl_type = ${type}`,
    );
  const one = [{ addresses: "10.0.0.0-10.0.0.255" }];
  it.each<[string, unknown]>([
    [alb(), []],
    [alb() + albAcl + attached('"White"'), one],
    [alb() + albAcl + attached('"Black"'), []],
    [alb() + albAcl + attached("var.any"), ["…variable-unset any"]],
    [alb('acl_config {\n  acl_type = "White"\n  acl_relations {\n    acl_id = alicloud_alb_acl.a.id\n  }\n}') + albAcl, one],
  ])("of an application listener: %s", (code, allowList) => {
    expect(first(balancer(application, "", code))).toMatchObject({ allowList });
  });
});

it.each<[string, string, string, unknown]>([
  [classic, "", "", []],
  [network, 'security_group_ids = ["sg-example0001"]', "", [{ group: "sg-example0001" }]],
  [network, "security_group_ids = var.any", "", ["…variable-unset any"]],
  [
    network,
    "",
    resource(
      "alicloud_nlb_load_balancer_security_group_attachment",
      "g",
      `load_balancer_id = ${network}.web.id\nsecurity_group_id = "sg-example0001"`,
    ),
    [{ group: "sg-example0001" }],
  ],
  [
    application,
    "",
    resource(
      "alicloud_alb_load_balancer_security_group_attachment",
      "g",
      `load_balancer_id = ${application}.web.id\nsecurity_group_id = "sg-example0001"`,
    ),
    [{ group: "sg-example0001" }],
  ],
])("%s %s %s stands behind groups", (type, body, more, guards) => {
  expect(balancer(type, body, more)).toMatchObject({ guards, unguarded: false });
});
