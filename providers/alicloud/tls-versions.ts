import type { MapValue } from "../../src/iac/value.ts";
import type { At } from "../../src/model/at.ts";
import { unknown, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { TlsVersion } from "../../src/model/tls.ts";
import { asWord, factOf, list } from "../../src/provider/read.ts";

/** How the services spell versions. */
export const tlsWords: Readonly<Record<string, TlsVersion>> = {
  "TLSv1.0": "1.0",
  TLSv1: "1.0",
  "TLSv1.1": "1.1",
  "TLSv1.2": "1.2",
  "TLSv1.3": "1.3",
};
const order: readonly TlsVersion[] = ["1.0", "1.1", "1.2", "1.3"];

/** The oldest of the versions that a list admits. Nothing is older than 1.0, so that one settles it whatever else is in the list. */
export function oldestIn(body: MapValue, path: string, at: At | undefined): Fact<TlsVersion> {
  const { items, open } = list(body, path);
  const place = body.placeOf(path) ?? at;
  const read = items.map((each) => factOf(each, path, asWord(tlsWords), place));
  const oldest = order.flatMap((version) => read.find((each) => each.state === "known" && each.value === version) ?? [])[0];
  if (oldest?.state === "known" && oldest.value === "1.0") return oldest;
  if (open[0] !== undefined) return unknownBecause(open[0], place);
  return read.find((each) => each.state === "unknown") ?? oldest ?? unknown("unexpected-value", `${path} is empty`, place);
}
