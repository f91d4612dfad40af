import type { Doc } from "../../../src/iac/document.ts";
import { known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Recorder } from "../../../src/model/kinds/recorder.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { list, settled } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";

/** Declaring the recorder activates Cloud Config. */
const recorder = defineMapper({
  provider: "alicloud",
  reads: "alicloud_config_configuration_recorder",
  kinds: ["recorder"],
  map: (doc): Recorder => ({
    ...alicloudBase("recorder", doc),
    recording: known(true, { basis: "platform", at: doc.at }),
    everyType: everyType(doc),
  }),
});

/** `all` stands for every type. A list may name all of them, too, or leave the latest out; the code does not tell. */
function everyType(doc: Doc): Fact<boolean> {
  const { items, open } = list(doc.body, "resource_types");
  if (items.some((each) => settled(each) === "all")) return known(true, { at: doc.at });
  if (open[0] !== undefined) return unknownBecause(open[0], doc.at);
  return items.length === 0 ? unknown("not-visible", "resource_types", doc.at) : known(false, { at: doc.at });
}

export const mappers = [recorder];
