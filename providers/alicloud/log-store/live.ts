import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { LogStore } from "../../../src/model/kinds/log-store.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { detail, type Call } from "../../../src/provider/call.ts";
import { itemsAt, textOf, type Json } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent } from "../../../src/provider/read.ts";
import { owedNumber, toggle } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase, written } from "../base.ts";
import { offset } from "../paging.ts";

const PROJECT = "sls.Project";
const NAMES = "sls.LogStoreName";
const STORE = "sls.LogStore";

function storeOf(request: Json): { readonly id: string; readonly plus: Json } {
  const handle = `${textOf(request["project"])}/${textOf(request["logstore"])}`;
  return { id: handle, plus: { Handle: handle } };
}

const namesIn = (body: Json): readonly string[] | undefined =>
  Array.isArray(body["logstores"]) ? body["logstores"].map(textOf) : undefined;

export const calls: readonly Call[] = [
  listed("sls.ListProject", {
    yields: PROJECT,
    items: "projects",
    id: "projectName",
    pages: offset(500, (body) => itemsAt(body, "projects")?.length ?? 0),
    lists: ["log-store"],
    includes: [NAMES, STORE],
  }),
  detail({
    provider: "alicloud",
    operation: "sls.ListLogStores",
    permissions: ["log:ListLogStores"],
    of: PROJECT,
    yields: NAMES,
    ask: ([project]) => ({ project: project?.["projectName"] }),
    pages: offset(500, (body) => namesIn(body)?.length ?? 0),
    about: (request) => ({ id: textOf(request["project"]), plus: { project: textOf(request["project"]) } }),
    find: (body, request) =>
      namesIn(body)?.map((name, index) => ({
        id: `${textOf(request["project"])}/${name}`,
        body: { project: request["project"], logstore: name },
        path: `logstores[${String(index)}]`,
      })),
  }),
  detail({
    provider: "alicloud",
    operation: "sls.GetLogStore",
    permissions: ["log:GetLogStore"],
    of: NAMES,
    yields: STORE,
    ask: ([store]) =>
      store === undefined || textOf(store["logstore"]) === "" ? undefined : { project: store["project"], logstore: store["logstore"] },
    about: storeOf,
    find: (body, request) => (body["ttl"] === undefined ? undefined : [{ ...storeOf(request), body, path: "" }]),
  }),
];

/** Days that stand for "for ever". */
const FOREVER = 3650;

const logStore = defineMapper({
  provider: "alicloud",
  reads: STORE,
  kinds: ["log-store"],
  identity: ["Handle"],
  also: [PROJECT],
  map: (doc): LogStore => ({
    retention: mapFact(owedNumber(doc.body, "ttl"), (days): Retention => (days >= FOREVER ? "forever" : days)),
    customerKey: ownKey(doc.body),
    ...alicloudBase("log-store", doc, { named: ["Handle"], handles: ["Handle"] }),
  }),
});

/** A store that was never encrypted has no such member (GetLogStore, encrypt_conf). */
function ownKey(body: Parameters<typeof toggle>[0]): Fact<boolean> {
  if (isAbsent(body, "encrypt_conf"))
    return isAbsent(body, "ttl") ? unknown("owed", "encrypt_conf", body.at) : known(false, { at: body.at });
  return chain(toggle(body, "encrypt_conf.enable"), (on) =>
    known(on && written(body, "encrypt_conf.user_cmk_info.cmk_key_id") !== undefined, { at: body.at }),
  );
}

/** A project whose stores could not be listed stands for stores of which nothing is known. */
const unread = defineMapper({
  provider: "alicloud",
  reads: NAMES,
  kinds: ["log-store"],
  map: (doc): readonly LogStore[] => {
    const name = doc.body.get("logstore");
    if (typeof name !== "object" || name?.is !== "unresolved") return [];
    const nothing = unknownBecause(name.why, doc.at);
    return [{ retention: nothing, customerKey: nothing, ...alicloudBase("log-store", doc, { named: ["project"], handles: [] }) }];
  },
});

export const mappers = [logStore, unread];
