import type { ProviderName } from "../model/resource.ts";
import type { Doc } from "../iac/document.ts";
import type { AnswerDefinition } from "./answer.ts";
import type { Mapper } from "./mapper.ts";

/** Everything a cloud brings: how its code and its answers are read. Assembled by the generated registry. */
export interface Provider {
  readonly name: ProviderName;
  readonly mappers: readonly Mapper[];
  readonly answers: readonly AnswerDefinition[];
  /** Rewrites documents before they are linked: an `azapi_resource` becomes the ARM resource it holds, an update changes what it updates. Ids stay. */
  readonly adapt?: (docs: readonly Doc[]) => readonly Doc[];
}
