import { providers } from "../../providers/index.ts";
import { Positions } from "../model/at.ts";
import type { Text } from "../model/text.ts";
import type { Ledger } from "../provider/ledger.ts";
import { Listings } from "../provider/listings.ts";
import { Composition, type Composed } from "./compose.ts";
import type { Configuration } from "./configuration.ts";
import type { LiveFlags } from "./live/flags.ts";
import { readLive } from "./live/read-live.ts";
import { isLive } from "./live/targets.ts";
import { readInputs } from "./read-inputs.ts";
import type { ScanFlags } from "./scan.ts";
import { momentOf, withSnapshots } from "./snapshots.ts";
import { variablesFrom } from "./variables.ts";

/** Everything that was read, ready to be judged. */
export interface Gathered extends Composed {
  /** The moment that snapshots speak of, where nothing was read anew. */
  readonly moment: string | undefined;
  readonly ledger: Ledger;
}

/** Reads and maps what a scan is pointed at. */
export async function gather(
  targets: readonly string[],
  flags: ScanFlags & LiveFlags,
  configuration: Configuration,
  say: (text: Text) => void,
): Promise<Gathered> {
  const names = targets.filter(isLive);
  const positions = new Positions();
  const listings = new Listings();
  const environment = process.env;
  const live = await readLive({ names, flags, environment, positions, listings, say }, providers);
  const composition = new Composition(providers);
  const read = readInputs(
    {
      paths: targets.filter((each) => !isLive(each)),
      exclude: [...configuration.exclude, ...(flags.exclude ?? [])],
      variables: variablesFrom(flags.var ?? []),
      variableFiles: flags.varFile ?? [],
      environment,
      ...(flags.workspace === undefined ? {} : { workspace: flags.workspace }),
      ...(flags.save === undefined ? {} : { save: flags.save }),
    },
    providers,
    { ...live, positions, listings, any: names.length > 0 },
    composition,
  );
  return {
    ...withSnapshots(composition.finish(read, configuration), read.snapshots),
    moment: names.length > 0 ? undefined : momentOf(read),
    ledger: live.ledger,
  };
}
