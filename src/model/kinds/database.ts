import type { Addresses } from "../addresses.ts";
import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";

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
}

export const database: Fields<Database> = {
  role: "plain",
  engine: "fact",
  port: "fact",
  publicAccess: "fact",
  allowList: "many",
  guards: "many",
};
