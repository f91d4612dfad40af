import type { Doc } from "../../../src/iac/document.ts";
import type { Value } from "../../../src/iac/value.ts";
import { everyAddress, noAddresses } from "../../../src/model/addresses.ts";
import { known, mapFact, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { AllowedAddresses, Database } from "../../../src/model/kinds/database.ts";
import { closed, flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import type { TlsVersion } from "../../../src/model/tls.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { grantsToEverybody, statementsOf } from "../../../src/provider/policy.ts";
import { blocks, boolean, isAbsent, valueAt, word } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { KEY_TYPES } from "../customer-key.ts";
import { dialect } from "../policy-dialect.ts";
import { databaseKey } from "./encryption.ts";
import { LOG_GROUP } from "./log-groups.ts";
import { databaseGuards } from "./network.ts";
import { auditOf, auditRetention } from "./search-audit.ts";

const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** What holds for every domain, in code and in answers alike. */
export const everyDomain = {
  role: "both",
  port: known(443, { basis: "platform" }),
  platformWideAccess: notOffered["database/platform-wide-access"],
  logsConnections: notOffered["database/postgres-logs"],
  logsDisconnections: notOffered["database/postgres-logs"],
  logsDuration: notOffered["database/postgres-logs"],
  deletionProtected: notOffered["database/deletion-protection"],
} as const satisfies Partial<Database>;

/**
 * OpenSearch and Elasticsearch domains answer on port 443. Inside a VPC the security groups stand before them; on a public endpoint the
 * access policy does, and a statement for everybody without an address or a network in it lets every address in.
 */
export const searchDomain = defineMapper({
  provider: "aws",
  reads: ["aws_opensearch_domain", "aws_elasticsearch_domain"],
  kinds: ["database"],
  identity: ["domain_name"],
  with: { policies: attached(["aws_opensearch_domain_policy", "aws_elasticsearch_domain_policy"], "domain_name") },
  also: [LOG_GROUP, ...KEY_TYPES],
  map: (doc, { policies }, links): Database => {
    const encrypted = boolean(doc.body, "encrypt_at_rest.enabled", off(doc));
    const audit = auditOf(doc);
    return {
      ...everyDomain,
      engine: known(doc.type === "aws_opensearch_domain" ? "opensearch" : "elasticsearch", { basis: "platform" }),
      ...reachOf(doc, policies, links),
      audited: audit,
      auditRetention: auditRetention(doc, audit, links),
      encrypted,
      customerKey: databaseKey(doc, "encrypt_at_rest.kms_key_id", encrypted, links),
      tlsRequired: boolean(doc.body, "domain_endpoint_options.enforce_https", httpsByDefault(doc)),
      minTls: word(doc.body, "domain_endpoint_options.tls_security_policy", policyVersions, known("1.0", { basis: "default", at: doc.at })),
      ...awsBase("database", doc, { named: "domain_name", handles: ["domain_name", "arn"] }),
    };
  },
});

/** The lowest version of TLS that each policy of a domain takes. */
export const policyVersions: Readonly<Record<string, TlsVersion>> = {
  "Policy-Min-TLS-1-0-2019-07": "1.0",
  "Policy-Min-TLS-1-2-2019-07": "1.2",
  "Policy-Min-TLS-1-2-PFS-2023-10": "1.2",
  "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08": "1.2",
};

/** Terraform sends true as soon as the block is there; without it the service takes plain HTTP as well. */
function httpsByDefault(doc: Doc): Fact<boolean> {
  return known(!isAbsent(doc.body, "domain_endpoint_options"), { basis: "default", at: doc.at });
}

/** How a domain is reached. */
export type Reach = Pick<Database, "publicAccess" | "allowList" | "guards" | "privateEndpoint">;

function reachOf(doc: Doc, policies: Many<Doc>, links: Links): Reach {
  const inside = blocks(doc.body, "vpc_options");
  if (inside.items.some((block) => block.doubt === undefined)) {
    return {
      publicAccess: known(false, { basis: "platform" }),
      privateEndpoint: known(true, { basis: "platform" }),
      allowList: closed([]),
      guards: databaseGuards(doc, "vpc_options.security_group_ids", links),
    };
  }
  const [doubt] = [...inside.open, ...inside.items.flatMap(({ doubt: why }) => (why === undefined ? [] : [why]))];
  if (doubt !== undefined) {
    const unread = unknownBecause(doubt, doc.at);
    return { publicAccess: unread, privateEndpoint: unread, allowList: opened([], doubt), guards: opened([], doubt) };
  }
  return {
    publicAccess: known(true, { basis: "default" }),
    privateEndpoint: known(false, { basis: "default" }),
    allowList: admitted(doc, policies),
    guards: closed([]),
  };
}

function admitted(doc: Doc, policies: Many<Doc>): Many<AllowedAddresses> {
  const inline = valueAt(doc.body, "access_policies").value;
  return union([
    inline === undefined ? closed([]) : entriesOf(doc, "access_policies"),
    flatMapMany(policies, (policy) => entriesOf(policy, "access_policies")),
  ]);
}

function entriesOf(doc: Doc, path: string): Many<AllowedAddresses> {
  return admittedBy(doc.body.get(path) ?? null, doc, path);
}

/** Whom the statements of an access policy let in from which addresses. */
export function admittedBy(policy: Value, doc: Doc, label: string): Many<AllowedAddresses> {
  return mapMany(statementsOf(policy), (statement) => ({
    addresses: mapFact(grantsToEverybody(statement, dialect), (open) => (open ? everyAddress : noAddresses)),
    presence: doc.presence,
    at: statement.at ?? doc.at,
    label,
  }));
}
