import { expect, it } from "vitest";
import { facts } from "./mapped.ts";

it.each<[string, unknown]>([
  ["", 30],
  ['sku = "Free"', 7],
  ["retention_in_days = 365", 365],
  ["retention_in_days = -1", "forever"],
  ["retention_in_days = var.x", "?variable-unset x"],
])("a workspace with %s", (line, retention) => {
  expect(
    facts(
      "log-store",
      "azurerm_log_analytics_workspace.w",
      `variable "x" {}\nresource "azurerm_log_analytics_workspace" "w" {\n  name = "w"\n  ${line}\n}\n`,
    ),
  ).toMatchObject({ retention });
});
