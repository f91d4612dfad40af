import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import { facts } from "./mapped.ts";

function told(kind: KindName, type: string, body: string, more = ""): Readonly<Record<string, unknown>> {
  return facts(kind, `${type}.x`, `variable "any" {}\nresource "${type}" "x" {\n${body}\n}\n${more}`);
}
const resource = (type: string, name: string, body: string): string => `resource "${type}" "${name}" {\n${body}\n}\n`;

describe("function", () => {
  const logs = 'log_config {\n  project = "ops"\n  logstore = "functions"\n}\n';
  const service = (body: string): string => resource("alicloud_fc_service", "s", `name = "shop"\n${body}`);
  const untraced = "?not-in-format tracing of a function";
  it.each<[string, string, string, unknown, unknown]>([
    ["alicloud_fcv3_function", "", "", false, untraced],
    ["alicloud_fcv3_function", logs, "", true, untraced],
    ["alicloud_fcv3_function", 'log_config {\n  project = "ops"\n}', "", false, untraced],
    ["alicloud_fcv3_function", "log_config {\n  project = var.any\n}", "", "?variable-unset any", untraced],
    ["alicloud_fc_function", "service = alicloud_fc_service.s.name", service(logs), true, false],
    ["alicloud_fc_function", 'service = "shop"', service('tracing_config {\n  type = "Jaeger"\n}'), false, true],
    ["alicloud_fcv2_function", "service_name = alicloud_fc_service.s.name", service(logs), true, false],
    ["alicloud_fc_function", 'service = "other"', service(logs), "?outside-scan other", "?outside-scan other"],
  ])("%s %s %s", (type, body, more, logged, traced) => {
    expect(told("function", type, body, more)).toEqual({ logged, traced });
  });
});

describe("web app", () => {
  const config = resource("alicloud_api_gateway_log_config", "l", 'log_type = "PROVIDER"');
  const without = "n/a not-offered web-app/without-tls";
  const balancer = "?not-visible the listener that the service makes at the load balancer";
  it.each<[string, string, string, object]>([
    [
      "alicloud_fcv3_custom_domain",
      'protocol = "HTTPS"',
      "",
      { httpsOnly: true, minTls: "?computed tls_config.min_version", logged: "n/a set-elsewhere function" },
    ],
    ["alicloud_fcv3_custom_domain", 'protocol = "HTTPS"\ntls_config {\n  min_version = "TLSv1.2"\n}', "", { minTls: "1.2" }],
    [
      "alicloud_fcv3_custom_domain",
      'protocol = "HTTP,HTTPS"\ntls_config {\n  min_version = "TLSv1.0"\n}',
      "",
      { httpsOnly: false, minTls: "1.0" },
    ],
    ["alicloud_fcv3_custom_domain", 'protocol = "HTTP"', "", { httpsOnly: false, minTls: without }],
    [
      "alicloud_fc_custom_domain",
      'protocol = "HTTP,HTTPS"',
      "",
      { httpsOnly: false, minTls: "?not-in-format the oldest TLS version of a domain of version 2" },
    ],
    [
      "alicloud_api_gateway_api",
      'request_config {\n  protocol = "HTTPS"\n}',
      config,
      { httpsOnly: true, minTls: "n/a set-elsewhere instance", logged: true },
    ],
    ["alicloud_api_gateway_api", 'request_config {\n  protocol = "HTTP,HTTPS"\n}', "", { httpsOnly: false, logged: false }],
    ["alicloud_api_gateway_api", "request_config {\n  protocol = var.any\n}", "", { httpsOnly: "?variable-unset any" }],
    [
      "alicloud_api_gateway_instance",
      'https_policy = "HTTPS2_TLS1_2"',
      "",
      { httpsOnly: "n/a set-elsewhere API", minTls: "1.2", logged: false },
    ],
    [
      "alicloud_api_gateway_instance",
      'https_policy = "HTTPS1_1_TLS1_0"',
      config.replace("{", "{\n  count = var.any ? 1 : 0"),
      { minTls: "1.0", logged: expect.stringMatching(/^\?/) as string },
    ],
    ["alicloud_sae_application", "", "", { httpsOnly: "n/a set-elsewhere ingress", logged: false }],
    ["alicloud_sae_application", 'sls_configs = jsonencode([{ logDir = "/var/log/app.log" }])', "", { logged: true }],
    ["alicloud_sae_application", 'sls_configs = "[]"', "", { logged: false }],
    ["alicloud_sae_application", "sls_configs = var.any", "", { logged: "?variable-unset any" }],
    ["alicloud_sae_ingress", "", "", { httpsOnly: false, minTls: without, logged: "n/a set-elsewhere application" }],
    ["alicloud_sae_ingress", 'listener_protocol = "HTTPS"', "", { httpsOnly: true, minTls: balancer }],
    ["alicloud_sae_load_balancer_internet", 'internet {\n  protocol = "HTTPS"\n}', "", { httpsOnly: true, minTls: balancer }],
    [
      "alicloud_sae_load_balancer_internet",
      'internet {\n  protocol = "HTTPS"\n}\ninternet {\n  protocol = "HTTP"\n}',
      "",
      { httpsOnly: false },
    ],
    [
      "alicloud_sae_load_balancer_internet",
      'internet {\n  protocol = "TCP"\n}',
      "",
      { httpsOnly: "?not-visible what a TCP port of the application speaks" },
    ],
  ])("%s %s %s", (type, body, more, expected) => {
    expect(told("web-app", type, body, more)).toMatchObject(expected);
  });
});

