import type { Addresses } from "../addresses.ts";
import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";
import type { Retention } from "../retention.ts";
import type { TlsVersion } from "../tls.ts";

/** Addresses that may connect: a firewall rule, a whitelist entry. */
export interface AllowedAddresses extends Item {
  readonly addresses: Fact<Addresses>;
}

/** A security group that stands before the database. */
export interface DatabaseGuard extends Item {
  readonly group: Fact<Ref>;
}

/** A database, or the server that holds databases. What the other level decides is `set-elsewhere`. */
export interface Database extends ResourceBase<"database"> {
  readonly role: "server" | "database" | "both";
  readonly engine: Fact<string>;
  readonly port: Fact<number>;
  readonly publicAccess: Fact<boolean>;
  readonly allowList: Many<AllowedAddresses>;
  readonly guards: Many<DatabaseGuard>;
  /** Every service of the cloud, of any tenant, may connect. */
  readonly platformWideAccess: Fact<boolean>;
  readonly privateEndpoint: Fact<boolean>;
  readonly audited: Fact<boolean>;
  readonly auditRetention: Fact<Retention>;
  /** The PostgreSQL family logs these on demand; other engines have no such setting. */
  readonly logsConnections: Fact<boolean>;
  readonly logsDisconnections: Fact<boolean>;
  readonly logsDuration: Fact<boolean>;
  readonly encrypted: Fact<boolean>;
  /** Encrypted with a key that the tenant manages. */
  readonly customerKey: Fact<boolean>;
  readonly tlsRequired: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
  readonly deletionProtected: Fact<boolean>;
}

export const database: Fields<Database> = {
  role: "plain",
  engine: "fact",
  port: "fact",
  publicAccess: "fact",
  allowList: "many",
  guards: "many",
  platformWideAccess: "fact",
  privateEndpoint: "fact",
  audited: "fact",
  auditRetention: "fact",
  logsConnections: "fact",
  logsDisconnections: "fact",
  logsDuration: "fact",
  encrypted: "fact",
  customerKey: "fact",
  tlsRequired: "fact",
  minTls: "fact",
  deletionProtected: "fact",
};
