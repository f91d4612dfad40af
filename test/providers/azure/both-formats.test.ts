/** One situation, written with azurerm and in the form of Azure Resource Manager, has the same facts. */
import { describe, expect, it } from "vitest";
import type { KindName } from "../../../src/model/kinds.ts";
import { arm, facts, pinned, rm } from "./mapped.ts";

const head = pinned("~> 4.0") + 'variable "x" {}\n';

function same(kind: KindName, [type, body]: readonly [string, string], other: string, more: readonly [string, string] = ["", ""]): unknown {
  const [written, read] = [
    facts(kind, `azurerm_${type}.a`, head + rm(type, body) + more[0]),
    facts(kind, "azapi_resource.a", head + other + more[1]),
  ];
  expect(read).toEqual(written);
  return written;
}

describe("vaults", () => {
  const vault = (body: string, properties: string): unknown =>
    same("vault", ["key_vault", body], arm("Microsoft.KeyVault/vaults", properties));
  it.each<[string, string, object]>([
    ["", "", { networkDefaultDeny: false, deletionGuarded: false, logged: false, privateEndpoint: false }],
    ["purge_protection_enabled = true", "enablePurgeProtection = true", { deletionGuarded: true }],
    ["public_network_access_enabled = false", 'publicNetworkAccess = "disabled"', { networkDefaultDeny: true }],
    ['network_acls {;default_action = "Deny";}', 'networkAcls = { defaultAction = "Deny" }', { networkDefaultDeny: true }],
    [
      'network_acls {;default_action = "Deny";ip_rules = ["0.0.0.0/0"];}',
      'networkAcls = { defaultAction = "Deny", ipRules = [{ value = "0.0.0.0/0" }] }',
      { networkDefaultDeny: false },
    ],
    ["purge_protection_enabled = var.x", "enablePurgeProtection = var.x", { deletionGuarded: "?variable-unset x" }],
  ])("%s", (body, properties, expected) => {
    expect(vault(body, properties)).toMatchObject(expected);
  });
});

describe("keys and secrets", () => {
  const owner = rm("key_vault", "purge_protection_enabled = true", "v");
  const parent = "azurerm_key_vault.v.id";
  it.each<[string, string, object]>([
    ["", "", { rotates: false, expires: false, deletionGuarded: true }],
    ['expiration_date = "2027-01-01T00:00:00Z"', "attributes = { exp = 1798761600 }", { expires: true }],
    [
      'rotation_policy {;automatic {;time_after_creation = "P90D";};}',
      'rotationPolicy = { lifetimeActions = [{ action = { type = "Rotate" } }] }',
      { rotates: true },
    ],
    [
      'rotation_policy {;notify_before_expiry = "P9D";}',
      'rotationPolicy = { lifetimeActions = [{ action = { type = "notify" } }] }',
      { rotates: false },
    ],
  ])("key with %s", (body, properties, expected) => {
    const key = arm("Microsoft.KeyVault/vaults/keys", properties, { parent });
    expect(same("key", ["key_vault_key", `key_vault_id = ${parent};${body}`], key, [owner, owner])).toMatchObject(expected);
  });

  it("is guarded as its vault is", () => {
    const elsewhere = rm("key_vault_key", 'key_vault_id = "/subscriptions/1/resourceGroups/g/providers/Microsoft.KeyVault/vaults/o"');
    expect(facts("key", "azurerm_key_vault_key.a", elsewhere)["deletionGuarded"]).toMatch(/^\?outside-scan/);
  });

  it("a secret ends or does not", () => {
    expect(same("secret", ["key_vault_secret", ""], arm("Microsoft.KeyVault/vaults/secrets", ""))).toEqual({ expires: false });
    const ends = arm("Microsoft.KeyVault/vaults/secrets", "attributes = { exp = 1798761600 }");
    expect(same("secret", ["key_vault_secret", 'expiration_date = "2027-01-01T00:00:00Z"'], ends)).toEqual({ expires: true });
  });
});

