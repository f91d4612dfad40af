import { setElsewhere, type NotApplicable } from "../model/fact.ts";
import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Claims, Subject } from "./border.ts";
import { OWN_NAME } from "./format.ts";

/** For each cloud the rows of its `clouds.ts`: what it does not offer. */
export type OfferingRows = Readonly<Record<ProviderName, Readonly<Record<string, NotApplicable>>>>;

/** What is held at another level in the model itself, whatever the cloud: for a kind and a field, the level that may be named. */
const levels: Readonly<Partial<Record<KindName, Readonly<Record<string, string>>>>> = {
  "flow-log": { retention: "store" },
  "audit-trail": { retention: "store", customerKey: "store" },
};
/** Of a database and its server each may leave to the other what is not its own. */
const otherRole: Readonly<Record<string, string>> = { database: "server", server: "database" };

/** Rows that speak of more kinds than the one they are named after. */
const alsoFor: Readonly<Record<string, readonly KindName[]>> = {
  "virtual-machine": ["machine-template"],
  deletion: ["virtual-machine", "database", "load-balancer", "kubernetes-cluster"],
};

/**
 * What the writer of a snapshot may claim. That a setting does not exist, lies elsewhere or is always on is knowledge of cldscan about clouds:
 * its own snapshots may say so wherever a row of `clouds.ts` stands behind it; others only where the model itself says that it can be so.
 */
export function claimsOf(writer: string, rows: OfferingRows): Claims {
  const isOwn = writer === OWN_NAME;
  return {
    platform: isOwn,
    notOffered: (row, subject) => {
      const known = Object.hasOwn(rows[subject.provider], row) ? rows[subject.provider][row] : undefined;
      return known !== undefined && (isOwn || speaksOf(row, subject)) ? known : undefined;
    },
    setElsewhere: (level, subject) => (isOwn || maySetElsewhere(level, subject) ? setElsewhere(level) : undefined),
  };
}

function speaksOf(row: string, { kind }: Readonly<Subject>): boolean {
  const topic = row.split("/")[0] ?? "";
  return topic === kind || alsoFor[topic]?.includes(kind) === true;
}

function maySetElsewhere(level: string, { kind, field, role }: Readonly<Subject>): boolean {
  if (kind === "database") return typeof role === "string" && otherRole[role] === level;
  return levels[kind]?.[field] === level;
}
