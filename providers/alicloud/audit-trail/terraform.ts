import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import { closed } from "../../../src/model/many.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { text, word } from "../../../src/provider/read.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { logStores } from "../log-store/find.ts";
import { isSet } from "../satellites.ts";
import { destinationsOf } from "./destinations.ts";

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

/**
 * Nothing written: events of every sort. Under its older name the resource delivered only writes before provider 1.95, and which
 * version that is nobody says.
 */
function allEvents({ body, type, at }: Doc): Fact<boolean> {
  const unsaid =
    type === "alicloud_actiontrail" ? unknown("provider-version", "event_rw before 1.95", at) : known("all", { basis: "default", at });
  return mapFact(word<string>(body, "event_rw", { All: "all", Write: "write", Read: "read" }, unsaid), (sort) => sort === "all");
}

/** `alicloud_actiontrail` is the older name. The provider starts a trail that does not say otherwise. */
const trail = defineMapper({
  provider: "alicloud",
  reads: ["alicloud_actiontrail_trail", "alicloud_actiontrail"],
  kinds: ["audit-trail"],
  also: [logStores],
  map: (doc, _joined, links) => ({
    active: word(doc.body, "status", status, known(true, { basis: "default", at: doc.at })),
    recordedAccount: known(accountRef(doc.scope, "alicloud")),
    managementEvents: known(true, { basis: "platform" }),
    allRegions: allRegions(doc),
    allEvents: allEvents(doc),
    integrityValidated: notOffered["audit-trail/integrity"],
    customerKey: setElsewhere("store"),
    toLogService: isSet(doc.body, "sls_project_arn"),
    destinations: closed(destinationsOf(doc, links)),
    ...alicloudBase("audit-trail", doc, { named: ["trail_name", "name"] }),
  }),
});

export const mappers = [trail];
