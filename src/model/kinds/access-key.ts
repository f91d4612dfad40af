import type { Fact } from "../fact.ts";
import type { Instant, LastUse } from "../instant.ts";
import type { Fields, Ref, ResourceBase } from "../resource.ts";

/**
 * A key with which a user calls APIs and that does not end by itself. Its id is half of a credential: `id`, `name` and `aliases` hold at most
 * its last four characters. Keys of the account's owner are facts of the account.
 */
export interface AccessKey extends ResourceBase<"access-key"> {
  /** The user it speaks for. */
  readonly owner: Fact<Ref>;
  /** It opens something. `Status`, `access_key_*_active` */
  readonly active: Fact<boolean>;
  /** `CreateDate`; in the report of AWS `access_key_*_last_rotated`. */
  readonly created: Fact<Instant>;
  /** AWS: `access_key_*_last_used_date`, `GetAccessKeyLastUsed`; `N/A` means never. Alibaba Cloud: `access_key_*_last_used`, `GetAccessKeyLastUsed`. */
  readonly lastUsed: Fact<LastUse>;
}

export const accessKey: Fields<AccessKey> = { owner: "fact", active: "fact", created: "fact", lastUsed: "fact" };
