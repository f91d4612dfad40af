import type { At } from "../model/at.ts";
import type { KindName } from "../model/kinds.ts";
import type { Scope } from "../model/resource.ts";
import type { Text } from "../model/text.ts";
import type { Unknown } from "../model/unknown.ts";

/**
 * Something selected that could not be read: a syntax error, a module that is not on disk, a denied call.
 * Facts that hung on it are unknown; the gap tells the user once, with the place and what to do.
 */
export interface Gap {
  readonly why: Unknown;
  /** What happened, in one sentence. */
  readonly text: Text;
  readonly at?: At;
  /** File the gap is about where there is no position in it (an unreadable folder). Relative to the scanned root's parent as given. */
  readonly path?: string;
  readonly scope?: Scope;
  readonly kinds?: readonly KindName[];
}
