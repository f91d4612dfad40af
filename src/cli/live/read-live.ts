import type { Doc } from "../../iac/document.ts";
import type { Positions } from "../../model/at.ts";
import type { Listed } from "../../model/inventory.ts";
import type { ProviderName } from "../../model/resource.ts";
import type { Text } from "../../model/text.ts";
import { CannotOpen, everyOperation } from "../../provider/adapter.ts";
import { collect } from "../../provider/collect.ts";
import { Ledger } from "../../provider/ledger.ts";
import type { Listings } from "../../provider/listings.ts";
import type { Provider } from "../../provider/provider.ts";
import type { Progress, World } from "../../provider/session.ts";
import type { Gap } from "../../result/gap.ts";
import { UsageError } from "../usage-error.ts";
import type { LiveFlags } from "./flags.ts";
import { interruption } from "./interruption.ts";
import { limitsOf, optionsOf, refuseStrays } from "./options.ts";
import { targetOf } from "./targets.ts";

export interface LiveInputs {
  readonly names: readonly ProviderName[];
  readonly flags: LiveFlags;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly positions: Positions;
  readonly listings: Listings;
  readonly say: (text: Text) => void;
}

export interface LiveReading {
  readonly docs: readonly Doc[];
  readonly gaps: readonly Gap[];
  readonly listed: readonly Listed[];
  readonly ledger: Ledger;
}

/** Reads running accounts. Throws a UsageError where not even one can be opened; everything else that goes wrong is a gap. */
export async function readLive(inputs: LiveInputs, providers: readonly Provider[]): Promise<LiveReading> {
  const { names, flags, environment, positions, listings, say } = inputs;
  refuseStrays(names, flags);
  const limits = limitsOf(flags);
  const ledger = new Ledger();
  const stop = interruption();
  const world: World = {
    now: () => new Date(),
    sleep: slept,
    random: Math.random,
    signal: stop.signal,
    progress: (said) => say(told(said)),
  };
  try {
    const read: Omit<LiveReading, "ledger">[] = [];
    for (const provider of providers.filter(({ name }) => names.includes(name))) {
      const { options, adapter } = await targetOf(provider);
      const chosen = optionsOf(provider.name, options, flags) as never;
      const estate = await adapter.open(chosen, { world, limits, ledger, environment });
      const beyond = [...everyOperation(adapter).keys()];
      read.push(await collect(estate, { calls: adapter.calls, beyond, limits, world, ledger, positions, listings }));
    }
    return {
      docs: read.flatMap(({ docs }) => docs),
      gaps: read.flatMap(({ gaps }) => gaps),
      listed: read.flatMap(({ listed }) => listed),
      ledger,
    };
  } catch (error) {
    throw error instanceof CannotOpen ? new UsageError(error.said) : error;
  } finally {
    stop.done();
  }
}

function told({ account, region, service, calls }: Progress): Text {
  const where = region === null ? account : `${account} ${region}`;
  return { en: `${where} ${service}: ${String(calls)} calls`, zh: `${where} ${service}：已调用 ${String(calls)} 次` };
}

function slept(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
