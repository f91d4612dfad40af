import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Links } from "../../../src/provider/link.ts";
import { refOf, settled } from "../../../src/provider/read.ts";
import { writtenName } from "../base.ts";
import { sameName } from "../satellites.ts";

export const logStores = "alicloud_log_store";

export function storeName({ body }: Doc): Value | undefined {
  return body.get(writtenName(body, ["logstore_name", "name"]));
}

export function storeProject({ body }: Doc): Value | undefined {
  return body.get(writtenName(body, ["project_name", "project"]));
}

/** The log store of a name in a project, where the code declares it. Store names are unique only within a project. */
export function logStoreIn(doc: Doc, { project, name }: { project: Value | undefined; name: Value | undefined }, links: Links): Fact<Ref> {
  const handle = refOf(name ?? null, doc.at);
  if (handle.state !== "known") return handle;
  const stores = links.ofType(doc, [logStores]);
  const referred = stores.find(({ id }) => id === handle.value);
  if (referred !== undefined) return known(referred.id, { at: doc.at });
  const named = stores.filter((store) => settled(storeName(store)) === settled(name) && sameName(project, storeProject(store)) === true);
  const [only, second] = named;
  if (only !== undefined && second === undefined) return known(only.id, { at: doc.at });
  const unread = refOf(project ?? null);
  return unread.state === "unknown" ? unknownBecause(unread.why, doc.at) : unknown("outside-scan", handle.value, doc.at);
}
