import { known } from "../../../src/model/fact.ts";
import type { ThreatDetection } from "../../../src/model/kinds/threat-detection.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { owedWord } from "../answered.ts";
import { listed } from "../asking.ts";
import { alicloudBase } from "../base.ts";
import { editionNumbers } from "./editions.ts";

const EDITION = "sas.VersionConfig";

export const calls: readonly Call[] = [
  {
    ...listed("sas.DescribeVersionConfig", { yields: EDITION, items: "", id: "", covers: "account", lists: ["threat-detection"] }),
    find: (body) => (body["Version"] === undefined ? undefined : [{ id: "edition", body, path: "" }]),
  },
];

const edition = defineMapper({
  provider: "alicloud",
  reads: EDITION,
  kinds: ["threat-detection"],
  map: (doc): ThreatDetection => ({
    workload: known("machines"),
    on: owedWord<boolean>(doc.body, "Version", editionNumbers),
    ...alicloudBase("threat-detection", doc, { handles: [] }),
  }),
});

export const mappers = [edition];