describe("cdn", () => {
  const type = "alicloud_cdn_domain_new";
  const certificate = 'domain_name = "www.example.com"\ncertificate_config {\n  cert_type = "cas"\n}';
  const config = (name: string, args: Readonly<Record<string, string>>, more = "", of = "alicloud_cdn_domain_config"): string =>
    resource(
      of,
      name,
      `domain_name = "www.example.com"\nfunction_name = "${name}"\n${more}\n${Object.entries(args)
        .map(([key, value]) => `function_args {\n  arg_name = "${key}"\n  arg_value = ${value}\n}`)
        .join("\n")}`,
    );
  const forced = config("https_force", { enable: '"on"' });
  const unsaid = "?not-visible the TLS versions that are on by default";
  it.each<[string, string, string, unknown]>([
    [type, 'domain_name = "www.example.com"', forced, false],
    [type, certificate, "", false],
    [type, certificate, forced, true],
    [type, certificate.replace('cert_type = "cas"', 'server_certificate_status = "off"'), forced, false],
    [type, certificate, config("https_force", { enable: '"off"' }), false],
    [type, certificate, config("https_force", { enable: "var.any" }), "?variable-unset any"],
    [type, certificate, config("https_force", { enable: '"on"' }, 'parent_id = "100"'), false],
    [type, certificate, forced + config("http_force", { enable: '"on"' }), false],
    [
      type,
      certificate,
      resource("alicloud_cdn_domain_config", "c", 'domain_name = var.any\nfunction_name = "https_force"'),
      "?variable-unset any",
    ],
    ["alicloud_dcdn_domain", 'domain_name = "www.example.com"', "", false],
    [
      "alicloud_dcdn_domain",
      'domain_name = "www.example.com"\nssl_protocol = "on"',
      config("https_force", { enable: '"on"' }, "", "alicloud_dcdn_domain_config"),
      true,
    ],
  ])("%s %s %s", (kind, body, more, httpsOnly) => {
    expect(told("cdn", kind, body, more)).toMatchObject({ httpsOnly });
  });

  it.each<[string, unknown]>([
    ["", "1.0"],
    [config("https_tls_version", { tls10: '"off"', tls11: '"off"', tls12: '"on"', tls13: '"on"' }), "1.2"],
    [config("https_tls_version", { tls10: '"on"', tls11: '"on"', tls12: '"on"' }), "1.0"],
    [config("https_tls_version", { tls10: '"off"', tls11: '"on"', tls12: '"on"' }), "1.1"],
    [config("https_tls_version", { tls12: '"on"' }), unsaid],
    [config("https_tls_version", { tls10: "var.any" }), "?variable-unset any"],
  ])("TLS with %s", (more, minTls) => {
    expect(told("cdn", type, certificate, more)).toMatchObject({ minTls });
  });
});

