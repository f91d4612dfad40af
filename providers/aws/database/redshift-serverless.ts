import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { asBoolean, blocks, boolean, factOf, isAbsent, list, settled, valueAt } from "../../../src/provider/read.ts";
import { not } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { customerKey } from "../customer-key.ts";
import { databaseGuards, portOf } from "./network.ts";
import { everyCluster } from "./redshift.ts";

const NAMESPACE = "aws_redshiftserverless_namespace";
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** What holds for every workgroup, in code and in answers alike. */
export const everyWorkgroup = {
  ...everyCluster,
  engine: known("redshift-serverless", { basis: "platform" }),
  encrypted: known(true, { basis: "platform" }),
} as const satisfies Partial<Database>;

/** The workgroup is what answers; keys and logs belong to the namespace behind it. */
export const redshiftServerless = defineMapper({
  provider: "aws",
  reads: "aws_redshiftserverless_workgroup",
  kinds: ["database"],
  also: [NAMESPACE],
  map: (doc, _, links): Database => {
    const publicAccess = boolean(doc.body, "publicly_accessible", off(doc));
    const namespace = namespaceOf(doc, links);
    const audited = chain(namespace, exportsActivity);
    return {
      ...everyWorkgroup,
      port: portOf(doc, everyWorkgroup.engine),
      publicAccess,
      guards: databaseGuards(doc, "security_group_ids", links),
      privateEndpoint: not(publicAccess),
      audited,
      auditRetention: chain(audited, (on): Fact<Retention> =>
        on ? unknown("not-visible", "the log group of the namespace", doc.at) : known(0, audited.state === "known" ? audited : undefined),
      ),
      customerKey: chain(namespace, (each) => customerKey(each, "kms_key_id", links, off(each))),
      tlsRequired: requiresTls(doc),
      ...awsBase("database", doc, { named: "workgroup_name", handles: ["workgroup_name", "id", "arn"] }),
    };
  },
});

function namespaceOf(doc: Doc, links: Links): Fact<Doc> {
  const found = links.target(doc, valueAt(doc.body, "namespace_name").value ?? null, [NAMESPACE], ["namespace_name", "id"]);
  return found.state === "known" && found.value.presence.state === "unknown" ? unknownBecause(found.value.presence.why, doc.at) : found;
}

function exportsActivity(namespace: Doc): Fact<boolean> {
  const { items, open } = list(namespace.body, "log_exports");
  if (items.some((each) => settled(each) === "useractivitylog")) return known(true, { at: namespace.at });
  return open[0] === undefined ? off(namespace) : unknownBecause(open[0], namespace.at);
}

/** `require_ssl` among the parameters, off unless written. */
function requiresTls(doc: Doc): Fact<boolean> {
  const { items, open } = blocks(doc.body, "config_parameter");
  const found = items.find((each) => settled(each.get("parameter_key")) === "require_ssl");
  if (found !== undefined && found.doubt === undefined && !isAbsent(found, "parameter_value")) {
    return factOf(found.get("parameter_value") ?? null, "require_ssl", asBoolean, found.at);
  }
  const why = found?.doubt ?? open[0];
  return why === undefined ? off(doc) : unknownBecause(why, doc.at);
}
