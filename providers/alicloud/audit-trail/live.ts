import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, mapFact, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { opened, present, type Many } from "../../../src/model/many.ts";
import type { Ref } from "../../../src/model/resource.ts";
import { because } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { detail, each, listing, whole, type Call, type Found } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { attached, defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { asBoolean, isAbsent, text, word } from "../../../src/provider/read.ts";
import { factOf } from "../answers.ts";
import { alicloudBase, written } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { STORE_NAMES, storeHandle } from "../log-store/handle.ts";

const trails = "actiontrail.Trail";
const statuses = "actiontrail.TrailStatus";

function about(request: Json): Pick<Found, "id" | "plus"> {
  const trail = textOf(request["Name"]);
  return { id: trail, plus: { Name: trail } };
}

export const calls: readonly Call[] = [
  listing({
    provider: "alicloud",
    operation: "actiontrail.DescribeTrails",
    permissions: ["actiontrail:DescribeTrails"],
    yields: trails,
    covers: "region",
    find: each("TrailList", "Name"),
    lists: ["audit-trail"],
  }),
  detail({
    provider: "alicloud",
    operation: "actiontrail.GetTrailStatus",
    permissions: ["actiontrail:GetTrailStatus"],
    yields: statuses,
    of: trails,
    ask: ([trail]) => ({ Name: trail?.["Name"] }),
    about,
    find: whole(about, "IsLogging"),
  }),
];

/** `Fresh`: made and never started. */
const status = { Enable: true, Disable: false, Fresh: false } as const;

const events = { All: "all", Write: "write", Read: "read" } as const;

const trail = defineMapper({
  provider: "alicloud",
  reads: trails,
  kinds: ["audit-trail"],
  identity: ["Name"],
  with: { statuses: attached(statuses, "Name"), names: sameAccount(STORE_NAMES) },
  map: (doc, joined) => ({
    active: active(doc, joined.statuses),
    allRegions: chain(text(doc.body, "TrailRegion", unknown("owed", "TrailRegion", doc.at)), (region): Fact<boolean> => {
      if (region === "" || region.includes(",")) return unknown(region === "" ? "owed" : "not-visible", "TrailRegion", doc.at);
      return known(region.toLowerCase() === "all", { at: doc.at });
    }),
    recordedAccount: known(accountRef(doc.scope, "alicloud")),
    managementEvents: known(true, { basis: "platform" }),
    allEvents: mapFact(word<string>(doc.body, "EventRW", events, unknown("owed", "EventRW", doc.at)), (sort) => sort === "all"),
    integrityValidated: notOffered["audit-trail/integrity"],
    customerKey: setElsewhere("store"),
    toLogService: mapFact(text(doc.body, "SlsProjectArn", unknown("owed", "SlsProjectArn", doc.at)), (arn) => arn !== ""),
    destinations: destinationsOf(doc, joined.names),
    ...alicloudBase("audit-trail", doc, { named: ["Name"], handles: ["Name", "TrailArn"] }),
  }),
});

/** Both answers must say that events are recorded. */
function active(doc: Doc, found: Many<Doc>): Fact<boolean> {
  const said = word(doc.body, "Status", status, unknown("owed", "Status", doc.at));
  const logging = found.items.map(({ body }) => factOf(body, "IsLogging", asBoolean));
  if (logging.length === 0) logging.push(unknownBecause(found.open[0] ?? because("not-listed", "GetTrailStatus", doc.at)));
  const all = [said, ...logging];
  return all.find((each) => each.state === "known" && !each.value) ?? all.find((each) => each.state === "unknown") ?? said;
}

const members = ["OssBucketName", "SlsProjectArn", "MaxComputeProjectArn"] as const;

/** A trail delivers to at least one place; the members of the others are empty. A member that is not there at all was owed. */
function destinationsOf(doc: Doc, names: Many<Doc>): Many<TrailDestination> {
  const { body, at } = doc;
  const items = members.flatMap((member): readonly TrailDestination[] => {
    if (written(body, member) === undefined) return [];
    const place = { presence: present, at, label: member };
    if (member === "OssBucketName")
      return [{ ...place, store: text(body, member, unknown("owed", member)), retention: setElsewhere("store") }];
    if (member === "SlsProjectArn") return [{ ...place, store: logStoreOf(doc, names), retention: setElsewhere("store") }];
    return [{ ...place, store: unknown("not-visible", member, at), retention: unknown("not-visible", member, at) }];
  });
  const owed = items.length === 0 ? members.slice(0, 1) : members.slice(0, 2).filter((member) => isAbsent(body, member));
  return opened(items, ...owed.map((member) => because("owed", member, at)));
}

/** ActionTrail writes to a store called `actiontrail_<trail>`, which it makes in the project and lets nobody else write to (CreateTrail). */
function logStoreOf({ body, at }: Doc, names: Many<Doc>): Fact<Ref> {
  const project = chain(text(body, "SlsProjectArn", unknown("owed", "SlsProjectArn", at)), (arn): Fact<string> => {
    const name = /^acs:log:[^:]*:[^:]*:project\/([^/]+)$/.exec(arn)?.[1];
    return name === undefined ? unknown("unexpected-value", "SlsProjectArn", at) : known(name, { at });
  });
  return storeHandle(
    project,
    mapFact(text(body, "Name", unknown("owed", "Name", at)), (name) => `actiontrail_${name}`),
    names,
  );
}

export const mappers = [trail];
