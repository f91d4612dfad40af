import { chain, known, unknown, type Fact } from "../model/fact.ts";
import { daysBetween, type Instant, type LastUse } from "../model/instant.ts";
import type { Text } from "../model/text.ts";
import { mustBe } from "./combinators.ts";
import { dependingOn } from "./conditions.ts";
import type { Verdict } from "./verdict.ts";

/** A number of days that a rule allows, counted back from the moment that it judges for. */
export interface Period {
  readonly days: number;
  readonly asOf: Instant;
}

/** Whether a moment lies within the period. For moments that went through `dated`. */
export function within(moment: Instant, { days, asOf }: Period): boolean {
  return (daysBetween(moment, asOf) ?? Infinity) <= days;
}

/** The fact, or that it is not known where what is written is no date: no age follows from it. */
export function dated(moment: Fact<LastUse>): Fact<LastUse> {
  return chain(moment, (written) => {
    const fine = written === "never" || daysBetween(written, written) !== undefined;
    return fine ? known(written, moment.state === "known" ? moment : undefined) : unknown("unexpected-value", written, moment.at);
  });
}

/** A credential: when it was last used, and since when it could have been. */
interface Usage {
  readonly lastUsed: readonly [name: string, fact: Fact<LastUse>];
  readonly since: readonly [name: string, fact: Fact<Instant>];
}

/** Passes when a credential was used in the period, or is too new to have been. */
export function usedWithin({ lastUsed: [used, lastUsed], since: [made, since] }: Usage, period: Period, unused: Text): Verdict {
  return dependingOn(dated(lastUsed), used, [], (last) =>
    last === "never"
      ? mustBe(dated(since), made, (moment) => within(moment, period), unused)
      : mustBe(lastUsed, used, () => within(last, period), unused),
  );
}
