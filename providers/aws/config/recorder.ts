/** Whether the recorder of a region is to be believed: one that is off looks exactly like a region that holds nothing. */
import { isJson, itemsAt, jsonAt, textOf, type Json } from "../../../src/provider/json.ts";
import { closed, RECORDERS, STATUSES, type Closed } from "./operations.ts";

export interface Recorder {
  readonly records: (type: string) => boolean;
  /** Whether a type is looked at once a day instead of with every change. */
  readonly daily: (type: string) => boolean;
}

/** Time in which a recorder that was started has seen all there is, ms. */
const SETTLING = 60 * 60 * 1000;
const DELIVERS = new Set(["SUCCESS", "NOTAPPLICABLE"]);

/** Recorders that a service of AWS keeps for itself record for that service alone. */
const own = (each: Json): boolean => textOf(each["servicePrincipal"]) === "";

/** `recorders`, `statuses`: what the two operations answered. */
export function recorderIn(recorders: Json, statuses: Json, now: Date): Recorder | Closed {
  const [recorder, ...others] = (itemsAt(recorders, "ConfigurationRecorders") ?? []).filter(own);
  if (recorder === undefined) return closed(RECORDERS, "NoRecorder");
  if (others.length > 0) return closed(RECORDERS, "SeveralRecorders");
  const status = (itemsAt(statuses, "ConfigurationRecordersStatus") ?? []).filter(own).find((each) => each["name"] === recorder["name"]);
  if (status?.["recording"] !== true) return closed(STATUSES, "NotRecording");
  if (!DELIVERS.has(textOf(status["lastStatus"]).toUpperCase())) return closed(STATUSES, "DeliveryFailing");
  const started = Date.parse(textOf(status["lastStartTime"]));
  if (!(now.getTime() - started > SETTLING)) return closed(STATUSES, "JustStarted");
  return { records: recordedBy(recorder["recordingGroup"]), daily: dailyBy(recorder["recordingMode"]) };
}

function recordedBy(group: unknown): Recorder["records"] {
  const strategy = textOf(jsonAt(group, "recordingStrategy.useOnly"));
  const included = namesAt(group, "resourceTypes");
  const excluded = namesAt(group, "exclusionByResourceTypes.resourceTypes");
  if (strategy === "EXCLUSION_BY_RESOURCE_TYPES") return (type) => excluded !== undefined && !excluded.includes(type);
  if (strategy === "INCLUSION_BY_RESOURCE_TYPES") return (type) => included?.includes(type) === true;
  if (jsonAt(group, "allSupported") === true) return () => true;
  return (type) => strategy === "" && included?.includes(type) === true;
}

/** Recorders without a mode are of the time before there was a choice. */
function dailyBy(mode: unknown): Recorder["daily"] {
  if (mode === undefined || mode === null) return () => false;
  const overrides = isJson(mode) ? (itemsAt(mode, "recordingModeOverrides") ?? []) : [];
  return (type) => {
    const override = overrides.find((each) => namesAt(each, "resourceTypes")?.includes(type));
    return (override ?? (isJson(mode) ? mode : {}))["recordingFrequency"] !== "CONTINUOUS";
  };
}

function namesAt(body: unknown, path: string): readonly unknown[] | undefined {
  const list = jsonAt(body, path);
  return Array.isArray(list) ? list : undefined;
}
