/** With whom snapshots and images are shared, as the attributes of EC2 list it. */
import type { Doc } from "../../src/iac/document.ts";
import type { MapValue } from "../../src/iac/value.ts";
import { known, strictest, unknownBecause, type Fact } from "../../src/model/fact.ts";
import { flatMapMany, mapMany, opened, union, type Many } from "../../src/model/many.ts";
import type { SharedWith } from "../../src/model/sharing.ts";
import { because } from "../../src/model/unknown.ts";
import { blocks, isAbsent, list } from "../../src/provider/read.ts";
import { sharedWith } from "../../src/provider/shares.ts";

function permissionsIn({ body, at }: Doc, member: string): Many<MapValue> {
  return isAbsent(body, member) ? opened([], because("owed", member, at)) : blocks(body, member);
}

/** An answer that did not come leaves everything open. */
function answered(answers: Many<Doc>, member: string): Many<Doc> {
  return answers.items.length > 0 || answers.open.length > 0 ? answers : opened([], because("not-listed", member));
}

/** Whether everyone may use it. The only group that a permission can name is `all`. */
export function everyoneIn(answers: Many<Doc>, member: string): Fact<boolean> {
  const open = flatMapMany(answered(answers, member), (answer) =>
    mapMany(permissionsIn(answer, member), (each): Fact<boolean> => known(!isAbsent(each, "Group"), { at: each.at })),
  );
  return strictest([...open.items, ...open.open.map((why) => unknownBecause(why))]);
}

/** Those whom permissions name: accounts, organisations, units of them. */
export function namedIn(answers: Many<Doc>, member: string, names: readonly string[]): Many<SharedWith> {
  return flatMapMany(answered(answers, member), (answer) =>
    flatMapMany(permissionsIn(answer, member), (each) => sharedWith(union(names.map((name) => list(each, name))), answer)),
  );
}
