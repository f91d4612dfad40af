import { chain, known, strictest, unknown, type Fact } from "../../../src/model/fact.ts";
import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent } from "../../../src/provider/read.ts";
import { isLacking, owedNumber, owedText, owedWord, saidBy, toggle } from "../answered.ts";
import { alicloudBase, written } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { aliases, tenantKey } from "../service-keys.ts";
import { anyPublic, groupsIn, ofVpc } from "./answers.ts";
import { shared } from "./every-engine.ts";
import { by, SORTS, type } from "./mongodb-questions.ts";
import { noPostgresLogs } from "./parameters.ts";
import { fromGroups, sharedLists } from "./shared-lists.ts";

const switches = { enabled: true, disabled: false } as const;
const ATTRIBUTE = "dds.DescribeDBInstanceAttribute";

export const mongodbLive = defineMapper({
  provider: "alicloud",
  reads: Object.values(SORTS),
  kinds: ["database"],
  identity: [by],
  with: {
    ssl: attached(type("SSL"), by),
    tde: attached(type("TDE"), by),
    attributes: attached(type("Attribute"), by),
    lists: attached(type("Whitelist"), by),
    roles: attached(type("Roles"), by),
    shards: attached(type("Shards"), by),
    audits: attached(type("Audit"), by),
    logs: attached(type("LogConfig"), by),
    shared: sharedLists.dds,
    aliases,
  },
  map: (doc, joined): Database => {
    const open =
      doc.type === SORTS.sharding
        ? anyPublic(joined.shards, "dds.DescribeShardingNetworkAddress", (each) =>
            union([networks(each, "NetworkAddresses", "NetworkAddress"), compatible(each)]),
          )
        : anyPublic(joined.roles, "dds.DescribeReplicaSetRole", (each) => networks(each, "ReplicaSets", "ReplicaSet"));
    const audited = saidBy(joined.audits, "dds.DescribeAuditPolicy", ({ body }) =>
      owedWord(body, "LogAuditStatus", { Enable: true, Enabled: true, Disabled: false, Disable: false }),
    );
    const disks = saidBy(joined.attributes, ATTRIBUTE, ({ body }) => toggle(body, "Encrypted"));
    const tde = saidBy(joined.tde, "dds.DescribeDBInstanceTDEInfo", ({ body }) => owedWord(body, "TDEStatus", switches));
    const encrypted = strictest([disks, tde]);
    return {
      engine: known("mongodb", { at: doc.at }),
      port: known(3717, { basis: "default" }),
      publicAccess: open,
      privateEndpoint: ofVpc(owedText(doc.body, "NetworkType"), open),
      allowList: union([
        groupsIn(joined.lists, {
          operation: "dds.DescribeSecurityIps",
          outer: "SecurityIpGroups",
          inner: "SecurityIpGroup",
          path: "SecurityIpList",
        }),
        fromGroups(doc.body.get(by), joined.shared),
      ]),
      audited,
      auditRetention: chain(audited, (on): Fact<number> => (on ? keptFor(joined.logs) : known(0, { at: audited.at }))),
      ...noPostgresLogs,
      encrypted,
      customerKey: chain(encrypted, (on) => (on ? keyOf(joined, disks) : known(false, { at: encrypted.at }))),
      tlsRequired: saidBy(joined.ssl, "dds.DescribeDBInstanceSSL", tlsOf),
      minTls: unknown("not-visible", "the oldest TLS version of MongoDB", doc.at),
      deletionProtected: deletionProtected(
        doc.body,
        saidBy(joined.attributes, ATTRIBUTE, ({ body }) => toggle(body, "DBInstanceReleaseProtection")),
        ["ChargeType"],
      ),
      ...alicloudBase("database", doc, { named: ["DBInstanceDescription"], handles: [by] }),
      ...shared,
    };
  },
});

/** Each version of the audit log has a time of its own; the newest keeps records in two tiers, and does not tell whether one counts for the other. */
function keptFor(logs: Many<Doc>): Fact<number> {
  return saidBy(logs, "dds.DescribeMongoDBLogConfig", ({ body }) =>
    chain(owedWord(body, "ServiceType", { Standard: "TtlForStandard", Trial: "TtlForTrail", Trail: "TtlForTrail" }), (member) =>
      owedNumber(body, member),
    ),
  );
}

function tlsOf({ body, at }: Doc): Fact<boolean> {
  if (isLacking(body, "SSLStatus")) return known(false, { basis: "platform", at });
  return chain(owedWord(body, "SSLStatus", { Open: true, Closed: false }), (on): Fact<boolean> =>
    on ? owedWord(body, "ForceEncryption", { "1": true, "0": false }) : known(false, { at }),
  );
}

function keyOf(
  joined: { readonly attributes: Many<Doc>; readonly tde: Many<Doc>; readonly aliases: Many<Doc> },
  disks: Fact<boolean>,
): Fact<boolean> {
  const named = (docs: Many<Doc>, operation: string): Fact<boolean> =>
    saidBy(docs, operation, ({ body, at }) =>
      written(body, "EncryptionKey") === undefined
        ? unknown("not-visible", "EncryptionKey", at)
        : tenantKey(body, "EncryptionKey", joined.aliases),
    );
  return chain(disks, (on) => (on ? named(joined.attributes, ATTRIBUTE) : named(joined.tde, "dds.DescribeDBInstanceTDEInfo")));
}

const sorts = { Public: true, VPC: false, Classic: false } as const;

function networks(doc: Doc, outer: string, inner: string): Many<Fact<boolean>> {
  const wrapped = blocks(doc.body, outer);
  const [found] = wrapped.items;
  if (wrapped.open[0] !== undefined) return opened([], wrapped.open[0]);
  if (found === undefined || isAbsent(found, inner)) return opened([], because("owed", `${outer}.${inner}`, doc.at));
  return sortsIn(blocks(found, inner));
}

/** Addresses for the protocol of DynamoDB, which the answer has beside the others where there are any. */
function compatible({ body }: Doc): Many<Fact<boolean>> {
  return flatMapMany(blocks(body, "CompatibleConnections"), (each) => sortsIn(blocks(each, "CompatibleConnection")));
}

function sortsIn(addresses: Many<MapValue>): Many<Fact<boolean>> {
  return mapMany(addresses, (each) => owedWord(each, "NetworkType", sorts));
}