describe("clusters", () => {
  it.each<[string, string, object]>([
    ["", "", { publicEndpoint: true, allowList: [], networkPolicy: false, secretsEncrypted: false }],
    ["private_cluster_enabled = true", "apiServerAccessProfile = { enablePrivateCluster = true }", { publicEndpoint: false }],
    [
      'api_server_access_profile {;authorized_ip_ranges = ["198.51.100.0/24"];}',
      'apiServerAccessProfile = { authorizedIPRanges = ["198.51.100.0/24"] }',
      { allowList: [{ addresses: "198.51.100.0-198.51.100.255" }] },
    ],
    ['network_profile {;network_policy = "calico";}', 'networkProfile = { networkPolicy = "calico" }', { networkPolicy: true }],
    ['network_profile {;network_policy = "none";}', 'networkProfile = { networkPolicy = "none" }', { networkPolicy: false }],
    ["network_profile {;network_policy = var.x;}", "networkProfile = { networkPolicy = var.x }", { networkPolicy: "?variable-unset x" }],
  ])("%s", (body, properties, expected) => {
    const cluster = arm("Microsoft.ContainerService/managedClusters", properties);
    expect(same("kubernetes-cluster", ["kubernetes_cluster", body], cluster)).toMatchObject(expected);
  });

  it("do not tell of a network plugin that is brought along", () => {
    const code = rm("kubernetes_cluster", 'network_profile {;network_plugin = "none";}');
    expect(facts("kubernetes-cluster", "azurerm_kubernetes_cluster.a", code)["networkPolicy"]).toMatch(/^\?not-visible/);
  });
});

describe("caches, messages, images", () => {
  it.each<[KindName, string, string, string, string, object]>([
    [
      "cache",
      "redis_cache",
      'non_ssl_port_enabled = true;minimum_tls_version = "1.1"',
      "Microsoft.Cache/redis",
      'enableNonSslPort = true, minimumTlsVersion = "1.1"',
      { encrypted: true, tlsRequired: false, minTls: "1.1" },
    ],
    [
      "cache",
      "redis_enterprise_cluster",
      'minimum_tls_version = "1.2"',
      "Microsoft.Cache/redisEnterprise",
      'minimumTlsVersion = "1.2"',
      { tlsRequired: true, minTls: "1.2" },
    ],
    ["queue", "servicebus_namespace", "", "Microsoft.ServiceBus/namespaces", "", { encrypted: true }],
    ["queue", "eventhub_namespace", "", "Microsoft.EventHub/namespaces", "", { encrypted: true }],
    ["snapshot", "snapshot", "", "Microsoft.Compute/snapshots", "", { encrypted: true, public: "n/a not-offered snapshot/public" }],
    ["image", "image", "", "Microsoft.Compute/images", "", { public: false, encrypted: true }],
    ["image", "shared_image_gallery", "", "Microsoft.Compute/galleries", "", { public: false }],
    [
      "image",
      "shared_image_gallery",
      'sharing {;permission = "Community";}',
      "Microsoft.Compute/galleries",
      'sharingProfile = { permissions = "Community" }',
      { public: true },
    ],
    ["disk", "managed_disk", "", "Microsoft.Compute/disks", "", { customerKey: false }],
    [
      "disk",
      "managed_disk",
      'disk_encryption_set_id = "/s"',
      "Microsoft.Compute/disks",
      'encryption = { type = "EncryptionAtRestWithCustomerKey" }',
      { customerKey: true },
    ],
    [
      "file-system",
      "netapp_volume",
      'export_policy_rule {;allowed_clients = ["0.0.0.0/0"];}',
      "Microsoft.NetApp/netAppAccounts/capacityPools/volumes",
      'exportPolicy = { rules = [{ allowedClients = "0.0.0.0/0" }] }',
      { public: true },
    ],
    [
      "file-system",
      "netapp_volume",
      'export_policy_rule {;allowed_clients = ["10.0.0.4", "10.0.1.0/24"];}',
      "Microsoft.NetApp/netAppAccounts/capacityPools/volumes",
      'exportPolicy = { rules = [{ allowedClients = "10.0.0.4,10.0.1.0/24" }] }',
      { public: false },
    ],
    [
      "log-store",
      "log_analytics_workspace",
      "retention_in_days = 90",
      "Microsoft.OperationalInsights/workspaces",
      "retentionInDays = 90",
      { retention: 90, customerKey: false },
    ],
  ])("%s %s with %s", (kind, type, body, native, properties, expected) => {
    expect(same(kind, [type, body], arm(native, properties))).toMatchObject(expected);
  });

  it("a version of an image is shared as its gallery is", () => {
    const gallery = arm("Microsoft.Compute/galleries", 'sharingProfile = { permissions = "Community" }', { name: "g" });
    const definition = arm("Microsoft.Compute/galleries/images", "", { name: "i", parent: "azapi_resource.g.id" });
    const version = arm("Microsoft.Compute/galleries/images/versions", "", { parent: "azapi_resource.i.id" });
    expect(facts("image", "azapi_resource.a", gallery + definition + version)["public"]).toBe(true);
  });

  it("a share is reached as its account is", () => {
    const account = arm("Microsoft.Storage/storageAccounts", 'networkAcls = { defaultAction = "Deny" }', { name: "s" });
    const service = arm("Microsoft.Storage/storageAccounts/fileServices", "", { name: "f", parent: "azapi_resource.s.id" });
    const share = (parent: string): string => arm("Microsoft.Storage/storageAccounts/fileServices/shares", "", { parent });
    expect(facts("file-system", "azapi_resource.a", account + service + share("azapi_resource.f.id"))["public"]).toBe(false);
    expect(facts("file-system", "azapi_resource.a", account + share('"${azapi_resource.s.id}/fileServices/default"'))["public"]).toBe(
      false,
    );
  });
});

