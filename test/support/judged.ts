import { providers } from "../../providers/index.ts";
import { rules } from "../../rules/index.ts";
import { compose } from "../../src/cli/compose.ts";
import { evaluate } from "../../src/engine/evaluate.ts";
import { Positions } from "../../src/model/at.ts";
import { collect } from "../../src/provider/collect.ts";
import { Ledger } from "../../src/provider/ledger.ts";
import { Listings } from "../../src/provider/listings.ts";
import type { Call } from "../../src/provider/call.ts";
import type { AccountSession, World } from "../../src/provider/session.ts";
import type { Finding } from "../../src/result/finding.ts";
import type { ScanResult } from "../../src/result/scan-result.ts";
import { quickLimits, quickWorld } from "./answering.ts";

export interface Judged {
  readonly result: ScanResult;
  /** By rule and resource. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly ledger: Ledger;
}

/** Reads accounts the way a live scan does and judges them with every rule. */
export async function judged(
  sessions: readonly AccountSession[],
  calls: readonly Call[],
  world: World = quickWorld(),
  /** Operations that sessions send beyond the calls. */
  beyond: readonly string[] = [],
): Promise<Judged> {
  const positions = new Positions();
  const listings = new Listings();
  const ledger = new Ledger();
  const read = await collect({ sessions, gaps: [] }, { calls, beyond, limits: quickLimits, world, ledger, positions, listings });
  const whole = { ...read, files: 0, lines: 0, unread: [], positions, listings };
  const { inventory, gaps, coverage } = compose(whole, providers, { complete: [], elsewhere: [] });
  const asOf = "2026-01-15T08:00:00.000Z";
  const result = evaluate(inventory, rules, { asOf, version: "0.0.0", waivers: [], deselected: [], gaps, coverage });
  return { result, ledger, findings: new Map(result.findings.map((each) => [`${each.rule} ${each.resource.id}`, each])) };
}
