import { known, unknown } from "../../../src/model/fact.ts";
import type { ThreatDetection, Workload } from "../../../src/model/kinds/threat-detection.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { absentIn, armBase } from "../arm-document.ts";
import { armTypes } from "../arm-types.ts";
import { plans, tiers, watching } from "./plans.ts";

const plan = defineMapper({
  provider: "azure",
  reads: armTypes.pricing,
  kinds: ["threat-detection"],
  map: (doc): ThreatDetection => {
    const base = armBase("threat-detection", doc);
    const name = text(doc.body, "name", unknown("unexpected-value", "plan without a name", doc.at));
    const path = "properties.pricingTier";
    const standard = word<boolean>(doc.body, path, tiers, absentIn(doc, path, known(false, { basis: "default", at: doc.at })));
    return {
      ...base,
      workload: word<Workload>(doc.body, "name", plans, unknown("unexpected-value", "plan without a name", doc.at)),
      on: watching(standard, name, base.cloud),
    };
  },
});

export const mappers = [plan];
