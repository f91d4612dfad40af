import { describe, expect, it } from "vitest";
import { azure } from "../../../providers/azure/adapter.ts";
import { azureClouds, type AzureCloud } from "../../../providers/azure/clouds.ts";
import { customRole } from "../../../providers/azure/permissions.ts";
import { providers } from "../../../providers/index.ts";
import { rules } from "../../../rules/index.ts";
import { compose } from "../../../src/cli/compose.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { everyOperation } from "../../../src/provider/adapter.ts";
import type { Finding } from "../../../src/result/finding.ts";
import { everything } from "./estate-of-everything.ts";
import { readInventory, resource } from "./live-cloud.ts";

const clouds = Object.keys(azureClouds) as AzureCloud[];
const plans = ["StorageAccounts", "KeyVaults", "VirtualMachines"].map((name) => ({
  ...resource("Microsoft.Security/pricings", name, { pricingTier: "Free" }),
  id: `/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Security/pricings/${name}`,
}));

async function judged(cloud: AzureCloud): Promise<readonly Finding[]> {
  const { collected, positions, listings } = await readInventory({ resources: [...everything, ...plans] }, { name: cloud });
  const read = { ...collected, files: 0, lines: 0, unread: [], positions, listings };
  const { inventory, coverage, gaps } = compose(read, providers, { complete: [], elsewhere: [] });
  return evaluate(inventory, rules, { asOf: "2026-01-01", version: "0", coverage, gaps }).findings;
}

const verdicts = new Map(await Promise.all(clouds.map(async (cloud) => [cloud, await judged(cloud)] as const)));

function outcomes(cloud: AzureCloud): Readonly<Record<string, string>> {
  const found = verdicts.get(cloud) ?? [];
  const kept = found.map(({ rule, resource: subject, outcome }) => [`${rule} ${subject.kind} ${subject.name}`, outcome] as const);
  return Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe("every rule", () => {
  it.each(clouds)("is judged in %s", (cloud) => {
    const judgedRules = new Set((verdicts.get(cloud) ?? []).map(({ rule }) => rule));
    const kinds = new Set((verdicts.get(cloud) ?? []).map(({ resource: subject }) => subject.kind));
    expect(rules.filter((rule) => rule.kinds.some((kind) => kinds.has(kind)) && !judgedRules.has(rule.id)).map((rule) => rule.id)).toEqual(
      [],
    );
  });

  it.each<[AzureCloud, readonly string[]]>([
    [
      "azure-china",
      ["monitoring/data-threat-detection-on threat-detection StorageAccounts", "monitoring/threat-detection-on threat-detection KeyVaults"],
    ],
    ["azure-usgov", ["monitoring/threat-detection-on threat-detection KeyVaults"]],
  ])("says the same in %s as in the public cloud, but for plans that are not sold there", (cloud, expected) => {
    const [here, there] = [outcomes(cloud), outcomes("azure")];
    expect(Object.keys(here)).toEqual(Object.keys(there));
    const changed = Object.entries(here).filter(([subject, outcome]) => outcome !== there[subject]);
    expect(changed).toEqual(expected.map((subject) => [subject, "not-applicable"]));
  });
});

describe("the role of a scan", () => {
  const operations = everyOperation(azure);

  it("holds what the calls need, and reads", () => {
    const { Actions: actions } = customRole({ operations, cloud: "azure", scopes: [] }) as { Actions: readonly string[] };
    expect(actions).toEqual([...new Set([...operations.values()].flat())].sort());
    expect(actions.filter((action) => !/^Microsoft\.[\w./]+\/read$/.test(action))).toEqual([]);
  });

  it.each(["azure-china", "azure-usgov"] as const)("leaves out in %s what that cloud does not know", (cloud) => {
    const { Actions: actions } = customRole({ operations, cloud, scopes: ["/subscriptions/x"] }) as { Actions: readonly string[] };
    expect(actions.filter((action) => /afdEndpoints/i.test(action))).toEqual([]);
    expect(actions).toContain("Microsoft.Storage/storageAccounts/read");
  });
});
