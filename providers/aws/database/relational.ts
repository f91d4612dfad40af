/** RDS instances, and clusters of RDS, DocumentDB and Neptune, which share most of their arguments. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, text } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { KEY_TYPES } from "../customer-key.ts";
import { GUARD_TYPES } from "../guards.ts";
import { anyOf } from "../satellites.ts";
import { ACTIVITY_STREAM, audited, auditRetention, logsOf } from "./audit.ts";
import { databaseKey, storageEncrypted } from "./encryption.ts";
import { LOG_GROUP } from "./log-groups.ts";
import { memberIsPublic, memberLogs, MEMBERS } from "./members.ts";
import { databaseGuards, portOf } from "./network.ts";
import { OPTION_GROUP } from "./options.ts";
import { PARAMETER_GROUPS, parametersOf } from "./parameters.ts";
import { minTls, tlsRequired } from "./tls.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });
const unnamed = (doc: Doc): Fact<string> => unknown("computed", "engine", doc.at);
const LOOKED_UP = [...PARAMETER_GROUPS, OPTION_GROUP, LOG_GROUP, ACTIVITY_STREAM, ...GUARD_TYPES, ...KEY_TYPES];

interface Form {
  readonly engine: Fact<string>;
  readonly publicAccess: Fact<boolean>;
  /** Attributes that name the parameter group and the key. */
  readonly parameters: string;
  readonly key: string;
}

function relational(doc: Doc, { engine, publicAccess, parameters: group, key }: Form, links: Links): Database {
  const parameters = parametersOf(doc, group, links);
  const encrypted = storageEncrypted(doc, links);
  const audit = audited(doc, engine, parameters, links);
  return {
    ...awsBase("database", doc, { named: "identifier", handles: ["identifier", "cluster_identifier", "id", "arn"] }),
    role: "both",
    engine,
    port: portOf(doc, engine),
    publicAccess,
    allowList: closed([]),
    guards: databaseGuards(doc, "vpc_security_group_ids", links),
    platformWideAccess: notOffered["database/platform-wide-access"],
    // It stands in a VPC, so that without a public address it is reached from inside alone.
    privateEndpoint: not(publicAccess),
    audited: audit,
    auditRetention: auditRetention(doc, engine, audit, links),
    logsConnections: logsOf("log_connections", engine, parameters),
    logsDisconnections: logsOf("log_disconnections", engine, parameters),
    logsDuration: logsOf("log_duration", engine, parameters),
    encrypted,
    customerKey: databaseKey(doc, key, encrypted, links),
    tlsRequired: tlsRequired(doc, engine, parameters, links),
    minTls: minTls(doc, engine, parameters, links),
    deletionProtected: boolean(doc.body, "deletion_protection", off(doc)),
  };
}

export const instance = defineMapper({
  provider: "aws",
  reads: "aws_db_instance",
  kinds: ["database"],
  also: LOOKED_UP,
  map: (doc, _, links) => {
    const engine = text(doc.body, "engine", unnamed(doc));
    const publicAccess = boolean(doc.body, "publicly_accessible", off(doc));
    return relational(doc, { engine, publicAccess, parameters: "parameter_group_name", key: "kms_key_id" }, links);
  },
});

const always = (engine: string): Fact<string> => known(engine, { basis: "platform" });

export const cluster = defineMapper({
  provider: "aws",
  reads: ["aws_rds_cluster", "aws_neptune_cluster", "aws_docdb_cluster"],
  kinds: ["database"],
  identity: ["cluster_identifier", "id"],
  with: { members: attached(MEMBERS, "cluster_identifier") },
  also: LOOKED_UP,
  map: (doc, { members }, links) => {
    const own = "db_cluster_parameter_group_name";
    if (doc.type === "aws_docdb_cluster") {
      const publicAccess: Fact<boolean> = known(false, { basis: "platform" });
      return relational(doc, { engine: always("docdb"), publicAccess, parameters: own, key: "kms_key_id" }, links);
    }
    const publicAccess = multiAz(doc) ?? anyOf(members, memberIsPublic);
    if (doc.type === "aws_neptune_cluster") {
      const group = "neptune_cluster_parameter_group_name";
      return relational(doc, { engine: always("neptune"), publicAccess, parameters: group, key: "kms_key_arn" }, links);
    }
    const engine = text(doc.body, "engine", unnamed(doc));
    return withMembers(relational(doc, { engine, publicAccess, parameters: own, key: "kms_key_id" }, links), members, links);
  },
});

/** A Multi-AZ DB cluster has no members in code, and its public switch no argument. */
function multiAz(doc: Doc): Fact<boolean> | undefined {
  return doc.body.get("db_cluster_instance_class") === undefined
    ? undefined
    : unknown("not-in-format", "public access of a Multi-AZ DB cluster", doc.at);
}

/** What every member logs by a group of its own is logged, whatever the group of the cluster says. */
function withMembers(database: Database, members: Many<Doc>, links: Links): Database {
  const everyMember = (name: string, byCluster: Fact<boolean>): Fact<boolean> => {
    if (members.items.length === 0 || byCluster.state !== "known") return byCluster;
    const own = members.items.map((member): Fact<boolean> => {
      const said = memberLogs(name, parametersOf(member, "db_parameter_group_name", links));
      return said.state === "not-applicable" ? byCluster : said;
    });
    const doubts = byCluster.value ? [] : members.open.map((why): Fact<boolean> => unknownBecause(why));
    return both(...own, ...doubts);
  };
  return {
    ...database,
    logsConnections: everyMember("log_connections", database.logsConnections),
    logsDisconnections: everyMember("log_disconnections", database.logsDisconnections),
    logsDuration: everyMember("log_duration", database.logsDuration),
  };
}
