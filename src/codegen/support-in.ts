import type { CloudSupport, RuleEntry } from "./catalogue.ts";
import { explanations } from "./explanations.ts";
import type { Sample } from "./fixtures.ts";
import { supportOf, type SupportTable } from "./support.ts";
import { mappersOf } from "./type-counts.ts";

/** The support table of the rules and clouds of this repository. */
export function supportIn(entries: readonly RuleEntry[], clouds: readonly CloudSupport[], samples: readonly Sample[]): SupportTable {
  return supportOf({
    rules: entries.map(({ rule }) => rule),
    clouds: clouds.map(({ provider }) => provider),
    findings: samples.map(({ finding }) => finding),
    explanations,
    kindsOf: (cloud, source) =>
      new Set(
        clouds.filter(({ provider }) => provider === cloud).flatMap((each) => mappersOf(each, source.name).flatMap(({ kinds }) => kinds)),
      ),
  });
}
