import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Database } from "../../../src/model/kinds/database.ts";
import { mapMany, opened, union, type Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent } from "../../../src/provider/read.ts";
import { owedNumber, owedText, owedWord, saidBy, toggle } from "../answered.ts";
import { alicloudBase } from "../base.ts";
import { deletionProtected } from "../billing.ts";
import { aliases, tenantKey } from "../service-keys.ts";
import { anyPublic, groupsIn, ofVpc } from "./answers.ts";
import { shared } from "./every-engine.ts";
import { minTlsOf, polardbParameters, postgresLogsLive } from "./parameters-live.ts";
import { by, CLUSTER, KEEPING, type } from "./polardb-questions.ts";
import { fromGroups, sharedLists } from "./shared-lists.ts";

const switches = { Enabled: true, Disabled: false } as const;

/** Of an engine that is not among these, nobody knows what it has. */
const engines = { MySQL: "mysql", PostgreSQL: "postgresql", Oracle: "oracle" } as const;

export const polardbLive = defineMapper({
  provider: "alicloud",
  reads: CLUSTER,
  kinds: ["database"],
  identity: [by],
  with: {
    ssl: attached(type("SSL"), by),
    tde: attached(type("TDE"), by),
    lists: attached(type("Whitelist"), by),
    endpoints: attached(type("Endpoints"), by),
    audits: attached(type("AuditLog"), by),
    shared: sharedLists.polardb,
    parameters: attached(type("Parameters"), by),
    keeping: attached(KEEPING, "InstanceId"),
    aliases,
  },
  map: (doc, joined): Database => {
    const engine = chain(owedText(doc.body, "DBType"), (name): Fact<string> =>
      name === "" ? unknown("owed", "DBType", doc.at) : owedWord<string>(doc.body, "DBType", engines),
    );
    const parameters = polardbParameters(joined.parameters);
    const open = anyPublic(joined.endpoints, "polardb.DescribeDBClusterEndpoints", addressesOf);
    const audited = saidBy(joined.audits, "polardb.DescribeDBClusterAuditLogCollector", ({ body }) =>
      owedWord(body, "CollectorStatus", { Enable: true, Enabled: true, Disabled: false, Disable: false }),
    );
    const encrypted = saidBy(joined.tde, "polardb.DescribeDBClusterTDE", ({ body }) => owedWord(body, "TDEStatus", switches));
    return {
      engine,
      port: saidBy(joined.endpoints, "polardb.DescribeDBClusterEndpoints", portOf),
      publicAccess: open,
      privateEndpoint: ofVpc(owedText(doc.body, "DBClusterNetworkType"), open),
      allowList: union([
        groupsIn(joined.lists, {
          operation: "polardb.DescribeDBClusterAccessWhitelist",
          outer: "Items",
          inner: "DBClusterIPArray",
          path: "SecurityIps",
        }),
        fromGroups(doc.body.get(by), joined.shared),
      ]),
      audited,
      auditRetention: chain(audited, (on): Fact<number> =>
        on ? saidBy(joined.keeping, "das.DescribeSqlLogConfig", keptFor) : known(0, { at: audited.at }),
      ),
      ...postgresLogsLive(engine, parameters),
      encrypted,
      customerKey: chain(encrypted, (on) =>
        on
          ? saidBy(joined.tde, "polardb.DescribeDBClusterTDE", ({ body }) => tenantKey(body, "EncryptionKey", joined.aliases))
          : known(false, { at: encrypted.at }),
      ),
      tlsRequired: saidBy(joined.ssl, "polardb.DescribeDBClusterSSL", tlsOf),
      minTls: chain(engine, (name) => minTlsOf(name, parameters)),
      deletionProtected: deletionProtected(doc.body, owedWord(doc.body, "DeletionLock", { "1": true, "0": false }), ["PayType"]),
      ...alicloudBase("database", doc, { named: ["DBClusterDescription"], handles: [by] }),
      ...shared,
    };
  },
});

/** Days in hot and in cold storage together. What Database Autonomy Service does not keep is kept elsewhere. */
function keptFor({ body, at }: Doc): Fact<number> {
  return chain(toggle(body, "Data.SqlLogEnable"), (on) =>
    on ? owedNumber(body, "Data.Retention") : unknown("not-visible", "how long audit records are kept", at),
  );
}

function addressesOf(doc: Doc): Many<Fact<boolean>> {
  const endpoints = blocks(doc.body, "Items");
  const items = endpoints.items.flatMap((endpoint) => {
    const addresses = blocks(endpoint, "AddressItems");
    if (isAbsent(endpoint, "AddressItems")) return [unknown("owed", "AddressItems", endpoint.at)];
    return [
      ...mapMany(addresses, (each) => owedWord(each, "NetType", { Public: true, Private: false, Inner: false })).items,
      ...addresses.open.map((why) => unknownBecause(why)),
    ];
  });
  const none = items.length === 0 && endpoints.open.length === 0 ? [because("owed", "Items[].AddressItems", doc.at)] : [];
  return opened(items, ...endpoints.open, ...none);
}

function portOf(doc: Doc): Fact<number> {
  const endpoints = blocks(doc.body, "Items");
  const [first] = endpoints.items.flatMap((endpoint) => blocks(endpoint, "AddressItems").items);
  if (endpoints.open[0] !== undefined) return unknownBecause(endpoints.open[0], doc.at);
  return first === undefined ? unknown("owed", "Port", doc.at) : owedNumber(first, "Port");
}

/** SSL is turned on endpoint by endpoint, and whether plain connections are refused is told nowhere. */
function tlsOf(doc: Doc): Fact<boolean> {
  const endpoints = blocks(doc.body, "Items");
  if (endpoints.items.length === 0 && endpoints.open.length === 0) return unknown("owed", "Items", doc.at);
  const any = strictest([
    ...endpoints.items.map((each) => owedWord(each, "SSLEnabled", switches)),
    ...endpoints.open.map((why) => unknownBecause(why)),
  ]);
  return chain(any, (on): Fact<boolean> => (on ? unknown("not-visible", "enforcement of SSL", doc.at) : known(false, { at: doc.at })));
}
