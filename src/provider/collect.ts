/** Asks the accounts of an estate everything that the calls declare, and turns the answers into documents, gaps and attestations. */
import pLimit from "p-limit";
import type { Doc } from "../iac/document.ts";
import type { Positions } from "../model/at.ts";
import type { Listed } from "../model/inventory.ts";
import type { Gap } from "../result/gap.ts";
import { AccountReading } from "./account-reading.ts";
import { operationsOf, type Call } from "./call.ts";
import type { Ledger } from "./ledger.ts";
import type { Listings } from "./listings.ts";
import { Pace } from "./pace.ts";
import type { Estate, Limits, World } from "./session.ts";

export interface Collecting {
  readonly calls: readonly Call[];
  /** Operations that sessions send beyond the calls: those of shortcuts. */
  readonly beyond?: readonly string[];
  readonly limits: Limits;
  readonly world: World;
  readonly ledger: Ledger;
  readonly positions: Positions;
  readonly listings: Listings;
}

export interface Collected {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  readonly listed: readonly Listed[];
}

/** Never throws for what a cloud does: that becomes gaps. Order of documents does not depend on the order of answers. */
export async function collect(estate: Estate, collecting: Collecting): Promise<Collected> {
  const { limits, world, calls, beyond = [] } = collecting;
  const declared = new Set([...operationsOf(calls).keys(), ...beyond]);
  const pace = new Pace(limits, world);
  const atOnce = pLimit(limits.accounts);
  const read = await Promise.all(
    estate.sessions.map((session) => atOnce(() => new AccountReading(session, { ...collecting, declared, pace }).run())),
  );
  return {
    docs: read.flatMap((each) => each.docs),
    gaps: [...estate.gaps, ...read.flatMap((each) => each.gaps)],
    listed: read.flatMap((each) => each.listed),
  };
}
