import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { Recorder } from "../../../src/model/kinds/recorder.ts";
import type { Many } from "../../../src/model/many.ts";
import type { Call, Found } from "../../../src/provider/call.ts";
import { isJson, textOf, type Json } from "../../../src/provider/json.ts";
import { defineMapper, sameAccount } from "../../../src/provider/mapper.ts";
import { isAbsent, list, settled } from "../../../src/provider/read.ts";
import { owedWord } from "../answered.ts";
import { objectsAt } from "../answers.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { tokened } from "../paging.ts";

const RECORDER = "config.ConfigurationRecorder";
/** A type of resource that can be recorded. */
const SUPPORTED = "config.SupportedResourceType";

export const calls: readonly Call[] = [
  {
    ...listed("config.GetConfigurationRecorder", { yields: RECORDER, items: "", id: "", covers: "account", lists: ["recorder"] }),
    find: (body) =>
      isJson(body["ConfigurationRecorder"])
        ? [{ id: "recorder", body: body["ConfigurationRecorder"], path: "ConfigurationRecorder" }]
        : undefined,
  },
  {
    ...listed("config.ListSupportedProducts", { yields: SUPPORTED, items: "", id: "", covers: "account", pages: tokened(500) }),
    find: supportedIn,
  },
];

/** A product without the list of its types, or a type without its name, leaves it open which types there are. */
function supportedIn(body: Json): readonly Found[] | undefined {
  const found = objectsAt(body, "Products")?.flatMap((product, at): readonly (Found | undefined)[] => {
    const types = objectsAt(product, "ResourceTypeList");
    if (types === undefined) return [undefined];
    return types.map((type, index) => {
      const id = textOf(type["ResourceType"]);
      return id === "" ? undefined : { id, body: type, path: `Products[${String(at)}].ResourceTypeList[${String(index)}]` };
    });
  });
  const named = found?.filter((each) => each !== undefined);
  return named?.length === found?.length ? named : undefined;
}

/** One that is being set up does not record yet. */
const statuses = { REGISTERED: true, REGISTERING: false, REGISTRABLE: false, BUILDING: false } as const;

const recorder = defineMapper({
  provider: "alicloud",
  reads: RECORDER,
  kinds: ["recorder"],
  with: { supported: sameAccount(SUPPORTED) },
  map: (doc, { supported }): Recorder => {
    const recording = owedWord(doc.body, "ConfigurationRecorderStatus", statuses);
    return {
      recording,
      everyType: chain(recording, (on) => (on ? everyType(doc, supported) : known(false, { at: recording.at }))),
      ...alicloudBase("recorder", doc, { handles: [] }),
    };
  },
});

/** Whether the types that are recorded are all that can be. One that is not decides it, whatever else is not known. */
function everyType({ body, at }: Doc, supported: Many<Doc>): Fact<boolean> {
  if (isAbsent(body, "ResourceTypes")) return unknown("owed", "ResourceTypes", at);
  const { items, open } = list(body, "ResourceTypes");
  if (open[0] !== undefined) return unknownBecause(open[0], at);
  const recorded = new Set(items.map(settled));
  if (supported.items.some(({ name }) => !recorded.has(name))) return known(false, { at });
  if (supported.open[0] !== undefined) return unknownBecause(supported.open[0], at);
  return supported.items.length === 0 ? unknown("owed", "Products[].ResourceTypeList", at) : known(true, { at });
}

export const mappers = [recorder];
