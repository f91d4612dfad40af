import type { MapValue } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { number, text } from "../../../src/provider/read.ts";

/**
 * Days that a workspace keeps its logs; -1 (an old tier) is without end. Not written: 30 days, 7 on the free tier.
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
 */
export function workspaceRetention(body: MapValue, days: string, tier: string, at: At | undefined): Fact<Retention> {
  const sku = text(body, tier, known(""));
  const free = sku.state === "known" && sku.value.toLowerCase() === "free";
  return mapFact(number(body, days, known(free ? 7 : 30, { basis: "default", at })), (value): Retention => (value < 0 ? "forever" : value));
}
