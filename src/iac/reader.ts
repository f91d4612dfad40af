import type { Listed } from "../model/inventory.ts";
import type { Scope } from "../model/resource.ts";
import type { Gap } from "../result/gap.ts";
import type { Doc } from "./document.ts";

/** What a reader made of a tree. */
export interface Reading {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  /** Roots that were read to the last file. A root with an unreadable file is not listed. */
  readonly listed: readonly Listed[];
  /** Those of the scopes that were read from a plan. */
  readonly planned?: readonly Scope[];
  readonly files: number;
  readonly lines: number;
}
