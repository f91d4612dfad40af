import type { Doc } from "../../../src/iac/document.ts";
import { chain, known, unknown, type Fact } from "../../../src/model/fact.ts";
import type { ThreatDetection, Workload } from "../../../src/model/kinds/threat-detection.ts";
import type { Links } from "../../../src/provider/link.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { boolean, isAbsent, text, valueAt, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { awsBase } from "../base.ts";
import { notOffered } from "../clouds.ts";
import { features, RUNTIME } from "./features.ts";

const DETECTOR = "aws_guardduty_detector";

/** Switches inside a detector, as they were written before features had a resource of their own. */
const sources: readonly (readonly [path: string, workload: Workload])[] = [
  ["datasources.s3_logs.enable", "object-stores"],
  ["datasources.kubernetes.audit_logs.enable", "kubernetes"],
  ["datasources.malware_protection.scan_ec2_instance_with_findings.ebs_volumes.enable", "machines"],
];

const detector = defineMapper({
  provider: "aws",
  reads: DETECTOR,
  kinds: ["threat-detection"],
  identity: ["id", "arn"],
  map: (doc): readonly ThreatDetection[] => {
    const parts = sources.filter(([path]) => !isAbsent(doc.body, path));
    return [
      { ...awsBase("threat-detection", doc, { handles: ["id"] }), workload: known("activity"), on: detecting(doc) },
      ...parts.map(([path, workload]): ThreatDetection => ({
        ...awsBase("threat-detection", doc, { handles: [], part: workload }),
        workload: known(workload),
        on: both(detecting(doc), boolean(doc.body, path, known(true, { basis: "default", at: doc.at }))),
      })),
    ];
  },
});

function detecting({ body, at }: Doc): Fact<boolean> {
  return boolean(body, "enable", known(true, { basis: "default", at }));
}

const feature = defineMapper({
  provider: "aws",
  reads: ["aws_guardduty_detector_feature"],
  kinds: ["threat-detection"],
  also: [DETECTOR],
  map: (doc, _, links): ThreatDetection => {
    const base = awsBase("threat-detection", doc, { handles: [] });
    const name = text(doc.body, "name", unknown("unexpected-value", "feature without a name", doc.at));
    const absent = base.cloud === "aws-cn" && name.state === "known" && name.value === RUNTIME;
    return {
      ...base,
      workload: word(doc.body, "name", features, name as Fact<Workload>),
      on: absent ? notOffered["threat-detection/runtime-monitoring"] : both(enabled(doc), ofDetector(doc, links)),
    };
  },
});

function enabled(doc: Doc): Fact<boolean> {
  return word(doc.body, "status", { ENABLED: true, DISABLED: false }, unknown("unexpected-value", "feature without a status", doc.at));
}

/** A feature of a detector that is off watches nothing. */
function ofDetector(doc: Doc, links: Links): Fact<boolean> {
  return chain(links.target(doc, valueAt(doc.body, "detector_id").value ?? null, [DETECTOR], ["id"]), detecting);
}

export const mappers = [detector, feature];
