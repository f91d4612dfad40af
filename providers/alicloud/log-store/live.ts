import type { MapValue } from "../../../src/iac/value.ts";
import { chain, known, mapFact, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { LogStore } from "../../../src/model/kinds/log-store.ts";
import type { Retention } from "../../../src/model/retention.ts";
import { detail, type Call } from "../../../src/provider/call.ts";
import { textOf, type Json } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { isAbsent } from "../../../src/provider/read.ts";
import { owedNumber, owedText, saidBy, toggle } from "../answered.ts";
import { listed } from "../asking.ts";
import { objectsAt } from "../answers.ts";
import { alicloudBase } from "../base.ts";
import { offset } from "../paging.ts";
import { STORE_NAMES, unreadName } from "./handle.ts";

const PROJECT = "sls.Project";
const NAMES = STORE_NAMES;
const STORE = "sls.LogStore";

function storeOf(request: Json): { readonly id: string; readonly plus: Json } {
  const handle = `${textOf(request["project"])}/${textOf(request["logstore"])}`;
  return { id: handle, plus: { Handle: handle } };
}

/** A name that is none makes the answer one that this scanner does not know. */
function namesIn(body: Json): readonly string[] | undefined {
  const names = Array.isArray(body["logstores"]) ? body["logstores"].map(textOf) : undefined;
  return names?.includes("") === true ? undefined : names;
}

export const calls: readonly Call[] = [
  listed("sls.ListProject", {
    yields: PROJECT,
    items: "projects",
    id: "projectName",
    pages: offset(500, (body) => objectsAt(body, "projects")),
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
    pages: offset(500, namesIn),
    about: (request) => ({ id: textOf(request["project"]), plus: { project: textOf(request["project"]) } }),
    find: (body, request) =>
      namesIn(body)?.map((name, index) => ({
        id: `${textOf(request["project"])}/${name}`,
        body: { project: request["project"], logstore: name, Handle: `${textOf(request["project"])}/${name}` },
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

/** That a store is there is what the listing of its project says. One that could not be listed stands for stores of which nothing is known. */
const logStore = defineMapper({
  provider: "alicloud",
  reads: NAMES,
  kinds: ["log-store"],
  identity: ["Handle"],
  with: { stores: attached(STORE, "Handle") },
  also: [PROJECT],
  map: (doc, { stores }): LogStore => {
    const why = unreadName(doc.body);
    const nothing = why === undefined ? undefined : unknownBecause(why, doc.at);
    const said = <T>(read: (body: MapValue) => Fact<T>): Fact<T> => nothing ?? saidBy(stores, "sls.GetLogStore", ({ body }) => read(body));
    return {
      retention: said((body) => mapFact(owedNumber(body, "ttl"), (days): Retention => (days >= FOREVER ? "forever" : days))),
      customerKey: said(ownKey),
      ...(nothing === undefined
        ? alicloudBase("log-store", doc, { named: ["Handle"], handles: ["Handle"] })
        : alicloudBase("log-store", doc, { named: ["project"], handles: [] })),
    };
  },
});

/** A store that was never encrypted has no such member, and one with a key of the service no word of another key (GetLogStore, encrypt_conf). */
function ownKey(body: MapValue): Fact<boolean> {
  if (isAbsent(body, "encrypt_conf"))
    return isAbsent(body, "ttl") ? unknown("owed", "encrypt_conf", body.at) : known(false, { at: body.at });
  return chain(toggle(body, "encrypt_conf.enable"), (on) =>
    on && !isAbsent(body, "encrypt_conf.user_cmk_info")
      ? mapFact(owedText(body, "encrypt_conf.user_cmk_info.cmk_key_id"), (key) => key !== "")
      : known(false, { at: body.at }),
  );
}

export const mappers = [logStore];
