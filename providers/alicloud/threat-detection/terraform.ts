import { known, unknown } from "../../../src/model/fact.ts";
import type { ThreatDetection } from "../../../src/model/kinds/threat-detection.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { word } from "../../../src/provider/read.ts";
import { alicloudBase } from "../base.ts";
import { editionCodes } from "./editions.ts";

/** One that is paid by use names no edition; which machines it covers is set elsewhere. */
const edition = defineMapper({
  provider: "alicloud",
  reads: "alicloud_threat_detection_instance",
  kinds: ["threat-detection"],
  map: (doc): ThreatDetection => ({
    ...alicloudBase("threat-detection", doc),
    workload: known("machines"),
    on: word<boolean>(doc.body, "version_code", editionCodes, unknown("not-visible", "version_code", doc.at)),
  }),
});

export const mappers = [edition];
