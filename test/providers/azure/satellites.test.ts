import { describe, expect, it } from "vitest";
import { arm, block, facts, pinned, rm } from "./mapped.ts";

const id = (type: string, name: string, group = "g"): string => `"/subscriptions/1/resourceGroups/${group}/providers/${type}/${name}"`;
const head = 'variable "x" {}\ndata "azurerm_subscription" "s" {}\ndata "azurerm_client_config" "c" {}\n';

describe("a lock", () => {
  const lock = (scope: string): string => rm("management_lock", `scope = ${scope};lock_level = "CanNotDelete"`, "l");
  const group = rm("resource_group", "", "g");
  const locked = (scope: string): unknown =>
    facts(
      "virtual-machine",
      "azurerm_linux_virtual_machine.a",
      head +
        group +
        rm("linux_virtual_machine", "resource_group_name = azurerm_resource_group.g.name") +
        rm("linux_virtual_machine", "", "b") +
        lock(scope),
    )["deletionProtected"];
  it.each<[string, unknown]>([
    ["azurerm_linux_virtual_machine.a.id", true],
    ["azurerm_linux_virtual_machine.b.id", false],
    ['"${azurerm_linux_virtual_machine.a.id}/extensions/e"', false],
    ["azurerm_resource_group.g.id", true],
    [id("microsoft.compute/virtualmachines", "A"), true],
    [id("Microsoft.Network/networkInterfaces", "a"), false],
    ["data.azurerm_subscription.s.id", true],
    ['"/subscriptions/${data.azurerm_client_config.c.subscription_id}"', true],
    ['"/subscriptions/1"', true],
    ["var.x", "?variable-unset x"],
  ])("on %s", (scope, expected) => {
    expect(locked(scope)).toBe(expected);
  });

  it("protects the databases of a server", () => {
    const code =
      rm("mssql_server") + rm("mssql_database", "server_id = azurerm_mssql_server.a.id", "d") + lock("azurerm_mssql_server.a.id");
    expect(facts("database", "azurerm_mssql_database.d", code)["deletionProtected"]).toBe(true);
  });

  it("of azapi protects as well", () => {
    const own = arm("Microsoft.Authorization/locks", 'level = "CanNotDelete"', { name: "l", parent: "azurerm_lb.a.id" });
    expect(facts("load-balancer", "azurerm_lb.a", rm("lb") + own)["deletionProtected"]).toBe(true);
  });
});

describe("a private endpoint", () => {
  const connection = (target: string, part: string): string =>
    block(
      'resource "azurerm_private_endpoint" "p"',
      `private_service_connection {;private_connection_resource_id = ${target};subresource_names = ["${part}"];}`,
    );
  const used = (code: string): unknown =>
    facts("object-store", "azurerm_storage_account.a", head + rm("storage_account") + code)["privateEndpoint"];
  it.each<[string, string, unknown]>([
    ["azurerm_storage_account.a.id", "blob", true],
    ["azurerm_storage_account.a.id", "file", false],
    [id("Microsoft.Storage/storageAccounts", "a"), "blob", true],
    [id("Microsoft.Storage/storageAccounts", "b"), "blob", false],
    ["var.x", "blob", "?variable-unset x"],
  ])("to %s, %s", (target, part, expected) => {
    expect(used(connection(target, part))).toBe(expected);
  });

  it("of azapi is one as well", () => {
    const properties =
      'privateLinkServiceConnections = [{ properties = { privateLinkServiceId = azurerm_storage_account.a.id, groupIds = ["blob"] } }]';
    expect(used(arm("Microsoft.Network/privateEndpoints", properties, { name: "p" }))).toBe(true);
  });

  it("is not needed inside a network", () => {
    const server = (subnet: string): unknown =>
      facts("database", "azurerm_postgresql_flexible_server.a", head + rm("postgresql_flexible_server", `delegated_subnet_id = ${subnet}`))[
        "privateEndpoint"
      ];
    expect(server('"/s"')).toBe(true);
    expect(server("var.x")).toBe("?variable-unset x");
  });
});

