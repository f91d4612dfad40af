import type { Inventory } from "../model/inventory.ts";
import type { KindName, Resource } from "../model/kinds.ts";
import { isCode } from "../model/scope.ts";
import { because } from "../model/unknown.ts";
import { placed, undeterminedBecause, type Surroundings } from "./combinators.ts";
import { verdict, type Verdict } from "./verdict.ts";

/** The view of an inventory that rules get. */
export function surroundingsOf(inventory: Inventory): Surroundings {
  return {
    pointingAt: (subject, kind, field) => inventory.pointingAt(subject, kind, field),
    follow: (from, ref, kinds, check) => {
      if (ref.state === "unknown") return undeterminedBecause(ref.why, "ref");
      if (ref.state === "not-applicable")
        return verdict("not-applicable", { outcome: "not-applicable", fact: "ref", why: ref.why, at: ref.at });
      const wanted = typeof kinds === "string" ? [kinds] : kinds;
      for (const kind of wanted) {
        const target = inventory.find(kind, ref.value, from.scope);
        if (target !== undefined) return presence(target, named(target, check(target)));
      }
      const unlisted = isCode(from.scope) ? undefined : wanted.find((kind) => !inventory.isSeenFrom(from, kind));
      const why = unlisted === undefined ? because("outside-scan", ref.value, ref.at) : because("not-listed", unlisted, ref.at);
      return undeterminedBecause(why, "ref");
    },
  };
}

function named(target: Resource, judged: Verdict): Verdict {
  return { outcome: judged.outcome, witnesses: judged.witnesses.map((each) => placed(each, target.at, undefined, target.id)) };
}

/** A target that may not exist decides nothing. */
function presence<K extends KindName>(target: Resource<K>, judged: Verdict): Verdict {
  if (target.presence.state === "known") return judged;
  const why = target.presence.state === "unknown" ? target.presence.why : because("existence", target.name);
  return verdict("undetermined", { outcome: "undetermined", fact: "presence", why, at: target.at }, ...judged.witnesses);
}
