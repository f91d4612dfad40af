/** What resources beside a resource say about it. */
import type { Doc } from "../../src/iac/document.ts";
import { known, strictest, unknownBecause, type Fact } from "../../src/model/fact.ts";
import type { Many } from "../../src/model/many.ts";

const there = (doc: Doc): Fact<boolean> => known(true, { at: doc.at });

/** Whether any of the documents is there, and is what is asked for. One that may not be there leaves the answer open, unless it would not count anyway. */
export function anyOf(docs: Many<Doc>, holds: (doc: Doc) => Fact<boolean> = there): Fact<boolean> {
  const answers = docs.items.map((doc): Fact<boolean> => {
    const answer = holds(doc);
    return doc.presence.state === "unknown" && answer.state === "known" && answer.value ? unknownBecause(doc.presence.why, doc.at) : answer;
  });
  return strictest([...answers, ...docs.open.map((why) => unknownBecause(why))]);
}

/** What the one resource says that holds a setting, or `absent` where there is none. */
export function settingOf<T>(docs: Many<Doc>, read: (doc: Doc) => Fact<T>, absent: Fact<T>): Fact<T> {
  const doc = docs.items.find((each) => each.presence.state === "known") ?? docs.items[0];
  if (doc === undefined) return docs.open[0] === undefined ? absent : unknownBecause(docs.open[0]);
  return doc.presence.state === "unknown" ? unknownBecause(doc.presence.why, doc.at) : read(doc);
}
