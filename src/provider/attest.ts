import type { Listed } from "../model/inventory.ts";
import type { KindName } from "../model/kinds.ts";
import type { Call, Listing } from "./call.ts";
import { scopeOf } from "./documents.ts";
import type { AccountSession } from "./session.ts";

/** Which listings of an account ended, by listing and region (`null`: the account as a whole). */
export class Ended {
  readonly #ended = new Set<string>();

  add(call: Listing, region: string | null): void {
    this.#ended.add(keyOf(call, region));
  }

  has(call: Listing, region: string | null): boolean {
    return this.#ended.has(keyOf(call, region));
  }
}

function keyOf(call: Listing, region: string | null): string {
  return `${call.operation} ${call.yields} ${call.covers === "region" ? (region ?? "") : ""}`;
}

/**
 * What the listings of an account attest: a kind in a region when every listing that lists it got to its end there, and a kind in the account when that
 * holds for every region that the account can use.
 */
export function attestations(session: AccountSession, calls: readonly Call[], ended: Ended): readonly Listed[] {
  const listings = calls.filter((call): call is Listing => call.form === "listing");
  const kinds = [...new Set(listings.flatMap((call) => call.lists))];
  const seenIn = (region: string | null): readonly KindName[] =>
    kinds.filter((kind) => listings.filter((call) => call.lists.includes(kind)).every((call) => ended.has(call, region)));
  const scope = scopeOf(session);
  if (session.regions.length === 0) return some(scope, seenIn(null));
  const byRegion = session.regions.map((region) => ({ region, kinds: seenIn(region) }));
  const everywhere = session.everyRegion ? kinds.filter((kind) => byRegion.every((each) => each.kinds.includes(kind))) : [];
  const account = new Set([
    ...everywhere,
    ...seenIn(null).filter((kind) => listings.every((call) => !call.lists.includes(kind) || call.covers === "account")),
  ]);
  return [
    ...some(scope, [...account]),
    ...byRegion.flatMap((each) =>
      some(
        `${scope}/${each.region}`,
        each.kinds.filter((kind) => !account.has(kind)),
      ),
    ),
  ];
}

function some(scope: string, kinds: readonly KindName[]): readonly Listed[] {
  return kinds.length === 0 ? [] : [{ scope, kinds: [...kinds].sort() }];
}
