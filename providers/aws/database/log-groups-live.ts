/** How long the log groups of a running account keep what databases hand on to them. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, mapFact, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { sameRegion } from "../../../src/provider/mapper.ts";
import { number, settled } from "../../../src/provider/read.ts";

export const LIVE_LOG_GROUP = "logs.LogGroup";

/** A group that is not there yet is made with the first events, and then keeps everything. */
export function keptByGroup(doc: Doc, name: string, links: Links): Fact<Retention> {
  const found = links.target(doc, name, [LIVE_LOG_GROUP], ["logGroupName"]);
  if (found.state === "known" && found.value.provider.key === doc.provider.key) return keptBy(found.value);
  const [doubt] = links.join(doc, sameRegion(LIVE_LOG_GROUP), []).open;
  return doubt === undefined ? known("forever", { basis: "default", at: doc.at }) : unknownBecause(doubt, doc.at);
}

/** The answer leaves the days out where events never expire; the class for mere delivery keeps them one day whatever is said. */
function keptBy({ body, at }: Doc): Fact<Retention> {
  if (settled(body.get("logGroupClass")) === "DELIVERY") return known(1, { basis: "platform", at });
  return mapFact(number(body, "retentionInDays", known(0, { basis: "default", at })), (days) => (days === 0 ? "forever" : days));
}
