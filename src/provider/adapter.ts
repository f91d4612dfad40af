import type { ProviderName } from "../model/resource.ts";
import type { Call } from "./call.ts";
import { operationsOf } from "./call.ts";
import type { Ledger } from "./ledger.ts";
import type { Estate, Limits, World } from "./session.ts";

/** An operation that a session sends beyond the declared calls: to learn who it is, what there is to read, or to read a better source. */
export interface Operation {
  readonly operation: string;
  readonly permissions: readonly string[];
}

/** What an adapter is given to open its accounts with. */
export interface Opening {
  readonly world: World;
  readonly limits: Limits;
  readonly ledger: Ledger;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** For whom permissions are written down. */
export interface Grant {
  /** Row of `clouds.ts`. */
  readonly cloud: string | undefined;
  /** Name of the role that a scan assumes in each of several accounts. */
  readonly memberRole: string | undefined;
}

/** A cloud's way in. `Options` are the flags that the user gave, checked. */
export interface Adapter<Options> {
  readonly provider: ProviderName;
  readonly calls: readonly Call[];
  readonly beyond: readonly Operation[];
  /** What to grant the identity of a scan, by form: an IAM policy, a custom role. The first form is the usual one. */
  readonly grants: Readonly<Record<string, (grant: Grant) => object>>;
  /** Finds the accounts that can be asked. What cannot be entered is a gap; throws `CannotOpen` when there is nothing to begin with. */
  readonly open: (options: Options, opening: Opening) => Promise<Estate>;
}

/** Why no account could be opened at all: no credentials, an unknown profile, a refused identity. `said` is for the user and holds no secret. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
  readonly said: { readonly en: string; readonly zh: string };

  constructor(said: { readonly en: string; readonly zh: string }) {
    super(said.en);
    this.said = said;
  }
}

/** Every operation that an adapter can send, with its permissions, by name. */
export function everyOperation(adapter: Pick<Adapter<never>, "calls" | "beyond">): ReadonlyMap<string, readonly string[]> {
  const all = new Map(operationsOf(adapter.calls));
  for (const { operation, permissions } of adapter.beyond) all.set(operation, permissions);
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
