import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { ThreatDetection, Workload } from "../../../src/model/kinds/threat-detection.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { azureBase } from "../base.ts";
import { plans, tiers, watching } from "./plans.ts";

/** Without a type the plan is that of virtual machines. */
const plan = defineMapper({
  provider: "azure",
  reads: "azurerm_security_center_subscription_pricing",
  kinds: ["threat-detection"],
  map: (doc): ThreatDetection => {
    const base = azureBase("threat-detection", doc, { named: "resource_type" });
    const name = text(doc.body, "resource_type", known("VirtualMachines", { basis: "default", at: doc.at }));
    const standard: Fact<boolean> = word<boolean>(doc.body, "tier", tiers, unknown("unexpected-value", "plan without a tier", doc.at));
    return {
      ...base,
      workload: word<Workload>(doc.body, "resource_type", plans, known("machines", { basis: "default", at: doc.at })),
      on: watching(standard, name, base.cloud),
    };
  },
});

export const mappers = [plan];
