/** Members of clusters. They hold their own public switch, and may log what the cluster does not; the rest belongs to the cluster. */
import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, setElsewhere, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed } from "../../../src/model/many.ts";
import type { ResourceBase } from "../../../src/model/resource.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, settled } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { auditOfMembers, type Members } from "./audit.ts";
import { parametersOf, PARAMETER_GROUPS, switchAt, type Parameters } from "./parameters.ts";

const RDS = "aws_rds_cluster_instance";
const DOCDB = "aws_docdb_cluster_instance";
const NEPTUNE = "aws_neptune_cluster_instance";
export const MEMBERS = [RDS, DOCDB, NEPTUNE];

const cluster = setElsewhere("cluster");

/** The provider sends false unless told otherwise; in the subnet group of the default VPC the API makes members public. */
export function memberIsPublic(member: Doc): Fact<boolean> {
  if (member.type === DOCDB) return known(false, { basis: "platform" });
  const group = settled(member.body.get(member.type === NEPTUNE ? "neptune_subnet_group_name" : "db_subnet_group_name"));
  return boolean(member.body, "publicly_accessible", known(group === "default", { basis: "default", at: member.at }));
}

/** What a parameter group of the member itself says; where it is silent the cluster decides. */
export function memberLogs(name: string, parameters: Parameters): Fact<boolean> {
  return chain(parameters.get(name), (word): Fact<boolean> => (word === null ? cluster : switchAt(parameters, name, cluster)));
}

type Logs = (name: string) => Fact<boolean>;

/** What a member says itself; the rest is the cluster's. */
export function memberFacts(publicAccess: Fact<boolean>, logs: Logs): Omit<Database, keyof ResourceBase<"database">> {
  return {
    role: "database",
    engine: cluster,
    port: cluster,
    publicAccess,
    allowList: closed([]),
    guards: closed([]),
    platformWideAccess: notOffered["database/platform-wide-access"],
    privateEndpoint: not(publicAccess),
    audited: cluster,
    auditRetention: cluster,
    logsConnections: logs("log_connections"),
    logsDisconnections: logs("log_disconnections"),
    logsDuration: logs("log_duration"),
    encrypted: cluster,
    customerKey: cluster,
    tlsRequired: cluster,
    minTls: cluster,
    deletionProtected: cluster,
  };
}

/** What every member logs by a group of its own is logged, whatever the group of the cluster says. */
export function logsOfMembers(database: Database, all: Members): Database {
  const { members, doubts } = all;
  const audit = auditOfMembers(database.audited, database.engine, all);
  const everyMember = (name: string, byCluster: Fact<boolean>): Fact<boolean> => {
    if (members.length === 0 || byCluster.state !== "known") return byCluster;
    const own = members.map((parameters): Fact<boolean> => {
      const said = memberLogs(name, parameters);
      return said.state === "not-applicable" ? byCluster : said;
    });
    return both(...own, ...(byCluster.value ? [] : doubts));
  };
  return {
    ...database,
    audited: audit,
    auditRetention: audit === database.audited ? database.auditRetention : chain(audit, (is) => (is ? database.auditRetention : known(0))),
    logsConnections: everyMember("log_connections", database.logsConnections),
    logsDisconnections: everyMember("log_disconnections", database.logsDisconnections),
    logsDuration: everyMember("log_duration", database.logsDuration),
  };
}

export const member = defineMapper({
  provider: "aws",
  reads: MEMBERS,
  kinds: ["database"],
  also: PARAMETER_GROUPS,
  map: (doc, _, links): Database => {
    const parameters = parametersOf(doc, "db_parameter_group_name", links);
    const logs = (name: string): Fact<boolean> => (doc.type === RDS ? memberLogs(name, parameters) : cluster);
    return {
      ...memberFacts(memberIsPublic(doc), logs),
      ...awsBase("database", doc, { named: "identifier", handles: ["identifier", "id"] }),
    };
  },
});
