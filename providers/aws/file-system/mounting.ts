/** Who may mount a file system, in code and in answers alike. */
import type { Value } from "../../../src/iac/value.ts";
import type { At } from "../../../src/model/at.ts";
import { known, strictest, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import { grantsToEverybody, statementsOf, type Statement } from "../../../src/provider/policy.ts";
import { asBoolean, settled } from "../../../src/provider/read.ts";
import { dialect } from "../policy-dialect.ts";

export const NFS = [2049];
/** Ports of SMB, Lustre and NFS. */
export const FSX_PORTS = [445, 988, ...NFS];

const THROUGH_MOUNT_TARGET = "elasticfilesystem:accessedviamounttarget";

/** A policy that asks clients to come through a mount target keeps everybody outside the VPC out. */
export function opensToEverybody(policy: Value, at: At | undefined): Fact<boolean> {
  const { items, open } = statementsOf(policy);
  const grants = items.map((each): Fact<boolean> => (staysInside(each) ? known(false, { at: each.at }) : grantsToEverybody(each, dialect)));
  return strictest([...grants, ...open.map((why) => unknownBecause(why, at))]);
}

function staysInside({ conditions }: Statement): boolean {
  return conditions.items.some(
    ({ operator, key, values }) =>
      operator === "bool" &&
      key === THROUGH_MOUNT_TARGET &&
      values.items.length > 0 &&
      values.open.length === 0 &&
      values.items.every((each) => asBoolean(settled(each) ?? null) === true),
  );
}
