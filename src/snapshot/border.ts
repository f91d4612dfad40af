import type { At } from "../model/at.ts";
import type { Known, NotApplicable } from "../model/fact.ts";
import type { KindName } from "../model/kinds.ts";
import type { ProviderName } from "../model/resource.ts";

/** The fact that is being let in, for claims that not everybody may make. */
export interface Subject {
  provider: ProviderName;
  kind: KindName;
  field: string;
  /** What a resource of a kind with roles says its own is. */
  role: unknown;
}

/** What a writer may say beside plain values. */
export interface Claims {
  /** That the platform always does it. */
  readonly platform: boolean;
  /** That a cloud has no such setting: the row of its `clouds.ts`. `undefined`: it may not say so here. */
  readonly notOffered: (row: string, subject: Readonly<Subject>) => NotApplicable | undefined;
  /** That the setting is held at another level. `undefined`: it may not say so here. */
  readonly setElsewhere: (level: string, subject: Readonly<Subject>) => NotApplicable | undefined;
}

/** What the border knows while one snapshot is let in. */
export interface Border {
  readonly claims: Claims;
  /** The position that a number in the file stands for; `undefined` when there is no such place. */
  readonly placeOf: (index: number) => At | undefined;
  /** The name under which a reference leads to where it did before the snapshot met others. */
  readonly refOf: (ref: string) => string;
  /** Of equal facts without a place, one is enough. */
  readonly plainly: Map<unknown, Known<unknown>>;
  readonly shared: Map<string, unknown>;
  readonly subject: Subject;
}

export type Decoder = (wire: unknown, border: Border) => unknown;
