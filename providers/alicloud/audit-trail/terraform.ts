import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import { closed } from "../../../src/model/many.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { destinationsOf, logStores } from "./destinations.ts";

const status = { Enable: true, Disable: false } as const;

/** Nothing written: every region (CreateTrail). One named region is not all; whether several are cannot be told from here. */
function allRegions(trail: Doc): Fact<boolean> {
  if (written(trail.body, "trail_region") === undefined) return known(true, { basis: "default", at: trail.at });
  const region = text(trail.body, "trail_region", known("All"));
  return chain(region, (name) => {
    if (name.includes(",")) return unknown("not-visible", "trail_region", region.at);
    return known(name.toLowerCase() === "all", { at: region.at });
  });
}

/** `alicloud_actiontrail` is the older name. The provider starts a trail that does not say otherwise. */
const trail = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_actiontrail_trail", "alicloud_actiontrail"],
  kinds: ["audit-trail"],
  also: [logStores],
  map: (doc, _joined, links) => ({
    ...alicloudBase("audit-trail", doc, { named: ["trail_name", "name"] }),
    active: word(doc.body, "status", status, known(true, { basis: "default", at: doc.at })),
    allRegions: allRegions(doc),
    destinations: closed(destinationsOf(doc, links)),
  }),
});

export const mappers = [trail];
