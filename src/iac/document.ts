import type { At } from "../model/at.ts";
import type { Fact } from "../model/fact.ts";
import type { Scope } from "../model/resource.ts";
import type { Unknown } from "../model/unknown.ts";
import type { MapValue } from "./value.ts";

/** The provider configuration that a document belongs to. Two documents with the same `key` in one root share account and region. */
export interface ProviderContext {
  /** Local name of the provider: `aws`, `azurerm`, `azapi`, `alicloud`. */
  readonly name: string;
  /** The configuration, resolved through modules up to the root: `aws`, `aws.west`. */
  readonly key: string;
  /** The `region` argument; unknown with its reason, or `null` when none is written. */
  readonly region: Fact<string | null>;
  /** Major versions that the lock file or the version constraint admits. `undefined`: any. */
  readonly majors: readonly number[] | undefined;
  /** The provider block's body, for `environment`, `subscription_id` and the like. */
  readonly settings: MapValue | undefined;
}

/** One resource as a source wrote it: the common shape of all readers and of live answers. */
export interface Doc {
  /** Native type: `aws_s3_bucket`, `Microsoft.Storage/storageAccounts`, `aws:s3:bucket`. */
  readonly type: string;
  /** Unique in the scan: `<root>#<address>`; the root is left out when it is the scanned folder itself. */
  readonly id: string;
  /** Last part of the address, with the instance key: `web[0]`. */
  readonly name: string;
  /** Document ids do not cross scopes: references resolve, and sets close, within one. */
  readonly scope: Scope;
  readonly body: MapValue;
  readonly at: At;
  /** The source block, without instance keys: all instances of a block share it. */
  readonly block: string;
  readonly presence: Fact<true>;
  readonly provider: ProviderContext;
  /** Why something unread may belong to this document: modules that are not on disk and received it as an argument, files of its root that could not be read. */
  readonly escapes: readonly Unknown[];
}
