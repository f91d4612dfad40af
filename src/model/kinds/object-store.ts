import type { Fact } from "../fact.ts";
import type { Item, Many } from "../many.ts";
import type { Fields, ResourceBase } from "../resource.ts";
import type { Retention } from "../retention.ts";
import type { TlsVersion } from "../tls.ts";

export type GrantChannel = "acl" | "policy" | "container" | "website";

/** Something that would open the store to everybody. */
export interface PublicGrant extends Item {
  readonly channel: GrantChannel;
  /** Whether it really grants to everybody. An unread policy is a grant that is not known. */
  readonly open: Fact<boolean>;
}

/** A switch that stops public grants of some channels, whatever they say. */
export interface PublicAccessBlock extends Item {
  readonly level: "store" | "account";
  readonly stops: readonly GrantChannel[];
  readonly on: Fact<boolean>;
}

/** A bucket, or a storage account with its containers. */
export interface ObjectStore extends ResourceBase<"object-store"> {
  /** Every way in which a store of this cloud can be opened to everybody. */
  readonly channels: readonly GrantChannel[];
  readonly publicGrants: Many<PublicGrant>;
  readonly blocks: Many<PublicAccessBlock>;
  /** Plain, unencrypted transport is refused. */
  readonly tlsOnly: Fact<boolean>;
  /** How long objects are kept before a lifecycle rule deletes them. */
  readonly retention: Fact<Retention>;
  readonly encrypted: Fact<boolean>;
  /** Encrypted with a key that the tenant manages. */
  readonly customerKey: Fact<boolean>;
  readonly minTls: Fact<TlsVersion>;
  readonly accessLogged: Fact<boolean>;
  /** Networks that are not listed are refused. */
  readonly networkDefaultDeny: Fact<boolean>;
  /** It is reached through a private endpoint. */
  readonly privateEndpoint: Fact<boolean>;
}

export const objectStore: Fields<ObjectStore> = {
  channels: "plain",
  publicGrants: "many",
  blocks: "many",
  tlsOnly: "fact",
  retention: "fact",
  encrypted: "fact",
  customerKey: "fact",
  minTls: "fact",
  accessLogged: "fact",
  networkDefaultDeny: "fact",
  privateEndpoint: "fact",
};