describe("route table", () => {
  const networks =
    resource("alicloud_vpc", "near", 'cidr_block = "10.0.0.0/16"') +
    resource("alicloud_vpc", "far", 'cidr_block = "10.1.0.0/16"') +
    resource("alicloud_vpc_peer_connection", "p", "vpc_id = alicloud_vpc.near.id\naccepting_vpc_id = alicloud_vpc.far.id");
  const route = (destination: string, hop: string, table = "alicloud_route_table.x.id"): string =>
    networks + resource("alicloud_route_entry", "r", `route_table_id = ${table}\ndestination_cidrblock = ${destination}\n${hop}`);
  const peering = 'nexthop_type = "VpcPeer"\nnexthop_id = alicloud_vpc_peer_connection.p.id';
  const transit = 'nexthop_type = "Attachment"\nnexthop_id = "tr-attach-example0001"';
  const one = (coversPeer: unknown): unknown => [{ coversPeer }];
  it.each<[string, unknown]>([
    ["", []],
    [route('"10.1.0.0/16"', peering), one(true)],
    [route('"10.0.0.0/8"', peering), one(true)],
    [route('"10.1.2.0/24"', peering), one(false)],
    [route("var.any", peering), one("?variable-unset any")],
    [route('"10.1.0.0/16"', 'nexthop_type = "NatGateway"\nnexthop_id = "ngw-example0001"'), []],
    [route('"10.1.0.0/16"', transit), one("?not-visible the network behind the next hop")],
    [route('"0.0.0.0/0"', transit), one(true)],
    [route('"10.1.2.3/32"', transit), one(false)],
    [route('"10.1.0.0/16"', "nexthop_type = var.any"), one("?variable-unset any")],
    [route('"10.1.0.0/16"', 'nexthop_type = "VpcPeer"\nnexthop_id = "pcc-example0001"'), one("?outside-scan pcc-example0001")],
    [
      route('"10.1.0.0/16"', peering).replace("accepting_vpc_id = alicloud_vpc.far.id", 'accepting_vpc_id = "vpc-example0001"'),
      one("?outside-scan vpc-example0001"),
    ],
    [
      networks +
        resource(
          "alicloud_vpc_route_entry",
          "r",
          'route_table_id = alicloud_route_table.x.id\ndestination_cidr_block = "10.1.0.0/16"\nnext_hops {\n  nexthop_type = "VpcPeer"\n  nexthop_id = alicloud_vpc_peer_connection.p.id\n}',
        ),
      one(true),
    ],
  ])("%s", (more, peeringRoutes) => {
    const vpc = more === "" ? "" : "vpc_id = alicloud_vpc.near.id";
    expect(told("route-table", "alicloud_route_table", vpc, more)).toEqual({ peeringRoutes });
  });

  it("of a VPC itself is there where the code puts routes into it", () => {
    const code = `variable "any" {}\n${route('"10.0.0.0/16"', peering, "alicloud_vpc.far.route_table_id")}`;
    expect(facts("route-table", "alicloud_vpc.far/route-table", code)).toEqual({ peeringRoutes: one(true) });
    expect(() => facts("route-table", "alicloud_vpc.near/route-table", code)).toThrow(/no route-table/);
  });

  it.each<[string, unknown]>([
    ['"10.1.0.0/16"', one(true)],
    ['"10.1.2.0/24"', one(false)],
  ])("of a transit router with %s", (destination, peeringRoutes) => {
    const more =
      networks +
      resource("alicloud_cen_transit_router_vpc_attachment", "a", "vpc_id = alicloud_vpc.far.id") +
      resource(
        "alicloud_cen_transit_router_route_entry",
        "r",
        `transit_router_route_table_id = alicloud_cen_transit_router_route_table.x.transit_router_route_table_id\ntransit_router_route_entry_destination_cidr_block = ${destination}\ntransit_router_route_entry_next_hop_type = "Attachment"\ntransit_router_route_entry_next_hop_id = alicloud_cen_transit_router_vpc_attachment.a.transit_router_attachment_id`,
      );
    expect(told("route-table", "alicloud_cen_transit_router_route_table", "", more)).toEqual({ peeringRoutes });
  });
});
