import { unknown } from "../../../src/model/fact.ts";
import type { Recorder } from "../../../src/model/kinds/recorder.ts";
import type { Call } from "../../../src/provider/call.ts";
import { isJson } from "../../../src/provider/json.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedWord } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";

const RECORDER = "config.ConfigurationRecorder";

export const calls: readonly Call[] = [
  {
    ...listed("config.GetConfigurationRecorder", { yields: RECORDER, items: "", id: "", covers: "account", lists: ["recorder"] }),
    find: (body) =>
      isJson(body["ConfigurationRecorder"])
        ? [{ id: "recorder", body: body["ConfigurationRecorder"], path: "ConfigurationRecorder" }]
        : undefined,
  },
];

/** `REGISTERING` is on its way and does not record yet. */
const statuses = { REGISTERED: true, REGISTERING: false, REGISTRABLE: false } as const;

const recorder = defineMapper({
  provider: "alicloud",
  reads: RECORDER,
  kinds: ["recorder"],
  map: (doc): Recorder => ({
    recording: owedWord(doc.body, "ConfigurationRecorderStatus", statuses),
    everyType: unknown("not-visible", "whether ResourceTypes holds every type that is supported", doc.at),
    ...alicloudBase("recorder", doc, { handles: [] }),
  }),
});

export const mappers = [recorder];
