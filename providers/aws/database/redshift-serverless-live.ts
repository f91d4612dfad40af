import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import type { Retention } from "../../../src/model/retention.ts";
import type { Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { asBoolean, blocks, boolean, factOf, list, number, settled, text, valueAt } from "../../../src/provider/read.ts";
import { not } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { perRegion } from "../calls.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { guardsNamed } from "../guards-live.ts";
import { everyWorkgroup } from "./redshift-serverless.ts";

const WORKGROUP = "redshift-serverless.Workgroup";
const NAMESPACE = "redshift-serverless.Namespace";
const pages = byToken({ token: "nextToken", next: "nextToken", size: ["maxResults", 100] });

export const redshiftServerlessCalls: readonly Call[] = [
  perRegion("redshift-serverless.ListWorkgroups", {
    permission: "redshift-serverless:ListWorkgroups",
    yields: WORKGROUP,
    items: "workgroups",
    id: "workgroupName",
    pages,
    lists: ["database"],
  }),
  perRegion("redshift-serverless.ListNamespaces", {
    permission: "redshift-serverless:ListNamespaces",
    yields: NAMESPACE,
    items: "namespaces",
    id: "namespaceName",
    pages,
  }),
];

/** What stands for a key that AWS owns. */
const OWNED_BY_AWS = "AWS_OWNED_KMS_KEY";

export const redshiftServerlessLive = defineMapper({
  provider: "aws",
  reads: WORKGROUP,
  kinds: ["database"],
  also: [NAMESPACE, ...LIVE_KEY_TYPES],
  map: (doc, _, links): Database => {
    const { body } = doc;
    const publicAccess = boolean(body, "publiclyAccessible", owed(body, "publiclyAccessible"));
    const namespace = namespaceOf(doc, links);
    const audited = chain(namespace, exportsActivity);
    return {
      ...everyWorkgroup,
      port: number(body, "port", number(body, "endpoint.port", owed(body, "port"))),
      publicAccess,
      guards: guardsNamed(body, "securityGroupIds"),
      privateEndpoint: not(publicAccess),
      audited,
      auditRetention: chain(audited, (on): Fact<Retention> =>
        on ? unknown("not-visible", "the log group of the namespace", doc.at) : known(0, audited.state === "known" ? audited : undefined),
      ),
      customerKey: chain(namespace, (each) => keyOf(each, links)),
      tlsRequired: requiresTls(doc),
      ...awsBase("database", doc, { named: "workgroupName", handles: ["workgroupName", "workgroupArn", "workgroupId"] }),
    };
  },
});

function namespaceOf(doc: Doc, links: Links): Fact<Doc> {
  const { value } = valueAt(doc.body, "namespaceName");
  return value === undefined ? owed(doc.body, "namespaceName") : links.target(doc, value, [NAMESPACE], ["namespaceName"]);
}

function keyOf(namespace: Doc, links: Links): Fact<boolean> {
  const key = text(namespace.body, "kmsKeyId", owed(namespace.body, "kmsKeyId"));
  return chain(key, (name): Fact<boolean> =>
    name === OWNED_BY_AWS ? known(false, key) : customerKeyLive(links, namespace, name, namespace.at),
  );
}

/** The answer leaves the list out where nothing is handed on. */
function exportsActivity(namespace: Doc): Fact<boolean> {
  const { items, open } = list(namespace.body, "logExports");
  if (items.some((each) => settled(each) === "useractivitylog")) return known(true, { at: namespace.at });
  return open[0] === undefined ? known(false, { at: namespace.at }) : unknownBecause(open[0], namespace.at);
}

/** The answer holds every parameter, `require_ssl` among them. */
function requiresTls({ body, at }: Doc): Fact<boolean> {
  const { items, open } = blocks(body, "configParameters");
  const found = items.find((each) => settled(each.get("parameterKey")) === "require_ssl");
  if (found === undefined) return open[0] === undefined ? owed(body, "configParameters") : unknownBecause(open[0], at);
  const { value } = valueAt(found, "parameterValue");
  return value === undefined ? owed(found, "parameterValue") : factOf(value, "require_ssl", asBoolean, found.at);
}
