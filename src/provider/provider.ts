import type { Doc } from "../iac/document.ts";
import type { ProviderName } from "../model/resource.ts";
import type { Call } from "./call.ts";
import type { Failure } from "./failure.ts";
import type { Mapper } from "./mapper.ts";

/** Everything a cloud brings: how its code and its answers are read. Assembled by the generated registry. */
export interface Provider {
  readonly name: ProviderName;
  readonly mappers: readonly Mapper[];
  /** Every call that its live adapter makes. */
  readonly calls: readonly Call[];
  /** What an error code of this cloud means. */
  readonly failureOf: (code: string, status: number) => Failure;
  /** Rewrites documents before they are linked: an `azapi_resource` becomes the ARM resource it holds, an update changes what it updates. Ids stay. */
  readonly adapt?: (docs: readonly Doc[]) => readonly Doc[];
}
