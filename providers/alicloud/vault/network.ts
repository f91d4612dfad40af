/** Whether what narrows a KMS instance to networks admits every address after all. */
import { structureOf } from "../../../src/iac/json-text.ts";
import { isMap, type Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { coversInternet, unite, type Addresses } from "../../../src/model/addresses.ts";
import { known, strictest, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { factOf, list, settled } from "../../../src/provider/read.ts";
import { asAddresses } from "../traffic.ts";

/** An instance answers only in its VPC and those bound to it. Policies narrow this further by network rules; a rule for every address undoes that on purpose. */
export function refusesStrangers(policies: readonly Fact<boolean>[], at: At | undefined): Fact<boolean> {
  const wide = strictest(policies);
  if (wide.state !== "known") return wide;
  return known(!wide.value, { basis: wide.value ? undefined : "platform", at: wide.value ? wide.at : at });
}

/** Whether a policy names a rule that admits every address. `control`: its access control as JSON text, `rule`: what a rule of a name does. */
export function admitsAll(control: Value | undefined, rule: (name: Value) => Fact<boolean>, at: At | undefined): Fact<boolean> {
  const body = settled(structureOf(control ?? null));
  if (!isMap(body)) {
    const why = typeof body === "object" && body?.is === "unresolved" ? body.why : undefined;
    return why === undefined ? unknown("unexpected-value", "access control rules", at) : unknownBecause(why, at);
  }
  const { items, open } = list(body, "NetworkRules");
  return strictest([...items.map(rule), ...open.map((why) => unknownBecause(why, at))]);
}

/** Whether addresses are all there are. `subject` names them in the reason when they cannot be read. */
export function everyAddress({ items, open }: Many<Value>, subject: string, at: At | undefined): Fact<boolean> {
  const read = items.map((each) => factOf(each, subject, asAddresses, at));
  const sets = read.flatMap((each): readonly Addresses[] => (each.state === "known" ? [each.value] : []));
  if (coversInternet(unite(sets))) return known(true, { at });
  const doubt = read.find((each) => each.state === "unknown");
  return doubt ?? (open[0] === undefined ? known(false, { at }) : unknownBecause(open[0], at));
}
