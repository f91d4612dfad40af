import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { TrailDestination } from "../../../src/model/kinds/audit-trail.ts";
import { present } from "../../../src/model/many.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Links } from "../../../src/provider/link.ts";
import { refOf, settled } from "../../../src/provider/read.ts";
import { written, writtenName } from "../base.ts";
import { logStores, storeName, storeProject } from "../log-store/find.ts";

/** Where a trail delivers to: any of a bucket, a log project and a MaxCompute project. What is kept how long is for the target to say. */
export function destinationsOf(trail: Doc, links: Links): readonly TrailDestination[] {
  const { body } = trail;
  const bucket = written(body, "oss_bucket_name");
  const project = written(body, "sls_project_arn");
  const warehouse = written(body, "max_compute_project_arn");
  const place = (path: string): { presence: typeof present; label: string; at: typeof trail.at } => ({
    presence: present,
    label: path,
    at: body.placeOf(path) ?? trail.at,
  });
  return [
    ...(bucket === undefined
      ? []
      : [{ ...place("oss_bucket_name"), store: refOf(bucket, body.placeOf("oss_bucket_name")), retention: setElsewhere("store") }]),
    ...(project === undefined
      ? []
      : [{ ...place("sls_project_arn"), store: logStoreOf(trail, project, links), retention: setElsewhere("store") }]),
    ...(warehouse === undefined ? [] : [{ ...place("max_compute_project_arn"), ...unread("max_compute_project_arn") }]),
  ];
}

function unread(path: string): { readonly store: Fact<Ref>; readonly retention: Fact<never> } {
  return { store: unknown("not-visible", path), retention: unknown("not-visible", path) };
}

/**
 * ActionTrail makes a store called `actiontrail_<trail>` in the project by itself (CreateTrail), so mostly no code says
 * how long it keeps anything. Code may declare it all the same.
 */
function logStoreOf(trail: Doc, project: Value, links: Links): Fact<Ref> {
  const name = settled(trail.body.get(writtenName(trail.body, ["trail_name", "name"])));
  const wanted = `actiontrail_${typeof name === "string" ? name : ""}`;
  const named = links.ofType(trail, [logStores]).filter((doc) => settled(storeName(doc)) === wanted);
  const owned = named.filter((doc) => sameProject(project, storeProject(doc)));
  const [only, second] = owned;
  if (typeof name === "string" && only !== undefined && second === undefined)
    return known(only.id, { at: trail.body.placeOf("sls_project_arn") });
  return unknown("not-visible", wanted, trail.at);
}

/** `acs:log:<region>:<account>:project/<name>` against the project of a store, both literal or both pointing at one document. */
function sameProject(arn: Value, project: Value | undefined): boolean {
  if (project === undefined) return false;
  const text = settled(arn);
  const name = settled(project);
  if (typeof text === "string") return typeof name === "string" && text.endsWith(`:project/${name}`);
  if (typeof text !== "object" || text?.is !== "template") return false;
  const [last, before] = [...text.parts].reverse();
  if (typeof last === "string") return typeof name === "string" && last.endsWith(`project/${name}`);
  const atEnd = typeof before === "string" && before.endsWith(":project/");
  return atEnd && last?.is === "reference" && typeof project === "object" && project?.is === "reference" && project.to === last.to;
}
