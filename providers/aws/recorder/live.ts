import type { Doc } from "../../../src/iac/document.ts";
import { known, type Fact } from "../../../src/model/fact.ts";
import type { Recorder } from "../../../src/model/kinds/recorder.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Call } from "../../../src/provider/call.ts";
import { itemsAt, textOf } from "../../../src/provider/json.ts";
import { attached, defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { toldBy } from "../answered.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { perRegion } from "../calls.ts";

const RECORDER = "config.ConfigurationRecorder";
const STATUS = "config.ConfigurationRecorderStatus";
const NONE = { id: "none", body: {}, path: "ConfigurationRecorders" };

export const calls: readonly Call[] = [
  {
    ...perRegion("config.DescribeConfigurationRecorders", {
      permission: "config:DescribeConfigurationRecorders",
      yields: RECORDER,
      items: "ConfigurationRecorders",
      id: "name",
      lists: ["recorder"],
    }),
    // A recorder that a service keeps for itself records for that service alone. A region without one of the customer's records nothing, and that must be seen.
    find: (body) => {
      const all = itemsAt(body, "ConfigurationRecorders");
      const own = all?.flatMap((recorder, index) =>
        textOf(recorder["servicePrincipal"]) === ""
          ? [{ id: textOf(recorder["name"]), body: recorder, path: `ConfigurationRecorders[${String(index)}]` }]
          : [],
      );
      return own?.length === 0 ? [NONE] : own;
    },
  },
  perRegion("config.DescribeConfigurationRecorderStatus", {
    permission: "config:DescribeConfigurationRecorderStatus",
    yields: STATUS,
    items: "ConfigurationRecordersStatus",
    id: "name",
    lists: ["recorder"],
  }),
];

const recorder = defineMapper({
  provider: "aws",
  reads: RECORDER,
  kinds: ["recorder"],
  identity: ["name"],
  with: { statuses: attached(STATUS, "name") },
  map: (doc, { statuses }): Recorder => {
    const base = awsBase("recorder", doc, { handles: [] });
    if (isAbsent(doc.body, "name")) {
      const none = known(false, { at: doc.at });
      return { recording: none, everyType: none, ...base };
    }
    const path = "recordingGroup.allSupported";
    return { recording: recording(statuses), everyType: boolean(doc.body, path, owed(doc.body, path)), ...base };
  },
});

const delivered = { SUCCESS: true, PENDING: true, NOTAPPLICABLE: true, FAILURE: false } as const;

function recording(statuses: Many<Doc>): Fact<boolean> {
  return toldBy(statuses, "config.DescribeConfigurationRecorderStatus", ({ body }) =>
    both(boolean(body, "recording", owed(body, "recording")), word(body, "lastStatus", delivered, owed(body, "lastStatus"))),
  );
}

export const mappers = [recorder];
