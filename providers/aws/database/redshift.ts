import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, type Many } from "../../../src/model/many.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Text } from "../../../src/model/text.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, text, valueAt } from "../../../src/provider/read.ts";
import { both, not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { keyPathOf } from "../audit-trail/destinations.ts";
import { LIFECYCLE, lifecycleOf } from "../object-store/lifecycle-code.ts";
import { retentionUnder } from "../object-store/lifecycle.ts";
import { settingOf } from "../satellites.ts";
import { databaseKey } from "./encryption.ts";
import { exportedRetention } from "./log-groups.ts";
import { databaseGuards, portOf } from "./network.ts";
import { PARAMETER_GROUPS, parametersOf, switchAt, type Parameters } from "./parameters.ts";

const LOGGING = "aws_redshift_logging";
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** Defaults of the Terraform provider that turned round with version 6. */
function sinceSix(doc: Doc, name: string, before: boolean): Fact<boolean> {
  const { majors } = doc.provider;
  if (majors !== undefined && majors.length > 0) {
    if (majors.every((major) => major >= 6)) return known(!before, { basis: "default", at: doc.at });
    if (majors.every((major) => major <= 5)) return known(before, { basis: "default", at: doc.at });
  }
  return unknown("provider-version", `the default of ${name} changed with version 6`, doc.at);
}

/** What holds for every cluster, in code and in answers alike. */
export const everyCluster = {
  role: "both",
  engine: known("redshift", { basis: "platform" }),
  allowList: closed([]),
  platformWideAccess: notOffered["database/platform-wide-access"],
  logsConnections: notOffered["database/postgres-logs"],
  logsDisconnections: notOffered["database/postgres-logs"],
  logsDuration: notOffered["database/postgres-logs"],
  // The service ends older versions of TLS by itself.
  minTls: known("1.2", { basis: "platform" }),
  deletionProtected: notOffered["database/deletion-protection"],
} as const satisfies Partial<Database>;

export const redshift = defineMapper({
  provider: "aws",
  reads: "aws_redshift_cluster",
  kinds: ["database"],
  identity: ["cluster_identifier", "id"],
  with: { logging: attached(LOGGING, "cluster_identifier") },
  also: [...PARAMETER_GROUPS, "aws_s3_bucket", LIFECYCLE],
  map: (doc, { logging }, links): Database => {
    const parameters = parametersOf(doc, "cluster_parameter_group_name", links);
    const publicAccess = boolean(doc.body, "publicly_accessible", sinceSix(doc, "publicly_accessible", true));
    const encrypted = boolean(doc.body, "encrypted", sinceSix(doc, "encrypted", false));
    const logged = settingOf(logging, (each) => known(true, { at: each.at }), boolean(doc.body, "logging.enable", off(doc)));
    const audited = both(logged, switchAt(parameters, "enable_user_activity_logging", off(doc)));
    return {
      ...everyCluster,
      port: portOf(doc, everyCluster.engine),
      publicAccess,
      guards: databaseGuards(doc, "vpc_security_group_ids", links),
      privateEndpoint: not(publicAccess),
      audited,
      auditRetention: retentionOf(doc, audited, logging, links),
      encrypted,
      customerKey: databaseKey(doc, "kms_key_id", encrypted, links),
      tlsRequired: switchAt(parameters, "require_ssl", requiredByDefault(doc, parameters)),
      ...awsBase("database", doc, { named: "cluster_identifier", handles: ["cluster_identifier", "id", "arn"] }),
    };
  },
});

const newGroup: Text = {
  en: "the cluster takes the default parameter group of 2025, which requires TLS",
  zh: "该集群使用 2025 年起的默认参数组，要求 TLS 连接",
};

/** Parameter groups of a tenant leave TLS to the client; the one that AWS gives to new clusters since January 2025 does not. */
function requiredByDefault(doc: Doc, { family }: Parameters): Fact<boolean> {
  return family.state === "known" && family.value === null
    ? known(true, { basis: "default", assumes: newGroup, at: doc.at })
    : known(false, { basis: "default", at: doc.at });
}

/** Logs go to a bucket unless they are sent to log groups. */
function retentionOf(doc: Doc, audited: Fact<boolean>, logging: Many<Doc>, links: Links): Fact<Retention> {
  return chain(audited, (on): Fact<Retention> => {
    if (!on) return known(0, audited.state === "known" ? audited : undefined);
    const split = logging.items[0];
    const [body, prefix] = split === undefined ? [doc.body, "logging."] : [split.body, ""];
    const type = text(body, `${prefix}log_destination_type`, known("s3", { basis: "default" }));
    return chain(type, (where) => {
      if (where === "cloudwatch") return exportedRetention(doc, "useractivitylog", links);
      const bucket = links.target(doc, valueAt(body, `${prefix}bucket_name`).value ?? null, ["aws_s3_bucket"], ["bucket"]);
      if (bucket.state !== "known") return bucket;
      const { presence } = bucket.value;
      if (presence.state === "unknown") return unknownBecause(presence.why, doc.at);
      return chain(text(body, `${prefix}s3_key_prefix`, known("")), (start) =>
        retentionUnder(lifecycleOf(bucket.value, links), keyPathOf(start)),
      );
    });
  });
}
