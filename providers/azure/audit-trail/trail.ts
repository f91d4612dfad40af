import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, setElsewhere, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AuditTrail } from "../../../src/model/kinds/audit-trail.ts";
import type { Ref } from "../../../src/model/resource.ts";
import type { Unknown } from "../../../src/model/unknown.ts";
import { accountRef } from "../../../src/provider/base.ts";
import { asText, factOf, list, settled } from "../../../src/provider/read.ts";
import { notOffered } from "../clouds.ts";
import { allOn, anyOn } from "../switches.ts";

/** The subscription that an export of the activity log records. What lies below a management group is not told by the setting. */
export function recordedBy(doc: Doc, target: Value | undefined, isTrail: true | Unknown): Fact<Ref> {
  if (isTrail !== true) return unknownBecause(isTrail, doc.at);
  if (mayNameGroup(target)) return unknown("not-visible", `the subscriptions below the management group of ${doc.name}`, doc.at);
  return known(accountRef(doc.scope, "azure"), { at: doc.at });
}

function mayNameGroup(target: Value | undefined): boolean {
  const value = settled(target);
  if (typeof value === "string") return /managementgroups/i.test(value);
  if (typeof value !== "object" || value === null) return false;
  if (value.is === "reference") return /azurerm_management_group/.test(value.to);
  if (value.is === "unresolved") return /azurerm_management_group/.test(value.why.subject);
  return value.is === "template" && value.parts.some(mayNameGroup);
}

/** Facts that every trail of Azure has alike. Keys are a matter of the stores. */
export const everyTrail = {
  integrityValidated: notOffered["audit-trail/integrity"],
  customerKey: setElsewhere("store"),
} satisfies Partial<AuditTrail>;

/** A log profile takes categories of its own: https://learn.microsoft.com/rest/api/monitor/log-profiles */
export function profileCategories(doc: Doc, path: string, absent: Fact<boolean>): Pick<AuditTrail, "managementEvents" | "allEvents"> {
  const written = list(doc.body, path);
  if (written.items.length + written.open.length === 0) return { managementEvents: absent, allEvents: absent };
  const holds = (wanted: string): Fact<boolean> =>
    anyOn(
      written.items.map((each): Fact<boolean> => {
        const word = factOf(each, path, asText, doc.at);
        return word.state === "known" ? known(word.value.toLowerCase() === wanted, { at: doc.at }) : word;
      }),
      written.open,
    );
  const [write, remove, action] = ["write", "delete", "action"].map(holds) as [Fact<boolean>, Fact<boolean>, Fact<boolean>];
  return { managementEvents: anyOn([write, remove, action]), allEvents: allOn([write, remove, action]) };
}
