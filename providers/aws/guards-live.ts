import type { MapValue } from "../../src/iac/value.ts";
import type { DatabaseGuard } from "../../src/model/kinds/database.ts";
import { mapMany, opened, present, type Many } from "../../src/model/many.ts";
import { isAbsent, list, refOf, valueAt } from "../../src/provider/read.ts";
import { owed } from "./answers.ts";

/** The security groups that a list of ids in an answer names. `none`: what it means that the list is missing, if it does not mean that it was owed. */
export function guardsNamed(body: MapValue, path: string, none?: Many<DatabaseGuard>): Many<DatabaseGuard> {
  if (isAbsent(body, path)) return none ?? opened([], owed(body, path).why);
  const { at } = valueAt(body, path);
  return mapMany(list(body, path), (group) => ({
    group: refOf(group, at),
    presence: present,
    label: path,
    ...(at === undefined ? undefined : { at }),
  }));
}
