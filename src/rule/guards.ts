import type { Fact } from "../model/fact.ts";
import type { DatabaseGuard } from "../model/kinds/database.ts";
import type { Resource } from "../model/kinds.ts";
import type { Many } from "../model/many.ts";
import type { Text } from "../model/text.ts";
import type { TrafficQuery } from "../model/traffic.ts";
import { allOf, every, type Surroundings } from "./combinators.ts";
import { portClosedToInternet } from "./traffic-check.ts";
import type { Verdict } from "./verdict.ts";

/** What knocks at the door that the groups watch. */
interface Knock {
  readonly protocols: readonly TrafficQuery["protocol"][];
  readonly port: Fact<number>;
}

/** Passes when no security group in front lets the whole internet through. Traffic that one of them admits is admitted; no group at all passes. */
export function guardsKeepInternetOut(
  subject: Resource & { readonly guards: Many<DatabaseGuard> },
  { protocols, port }: Knock,
  around: Surroundings,
  anyone: Text,
): Verdict {
  return every(
    subject.guards,
    (guard) =>
      around.follow(subject, guard.group, "security-group", (group) =>
        allOf(...protocols.map((protocol) => portClosedToInternet(group, { direction: "ingress", protocol, port }, anyone))),
      ),
    "guards",
  );
}
