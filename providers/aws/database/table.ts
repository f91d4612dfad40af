import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { closed, flatMapMany, present, type Many } from "../../../src/model/many.ts";
import type { ResourceBase } from "../../../src/model/resource.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { refusesOtherNetworks, statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { boolean, isAbsent } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { customerKey, KEY_TYPES } from "../customer-key.ts";
import { dialect } from "../policy-dialect.ts";

const noNetwork = notOffered["database/dynamodb-network"];
const POLICY = "aws_dynamodb_resource_policy";
const off = (doc: Doc): Fact<boolean> => known(false, { basis: "default", at: doc.at });

/** DynamoDB encrypts every table (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html). */
export const table = defineMapper({
  provider: "aws",
  reads: "aws_dynamodb_table",
  kinds: ["database"],
  identity: ["name", "arn", "id"],
  with: { policies: attached(POLICY, "resource_arn") },
  also: KEY_TYPES,
  map: (doc, { policies }, links): Database => ({
    ...everyTable(doc),
    privateEndpoint: tied(doc, policies),
    customerKey: keyOf(doc, links),
    deletionProtected: boolean(doc.body, "deletion_protection_enabled", off(doc)),
    ...awsBase("database", doc, { handles: ["name", "arn"] }),
  }),
});

/** Without the block, or with it switched off, the key belongs to AWS; switched on without a key it is the one AWS manages for DynamoDB. */
function keyOf(doc: Doc, links: Links): Fact<boolean> {
  const on = boolean(doc.body, "server_side_encryption.enabled", off(doc));
  return on.state !== "known" || !on.value || isAbsent(doc.body, "server_side_encryption.kms_key_arn")
    ? on.state === "known"
      ? off(doc)
      : on
    : customerKey(doc, "server_side_encryption.kms_key_arn", links, off(doc));
}

function tied(doc: Doc, policies: Many<Doc>): Fact<boolean> {
  const statements = flatMapMany(policies, (policy) => {
    const read = statementsOf(policy.body.get("policy") ?? null);
    const { presence } = policy;
    return presence.state === "unknown" ? { items: [], open: [presence.why] } : read;
  });
  return tiedBy(statements, doc);
}

/** Whether a policy of the table keeps it to the tenant's networks. */
export function tiedBy(statements: Many<Statement>, doc: Doc): Fact<boolean> {
  const answer = refusesOtherNetworks(statements, { ...dialect, everyAction: ["dynamodb:*", "*"] }, () => true);
  return answer.state === "known" || statements.open[0] === undefined ? answer : unknownBecause(statements.open[0], doc.at);
}

/** What holds for every table, in code and in answers alike. */
export function everyTable(
  doc: Doc,
): Omit<Database, keyof ResourceBase<"database"> | "privateEndpoint" | "customerKey" | "deletionProtected"> {
  const audited = unknown("not-visible", "whether a trail records the data events of the table", doc.at);
  return {
    role: "both",
    engine: known("dynamodb", { basis: "platform" }),
    port: noNetwork,
    publicAccess: noNetwork,
    allowList: closed([{ addresses: noNetwork, presence: present }]),
    guards: closed([{ group: noNetwork, presence: present }]),
    platformWideAccess: notOffered["database/platform-wide-access"],
    audited,
    auditRetention: audited,
    logsConnections: notOffered["database/postgres-logs"],
    logsDisconnections: notOffered["database/postgres-logs"],
    logsDuration: notOffered["database/postgres-logs"],
    encrypted: known(true, { basis: "platform" }),
    tlsRequired: unknown("not-visible", "whether the service endpoint still answers plain requests", doc.at),
    minTls: known("1.2", { basis: "platform" }),
  };
}
