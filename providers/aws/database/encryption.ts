/** Encryption of databases at rest. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Links } from "../../../src/provider/link.ts";
import { boolean, isAbsent, settled, valueAt } from "../../../src/provider/read.ts";
import { customerKey } from "../customer-key.ts";

/** Attributes that make a database out of another one or its snapshot, whose encryption it then takes over. */
const ORIGINS = ["replicate_source_db", "replication_source_identifier", "snapshot_identifier", "restore_to_point_in_time"];
const SOURCES = ["aws_db_instance", "aws_rds_cluster"];

/** `storage_encrypted`, off unless written; serverless Aurora of the first kind always encrypts. */
export function storageEncrypted(doc: Doc, links: Links): Fact<boolean> {
  return boolean(doc.body, "storage_encrypted", inherited(doc, links) ?? byDefault(doc));
}

function byDefault(doc: Doc): Fact<boolean> {
  return known(settled(doc.body.get("engine_mode")) === "serverless", { basis: "default", at: doc.at });
}

function inherited(doc: Doc, links: Links): Fact<boolean> | undefined {
  const origin = ORIGINS.find((name) => !isAbsent(doc.body, name));
  if (origin === undefined) return undefined;
  const source = links.target(doc, valueAt(doc.body, origin).value ?? null, SOURCES, ["identifier", "cluster_identifier", "arn", "id"]);
  if (source.state === "known" && source.value.id !== doc.id && !ORIGINS.some((name) => !isAbsent(source.value.body, name))) {
    return storageEncrypted(source.value, links);
  }
  return unknown("not-visible", "whether the origin of the database is encrypted", doc.at);
}

/** Without a key of the tenant, and where nothing is encrypted, AWS keeps the key. */
export function databaseKey(doc: Doc, path: string, encrypted: Fact<boolean>, links: Links): Fact<boolean> {
  const none: Fact<boolean> = known(false, { basis: "default", at: doc.at });
  return encrypted.state === "known" && !encrypted.value ? none : customerKey(doc, path, links, none);
}
