import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Recorder } from "../../../src/model/kinds/recorder.ts";
import { defineMapper, sameRegion } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent } from "../../../src/provider/read.ts";
import { awsBase } from "../base.ts";
import { settingOf } from "../satellites.ts";

/** A region has one recorder of the customer's, so the status in the same region is that of this one. A recorder is made stopped. */
const recorder = defineMapper({
  provider: "aws",
  reads: "aws_config_configuration_recorder",
  kinds: ["recorder"],
  with: { statuses: sameRegion("aws_config_configuration_recorder_status") },
  map: (doc, { statuses }): Recorder => ({
    ...awsBase("recorder", doc),
    recording: settingOf(
      statuses,
      ({ body, at }) => boolean(body, "is_enabled", known(false, { basis: "default", at })),
      known(false, { basis: "default", at: doc.at }),
    ),
    everyType: everyType(doc),
  }),
});

/** Without a recording group, and in one that does not say otherwise, every type is recorded; one that names types records only some. */
function everyType({ body, at }: Doc): Fact<boolean> {
  const written = boolean(body, "recording_group.all_supported", known(true, { basis: "default", at }));
  const selective = ["resource_types", "exclusion_by_resource_types"].some((name) => !isAbsent(body, `recording_group.${name}`));
  return selective && written.state === "known" ? known(false, { at }) : written;
}

export const mappers = [recorder];
