/** Locks keep everybody from deleting what they are set on and all below it: https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources */
import type { Doc } from "../../src/iac/document.ts";
import type { Value } from "../../src/iac/value.ts";
import { known, type Fact } from "../../src/model/fact.ts";
import { because, type Unknown } from "../../src/model/unknown.ts";
import type { Links } from "../../src/provider/link.ts";
import { sameAccount } from "../../src/provider/mapper.ts";
import { settled } from "../../src/provider/read.ts";
import { isLive } from "./arm-document.ts";
import { armTypes } from "./arm-types.ts";
import { exportsActivityLog } from "./audit-trail/subscription.ts";
import { firstValue, pointsAt } from "./satellites.ts";
import { anyOn } from "./switches.ts";

/** Types that are looked up here. */
export const lockTypes = ["azurerm_management_lock", armTypes.lock, "azurerm_resource_group"] as const;

const elsewhere = {
  en: "no lock outside this code protects it, its resource group or its subscription",
  zh: "代码之外没有针对该资源、其资源组或订阅的锁",
};

/** Whether a lock is on the resource, on one of those that hold it, on its resource group or on the subscription. Both levels of locks refuse deletion. */
export function deletionLocked(doc: Doc, links: Links, holders: readonly Doc[] = []): Fact<boolean> {
  const guarded = [doc, ...holders];
  const answers = links.ofType(doc, lockTypes.slice(0, 2)).map((lock): Fact<boolean> => {
    const answer = guards(scopeOf(lock), guarded, links);
    if (typeof answer === "object") return { state: "unknown", why: answer };
    if (!answer) return known(false);
    return lock.presence.state === "unknown" ? lock.presence : known(true, { at: lock.at });
  });
  // Locks on the groups of management above a subscription are listed with its own.
  if (isLive(doc)) return anyOn(answers, links.join(doc, sameAccount(armTypes.lock), []).open, known(false, { at: doc.at }));
  const locked = anyOn(answers);
  if (locked.state !== "known" || locked.value) return locked;
  return known(false, { basis: "default", at: doc.at, assumes: elsewhere });
}

/** Answers name the lock by an id that begins with its scope. */
function scopeOf(lock: Doc): Value | undefined {
  const key = settled(lock.body.get("key"));
  if (typeof key === "string") return key.slice(0, Math.max(0, key.lastIndexOf("/providers/microsoft.authorization/locks/")));
  return firstValue(lock, ["scope", "parent_id"]);
}

function guards(scope: Value | undefined, guarded: readonly Doc[], links: Links): boolean | Unknown {
  const direct = guarded.map((each) => pointsAt(scope, each));
  const groups = guarded.map((each) => isGroupOf(scope, each, links));
  const account = scope === undefined ? false : exportsActivityLog(scope);
  const all = [...direct, ...groups, account];
  return all.includes(true) || (all.find((each) => typeof each === "object") ?? false);
}

/** Whether the scope is the resource group of the document. A group that is read at apply is told by the name of its data source. */
function isGroupOf(scope: Value | undefined, doc: Doc, links: Links): boolean | Unknown {
  const written = doc.type.startsWith("azurerm_") ? doc.body.get("resource_group_name") : doc.body.get("parent_id");
  if (written === undefined || written === null || scope === undefined) return false;
  const group = links.target(doc, written, ["azurerm_resource_group"], ["name"]);
  if (group.state === "known") return pointsAt(scope, group.value);
  const [value, named] = [settled(scope), settled(written)];
  if (typeof value === "string") return typeof named === "string" && isGroupId(value, named);
  if (typeof value !== "object" || value?.is !== "unresolved" || value.why.code !== "data-source") return false;
  if (!/(^|\.)data\.azurerm_resource_group\./.test(value.why.subject)) return false;
  const same = typeof named === "object" && named?.is === "unresolved" && named.why.subject === value.why.subject;
  return same ? true : because("data-source", value.why.subject);
}

function isGroupId(scope: string, group: string): boolean {
  const [id, name] = [scope.toLowerCase(), group.toLowerCase()];
  return id === name || /^\/subscriptions\/[^/]+\/resourcegroups\/([^/]+)\/?$/.exec(id)?.[1] === name;
}
