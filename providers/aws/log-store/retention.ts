import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { number, settled } from "../../../src/provider/read.ts";

/** Without a number of days, or with 0, events never expire; the class for mere delivery keeps them one day whatever is written. */
export function retentionOf(doc: Doc): Fact<Retention> {
  if (settled(doc.body.get("log_group_class")) === "DELIVERY") return known(1, { basis: "platform", at: doc.at });
  const days = number(doc.body, "retention_in_days", known(0, { basis: "default", at: doc.at }));
  return mapFact(days, (count) => (count === 0 ? "forever" : count));
}
