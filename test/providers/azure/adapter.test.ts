import { describe, expect, it } from "vitest";
import { readInventory, resource, SUBSCRIPTION } from "./live-cloud.ts";

const group = resource("Microsoft.Network/networkSecurityGroups", "open", {
  securityRules: [
    {
      name: "ssh",
      properties: {
        priority: 100,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: "*",
        sourcePortRange: "*",
        destinationAddressPrefix: "*",
        destinationPortRange: "22",
      },
    },
  ],
});
const store = resource("Microsoft.Storage/storageAccounts", "files", { supportsHttpsTrafficOnly: true, publicNetworkAccess: "Enabled" }, { kind: "StorageV2" });

describe("a subscription", () => {
  it.each(["arm", "graph", "auto"] as const)("is read by %s", async (source) => {
    const { collected, mapped, ledger } = await readInventory({ resources: [group, store] }, { options: { source } });
    console.log(ledger.lines().map((l) => `${l.operation} ${l.calls} ${l.failed} ${l.retries}`).join("\n"), collected.gaps, collected.listed);
    expect(mapped.gaps).toEqual([]);
    expect(mapped.resources.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["security-group open", "object-store files"]);
  });
});
