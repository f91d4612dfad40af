/** How long the log groups keep what databases hand on to them. */
import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { settled } from "../../../src/provider/read.ts";
import { retentionOf } from "../log-store/retention.ts";

export const LOG_GROUP = "aws_cloudwatch_log_group";

const FOLDERS: Readonly<Record<string, string>> = {
  aws_db_instance: "/aws/rds/instance",
  aws_rds_cluster: "/aws/rds/cluster",
  aws_docdb_cluster: "/aws/docdb",
  aws_neptune_cluster: "/aws/neptune",
  aws_redshift_cluster: "/aws/redshift/cluster",
};
const NAMES: Readonly<Record<string, string>> = { aws_db_instance: "identifier" };

/**
 * The service makes the group by itself and lets it keep everything, unless this code makes a group of that name first
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html).
 */
export function exportedRetention(doc: Doc, log: string, links: Links): Fact<Retention> {
  const own = settled(doc.body.get(NAMES[doc.type] ?? "cluster_identifier"));
  const folder = FOLDERS[doc.type] ?? "";
  for (const group of links.ofType(doc, [LOG_GROUP])) {
    const name = spelled(group.body.get("name") ?? null, doc, own);
    if (name === undefined) return unknown("not-visible", `the log group of ${doc.name}`, doc.at);
    if (name !== `${folder}/${typeof own === "string" ? own : doc.id}/${log}`) continue;
    return group.presence.state === "unknown" ? unknownBecause(group.presence.why, group.at) : retentionOf(group);
  }
  return known("forever", { basis: "default", at: doc.at });
}

/** A name as text, with the id of the database where it stands for the database's own name. `undefined`: not readable. */
function spelled(value: Value, doc: Doc, own: Value | undefined): string | undefined {
  const written = settled(value);
  if (typeof written === "string") return written;
  if (written === null || typeof written !== "object") return "";
  if (written.is === "reference") return written.to === doc.id ? (typeof own === "string" ? own : doc.id) : "";
  if (written.is !== "template") return written.is === "unresolved" ? undefined : "";
  const parts = written.parts.map((part) => (typeof part === "string" ? part : spelled(part, doc, own)));
  // A literal start that no database uses settles it, however little is known of the rest.
  if (typeof parts[0] === "string" && !"/aws/".startsWith(parts[0].slice(0, 5))) return "";
  return parts.includes(undefined) ? undefined : parts.join("");
}
