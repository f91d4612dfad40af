/** RDS instances, and clusters of RDS, DocumentDB and Neptune, which share most of their arguments. */
import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed } from "../../../src/model/many.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, text } from "../../../src/provider/read.ts";
import { not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { KEY_TYPES } from "../customer-key.ts";
import { GUARD_TYPES } from "../guards.ts";
import { anyOf } from "../satellites.ts";
import { audited, auditRetention, logsOf } from "./audit.ts";
import { databaseKey, storageEncrypted } from "./encryption.ts";
import { LOG_GROUP } from "./log-groups.ts";
import { logsOfMembers, memberIsPublic, MEMBERS } from "./members.ts";
import { databaseGuards, portOf } from "./network.ts";
import { OPTION_GROUP } from "./options.ts";
import { PARAMETER_GROUPS, parametersOf } from "./parameters.ts";
import { ACTIVITY_STREAM, serverInCode, streamedInCode } from "./server-code.ts";
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
  const server = serverInCode(doc, engine, parametersOf(doc, group, links), links);
  const encrypted = storageEncrypted(doc, links);
  const audit = audited(server);
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
    auditRetention: auditRetention(server, audit),
    logsConnections: logsOf("log_connections", server),
    logsDisconnections: logsOf("log_disconnections", server),
    logsDuration: logsOf("log_duration", server),
    encrypted,
    customerKey: databaseKey(doc, key, encrypted, links),
    tlsRequired: tlsRequired(server),
    minTls: minTls(server),
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

/** Since version 5 of the provider an RDS cluster must name its engine; before, it was `aurora` where none was named. */
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
    const engine = text(doc.body, "engine", known("aurora", { basis: "default", at: doc.at }));
    return logsOfMembers(relational(doc, { engine, publicAccess, parameters: own, key: "kms_key_id" }, links), {
      members: members.items.map((member) => parametersOf(member, "db_parameter_group_name", links)),
      doubts: members.open.map((why): Fact<boolean> => unknownBecause(why)),
      streamed: streamedInCode(doc, links),
    });
  },
});

/** A Multi-AZ DB cluster has no members in code, and its public switch no argument. */
function multiAz(doc: Doc): Fact<boolean> | undefined {
  return isAbsent(doc.body, "db_cluster_instance_class")
    ? undefined
    : unknown("not-in-format", "public access of a Multi-AZ DB cluster", doc.at);
}