describe("content delivery", () => {
  const direct = "n/a not-offered cdn/custom-domain";
  it.each<[string, string, string, string, object]>([
    ["cdn_endpoint", "", "Microsoft.Cdn/profiles/endpoints", "", { httpsOnly: false, minTls: direct }],
    ["cdn_endpoint", "is_http_allowed = false", "Microsoft.Cdn/profiles/endpoints", "isHttpAllowed = false", { httpsOnly: true }],
    [
      "cdn_endpoint",
      'delivery_rule {;request_scheme_condition {;match_values = ["HTTP"];};url_redirect_action {;protocol = "Https";};}',
      "Microsoft.Cdn/profiles/endpoints",
      'deliveryPolicy = { rules = [{ conditions = [{ name = "RequestScheme", parameters = { matchValues = ["HTTP"] } }], actions = [{ name = "UrlRedirect", parameters = { destinationProtocol = "Https" } }] }] }',
      { httpsOnly: true },
    ],
    [
      "cdn_endpoint",
      'delivery_rule {;request_scheme_condition {;match_values = ["HTTP"];};device_condition {;match_values = ["Mobile"];};url_redirect_action {;protocol = "Https";};}',
      "Microsoft.Cdn/profiles/endpoints",
      'deliveryPolicy = { rules = [{ conditions = [{ name = "RequestScheme", parameters = { matchValues = ["HTTP"] } }, { name = "IsDevice" }], actions = [{ name = "UrlRedirect", parameters = { destinationProtocol = "Https" } }] }] }',
      { httpsOnly: false },
    ],
    [
      "cdn_frontdoor_route",
      'supported_protocols = ["Http", "Https"];https_redirect_enabled = false',
      "Microsoft.Cdn/profiles/afdEndpoints/routes",
      'supportedProtocols = ["Http", "Https"], httpsRedirect = "Disabled"',
      { httpsOnly: false },
    ],
    [
      "cdn_frontdoor_route",
      'supported_protocols = ["Https"]',
      "Microsoft.Cdn/profiles/afdEndpoints/routes",
      'supportedProtocols = ["Https"]',
      { httpsOnly: true },
    ],
    [
      "cdn_frontdoor_custom_domain",
      'tls {;minimum_version = "TLS10";}',
      "Microsoft.Cdn/profiles/customDomains",
      'tlsSettings = { minimumTlsVersion = "TLS10" }',
      { minTls: "1.0" },
    ],
    [
      "frontdoor",
      'routing_rule {;accepted_protocols = ["Http"];}',
      "Microsoft.Network/frontDoors",
      'routingRules = [{ properties = { acceptedProtocols = ["Http"] } }]',
      { httpsOnly: false },
    ],
    [
      "frontdoor",
      'routing_rule {;accepted_protocols = ["Http"];redirect_configuration {;redirect_protocol = "HttpsOnly";};}',
      "Microsoft.Network/frontDoors",
      'routingRules = [{ properties = { acceptedProtocols = ["Http"], routeConfiguration = { redirectProtocol = "HttpsOnly" } } }]',
      { httpsOnly: true },
    ],
  ])("%s with %s", (type, body, native, properties, expected) => {
    expect(same("cdn", [type, body], arm(native, properties))).toMatchObject(expected);
  });
});

