import type { Doc } from "../../src/iac/document.ts";
import { known, unknown, type Fact } from "../../src/model/fact.ts";

/** Major versions of azurerm whose defaults are known here. */
const majors = [2, 3, 4, 5] as const;
export type Major = (typeof majors)[number];

/**
 * What absence of an attribute means where the provider changed its mind between major versions: known as long as all admitted
 * versions agree. A constraint without an upper end also admits versions not written yet; they count as the newest known one.
 */
export function byMajor<T>(doc: Doc, attribute: string, defaults: Readonly<Record<Major, T>>): Fact<T> {
  const admitted = doc.provider.majors ?? majors;
  const [first, ...others] = admittedMajors(doc);
  if (first === undefined || admitted.some((major) => major < majors[0]))
    return unknown("provider-version", `default of ${attribute}`, doc.at);
  if (others.some((major) => defaults[major] !== defaults[first])) return unknown("provider-version", `default of ${attribute}`, doc.at);
  return known(defaults[first], { basis: "default", at: doc.at });
}

/** Whether the code admits only major versions that pass the test. */
export function isMajor(doc: Doc, test: (major: Major) => boolean): boolean {
  const admitted = admittedMajors(doc);
  return admitted.length > 0 && admitted.every(test);
}

/** The major versions, of those known here, that the code admits. */
function admittedMajors(doc: Doc): readonly Major[] {
  const admitted = doc.provider.majors ?? majors;
  return majors.filter((major) => admitted.includes(major));
}
