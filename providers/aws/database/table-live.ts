import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { flatMapMany, opened, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { listing, type Call } from "../../../src/provider/call.ts";
import type { Links } from "../../../src/provider/link.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { byToken } from "../../../src/provider/paging.ts";
import { statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { boolean, isAbsent, valueAt, word } from "../../../src/provider/read.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { eachName, perDocument } from "../calls.ts";
import { customerKeyLive, LIVE_KEY_TYPES } from "../customer-key-live.ts";
import { everyTable, tiedBy } from "./table.ts";

const NAME = "dynamodb.TableName";
const TABLE = "dynamodb.Table";
const POLICY = "dynamodb.ResourcePolicy";

export const tableCalls: readonly Call[] = [
  listing({
    provider: "aws",
    operation: "dynamodb.ListTables",
    permissions: ["dynamodb:ListTables"],
    yields: NAME,
    covers: "region",
    pages: byToken({ token: "ExclusiveStartTableName", next: "LastEvaluatedTableName", size: ["Limit", 100] }),
    find: eachName("TableNames", "TableName"),
    lists: ["database"],
  }),
  perDocument("dynamodb.DescribeTable", {
    permission: "dynamodb:DescribeTable",
    of: NAME,
    yields: TABLE,
    from: "TableName",
    as: "TableName",
    holds: "Table",
    unwrapped: true,
  }),
  perDocument("dynamodb.GetResourcePolicy", {
    permission: "dynamodb:GetResourcePolicy",
    of: TABLE,
    yields: POLICY,
    from: "TableArn",
    as: "ResourceArn",
    holds: "Policy",
    none: { codes: ["PolicyNotFoundException"], body: { Policy: '{"Statement":[]}' } },
  }),
];

export const tableLive = defineMapper({
  provider: "aws",
  reads: TABLE,
  kinds: ["database"],
  identity: ["TableArn"],
  with: { policies: attached(POLICY, "ResourceArn") },
  also: [NAME, ...LIVE_KEY_TYPES],
  map: (doc, { policies }, links): Database => ({
    ...everyTable(doc),
    privateEndpoint: tiedBy(statementsIn(doc, policies), doc),
    customerKey: keyOf(doc, links),
    deletionProtected: boolean(doc.body, "DeletionProtectionEnabled", owed(doc.body, "DeletionProtectionEnabled")),
    ...awsBase("database", doc, { named: "TableName", handles: ["TableName", "TableArn"] }),
  }),
});

function statementsIn(doc: Doc, policies: Many<Doc>): Many<Statement> {
  if (policies.items.length === 0) return opened([], because("not-listed", "dynamodb.GetResourcePolicy", doc.at), ...policies.open);
  return flatMapMany(policies, ({ body, at }) => {
    const policy = valueAt(body, "Policy").value;
    return policy === undefined ? opened([], because("owed", "Policy", at)) : statementsOf(policy);
  });
}

const states = { ENABLED: true, ENABLING: false, UPDATING: true, DISABLING: false, DISABLED: false } as const;

/** A table that keeps the key that AWS owns has no description of its encryption. */
function keyOf(doc: Doc, links: Links): Fact<boolean> {
  const { body, at } = doc;
  if (isAbsent(body, "TableArn")) return owed(body, "SSEDescription");
  if (isAbsent(body, "SSEDescription")) return known(false, { basis: "default", at });
  const on = word(body, "SSEDescription.Status", states, owed(body, "SSEDescription.Status"));
  return chain(on, (encrypts): Fact<boolean> => {
    const key = valueAt(body, "SSEDescription.KMSMasterKeyArn");
    if (!encrypts) return known(false, { at });
    return key.value === undefined ? owed(body, "SSEDescription.KMSMasterKeyArn") : customerKeyLive(links, doc, key.value, key.at);
  });
}
