import type { Doc } from "../../../src/iac/document.ts";
import { known, setElsewhere, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed } from "../../../src/model/many.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, settled, text } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { anyPublic, guardsOf, portOf } from "./network.ts";
import { searchDomain } from "./search-domain.ts";
import { table } from "./table.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });
const always = (engine: string): Fact<string> => known(engine, { basis: "platform" });
const unnamed = (doc: Doc): Fact<string> => unknown("computed", "engine", doc.at);

const MEMBERS = ["aws_rds_cluster_instance", "aws_docdb_cluster_instance", "aws_neptune_cluster_instance"];

function standing(doc: Doc, engine: Fact<string>, publicAccess: Fact<boolean>, groups = "vpc_security_group_ids"): Database {
  return {
    ...awsBase("database", doc, { named: "identifier", handles: ["identifier", "cluster_identifier", "id", "arn"] }),
    role: "both",
    engine,
    port: portOf(doc, engine),
    publicAccess,
    allowList: closed([]),
    guards: guardsOf(doc, groups),
  };
}

const instance = defineMapper({
  provider: "aws",
  reads: "aws_db_instance",
  kinds: ["database"],
  map: (doc) => standing(doc, text(doc.body, "engine", unnamed(doc)), boolean(doc.body, "publicly_accessible", off(doc))),
});

const cluster = defineMapper({
  provider: "aws",
  reads: ["aws_rds_cluster", "aws_neptune_cluster", "aws_docdb_cluster"],
  kinds: ["database"],
  identity: ["cluster_identifier", "id"],
  with: { members: attached(MEMBERS, "cluster_identifier") },
  map: (doc, { members }) => {
    if (doc.type === "aws_docdb_cluster") return standing(doc, always("docdb"), known(false, { basis: "platform" }));
    const engine = doc.type === "aws_neptune_cluster" ? always("neptune") : text(doc.body, "engine", unnamed(doc));
    return standing(doc, engine, multiAz(doc) ?? anyPublic(members, memberIsPublic));
  },
});

/** A Multi-AZ DB cluster has no members in code, and its public switch no argument. */
function multiAz(doc: Doc): Fact<boolean> | undefined {
  return doc.body.get("db_cluster_instance_class") === undefined
    ? undefined
    : unknown("not-in-format", "public access of a Multi-AZ DB cluster", doc.at);
}

/** The provider sends false unless told otherwise; in the subnet group of the default VPC the API makes members public. */
function memberIsPublic(member: Doc): Fact<boolean> {
  const byDefault =
    settled(member.body.get(member.type === MEMBERS[2] ? "neptune_subnet_group_name" : "db_subnet_group_name")) === "default";
  return boolean(member.body, "publicly_accessible", known(byDefault, { basis: "default", at: member.at }));
}

/** A member holds its own public switch; groups and port belong to the cluster. */
const member = defineMapper({
  provider: "aws",
  reads: MEMBERS,
  kinds: ["database"],
  map: (doc): Database => ({
    ...awsBase("database", doc, { named: "identifier", handles: ["identifier", "id"] }),
    role: "database",
    engine: setElsewhere("cluster"),
    port: setElsewhere("cluster"),
    publicAccess: doc.type === MEMBERS[1] ? known(false, { basis: "platform" }) : memberIsPublic(doc),
    allowList: closed([]),
    guards: closed([]),
  }),
});

/** Up to version 5 of the Terraform provider a cluster is public unless told otherwise; from version 6 on it is not. */
function redshiftDefault(doc: Doc): Fact<boolean> {
  const { majors } = doc.provider;
  if (majors !== undefined && majors.length > 0) {
    if (majors.every((major) => major >= 6)) return off(doc);
    if (majors.every((major) => major <= 5)) return known(true, { basis: "default", at: doc.at });
  }
  return unknown("provider-version", "the default of publicly_accessible changed with version 6", doc.at);
}

const redshift = defineMapper({
  provider: "aws",
  reads: "aws_redshift_cluster",
  kinds: ["database"],
  map: (doc) => standing(doc, always("redshift"), boolean(doc.body, "publicly_accessible", redshiftDefault(doc))),
});

const redshiftServerless = defineMapper({
  provider: "aws",
  reads: "aws_redshiftserverless_workgroup",
  kinds: ["database"],
  map: (doc) => standing(doc, always("redshift-serverless"), boolean(doc.body, "publicly_accessible", off(doc)), "security_group_ids"),
});

export const mappers = [instance, cluster, member, redshift, redshiftServerless, searchDomain, table];
