import type { At } from "./at.ts";
import type { Fact, NotApplicable } from "./fact.ts";
import type { Many } from "./many.ts";
import type { Unknown } from "./unknown.ts";

/**
 * A pointer to another resource: the id of a resource in this scan, or the cloud's own handle (an ARN, an id, a name)
 * where the target was written literally. `Inventory.find` resolves both.
 */
export type Ref = string;

export type ProviderName = "aws" | "azure" | "alicloud";

/**
 * The part of the world a listing can be complete for, from wide to narrow, parts joined by `/`:
 * `code/<root folder>` for code, `aws/<partition>/<account>/<region>` for a running account.
 */
export type Scope = string;

/** What every resource has, whatever its kind. Flat: resources point at each other by refs, never by nesting. */
export interface ResourceBase<Kind extends string> {
  readonly kind: Kind;
  /** Unique in a scan. For Terraform it contains the full address. */
  readonly id: string;
  readonly provider: ProviderName;
  /** Row of the provider's `clouds.ts`: `aws-cn`, `azure-china` … `null` when the code does not fix it. */
  readonly cloud: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly scope: Scope;
  /** The cloud's own word: `aws_s3_bucket`, `Microsoft.Storage/storageAccounts`. */
  readonly native: string;
  readonly name: string;
  /** Other handles under which a ref may name it: bucket name, ARN, resource id. */
  readonly aliases: readonly string[];
  readonly presence: Fact<true>;
  readonly at: At;
  /** Where joins on this resource stay open: a module that is not on disk received it as an argument. */
  readonly escapes: readonly Unknown[];
}

/** The facts of a resource type: all fields that are not of the base. */
export type FactKeys<R> = Exclude<keyof R, keyof ResourceBase<string>>;

type FieldSort<V> = [V] extends [Many<unknown>] ? "many" : [V] extends [Known] ? "fact" : "plain";
type Known = Fact<unknown> | NotApplicable;

/** One word per field of a kind, so that code can walk a resource without knowing it. The compiler keeps it complete. */
export type Fields<R> = { readonly [K in FactKeys<R>]: FieldSort<R[K]> };