describe("a diagnostic setting", () => {
  const setting = (target: string, entry: string): string =>
    rm("monitor_diagnostic_setting", `target_resource_id = ${target};${entry}`, "d");
  const logged = (code: string): unknown => facts("vault", "azurerm_key_vault.a", head + rm("key_vault") + code)["logged"];
  const audit = 'enabled_log {;category = "AuditEvent";}';
  it.each<[string, string, unknown]>([
    ["azurerm_key_vault.a.id", audit, true],
    ["azurerm_key_vault.a.id", 'enabled_log {;category_group = "audit";}', true],
    ["azurerm_key_vault.a.id", 'enabled_log {;category_group = "allLogs";}', true],
    ["azurerm_key_vault.a.id", 'log {;category = "AuditEvent";enabled = false;}', false],
    ["azurerm_key_vault.a.id", 'metric {;category = "AllMetrics";}', false],
    ["azurerm_key_vault.a.id", "enabled_log {;category = var.x;}", "?variable-unset x"],
    ["var.x", audit, "?variable-unset x"],
    ["data.azurerm_subscription.s.id", audit, false],
    [id("Microsoft.KeyVault/vaults", "a"), audit, true],
  ])("of %s with %s", (target, entry, expected) => {
    expect(logged(setting(target, entry))).toBe(expected);
  });

  it("of azapi is one as well", () => {
    const logs = 'logs = [{ categoryGroup = "allLogs", enabled = true }]';
    expect(logged(arm("Microsoft.Insights/diagnosticSettings", logs, { name: "d", parent: "azurerm_key_vault.a.id" }))).toBe(true);
  });

  it("of an account says nothing of its blobs", () => {
    const entries = ["StorageRead", "StorageWrite", "StorageDelete"].map((each) => `enabled_log {;category = "${each}";}`);
    const read = (target: string, count: number): unknown =>
      facts("object-store", "azurerm_storage_account.a", rm("storage_account") + setting(target, entries.slice(0, count).join(";")))[
        "accessLogged"
      ];
    expect(read("azurerm_storage_account.a.id", 3)).toBe(false);
    expect(read('"${azurerm_storage_account.a.id}/blobServices/default"', 3)).toBe(true);
    expect(read('"${azurerm_storage_account.a.id}/blobServices/default"', 2)).toBe(false);
  });

  it("names the logs of a cluster that are missing", () => {
    const missing = (entry: string): unknown =>
      facts(
        "kubernetes-cluster",
        "azurerm_kubernetes_cluster.a",
        rm("kubernetes_cluster") + setting("azurerm_kubernetes_cluster.a.id", entry),
      )["missingLogs"];
    expect(missing('enabled_log {;category_group = "audit";}')).toEqual([
      "kube-apiserver",
      "kube-controller-manager",
      "kube-scheduler",
      "guard",
    ]);
    expect(missing('enabled_log {;category_group = "allLogs";}')).toEqual([]);
  });
});

describe("the audit of a database", () => {
  const policy = (body: string): string =>
    rm("mssql_server_extended_auditing_policy", `server_id = azurerm_mssql_server.a.id;${body}`, "p");
  const workspace = rm("log_analytics_workspace", "retention_in_days = 120", "w");
  const master = rm(
    "monitor_diagnostic_setting",
    'target_resource_id = "${azurerm_mssql_server.a.id}/databases/master";log_analytics_workspace_id = azurerm_log_analytics_workspace.w.id;enabled_log {;category = "SQLSecurityAuditEvents";}',
    "d",
  );
  const audit = (code: string): readonly unknown[] => {
    const { audited, auditRetention } = facts("database", "azurerm_mssql_server.a", head + pinned("~> 4.0") + rm("mssql_server") + code);
    return [audited, auditRetention];
  };
  it.each<[string, string, readonly unknown[]]>([
    ["nothing", "", [false, 0]],
    ["storage", policy('storage_endpoint = "https://s"'), [true, "forever"]],
    ["storage, for some days", policy('storage_endpoint = "https://s";retention_in_days = 91'), [true, 91]],
    ["a policy that is off", policy('enabled = false;storage_endpoint = "https://s"'), [false, 0]],
    ["a workspace", policy("") + workspace + master, [true, 120]],
    ["a policy without a store", policy(""), [false, 0]],
    ["a setting without a policy", workspace + master, [false, 0]],
    ["an unread switch", policy('enabled = var.x;storage_endpoint = "https://s"'), ["?variable-unset x", "?variable-unset x"]],
    [
      "a policy of azapi",
      arm("Microsoft.Sql/servers/auditingSettings", 'state = "Enabled", storageEndpoint = "https://s", retentionDays = 200', {
        name: "p",
        parent: "azurerm_mssql_server.a.id",
      }),
      [true, 200],
    ],
  ])("to %s", (_, code, expected) => {
    expect(audit(code)).toEqual(expected);
  });

  it("covers the databases of the server", () => {
    const code =
      rm("mssql_server") + policy('storage_endpoint = "https://s"') + rm("mssql_database", "server_id = azurerm_mssql_server.a.id", "d");
    expect(facts("database", "azurerm_mssql_database.d", code)).toMatchObject({ audited: true, auditRetention: "forever" });
    const elsewhere = rm("mssql_database", 'server_id = "/subscriptions/1/servers/s"', "d");
    expect(facts("database", "azurerm_mssql_database.d", elsewhere)["audited"]).toMatch(/^\?outside-scan/);
  });
});
