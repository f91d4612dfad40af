import type { Doc } from "../../../src/iac/document.ts";
import { unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Many } from "../../../src/model/many.ts";
import { because } from "../../../src/model/unknown.ts";
import { toggle } from "../answered.ts";

/** Whether the account encrypts every new disk of the region. */
export function defaultLive(settings: Many<Doc>): Fact<boolean> {
  const [first] = settings.items;
  return first === undefined
    ? unknownBecause(settings.open[0] ?? because("not-listed", "ecs.DescribeDiskEncryptionByDefaultStatus"))
    : toggle(first.body, "Encrypted");
}