describe("sites and functions", () => {
  const site = (properties: string, kind = "app"): string => arm("Microsoft.Web/sites", properties, { more: `kind = "${kind}",` });
  it.each<[string, string, object]>([
    [
      'site_config {;minimum_tls_version = "1.1";}',
      'siteConfig = { minTlsVersion = "1.1" }',
      { httpsOnly: false, minTls: "1.1", logged: false },
    ],
    [
      'https_only = true;site_config {;minimum_tls_version = "1.2";};logs {;http_logs {;file_system {;};};}',
      'httpsOnly = true, siteConfig = { minTlsVersion = "1.2", httpLoggingEnabled = true }',
      { httpsOnly: true, minTls: "1.2", logged: true },
    ],
  ])("site with %s", (body, properties, expected) => {
    expect(same("web-app", ["linux_web_app", body], site(properties))).toEqual(expected);
  });

  it.each<[string, string, boolean]>([
    ["", "", false],
    [
      'app_settings = { APPINSIGHTS_INSTRUMENTATIONKEY = "0" }',
      'siteConfig = { appSettings = [{ name = "APPINSIGHTS_INSTRUMENTATIONKEY", value = "0" }] }',
      true,
    ],
  ])("function with %s", (body, properties, logged) => {
    expect(same("function", ["linux_function_app", body], site(properties, "functionapp,linux"))).toEqual({ logged, traced: logged });
  });

  it("takes the settings of a child", () => {
    const config = (name: string, properties: string): string =>
      arm("Microsoft.Web/sites/config", properties, { name, parent: "azapi_resource.a.id" });
    const code = site("") + config("web", 'minTlsVersion = "1.2"') + config("logs", "httpLogs = { fileSystem = { enabled = true } }");
    expect(facts("web-app", "azapi_resource.a", code)).toMatchObject({ minTls: "1.2", logged: true });
    const app = site("", "functionapp") + config("appsettings", 'APPLICATIONINSIGHTS_CONNECTION_STRING = "0"');
    expect(facts("function", "azapi_resource.a", app)["logged"]).toBe(true);
  });

  it("does not trust a site of azurerm whose settings azapi writes", () => {
    const config = arm("Microsoft.Web/sites/config", 'minTlsVersion = "1.0"', { name: "web", parent: "azurerm_linux_web_app.a.id" });
    expect(facts("web-app", "azurerm_linux_web_app.a", rm("linux_web_app") + config)["minTls"]).toBe(
      "?not-visible what azapi_resource.web changes",
    );
  });
});
