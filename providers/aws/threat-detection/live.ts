import type { Doc } from "../../../src/iac/document.ts";
import type { MapValue } from "../../../src/iac/value.ts";
import { known, unknownBecause, type Fact } from "../../../src/model/fact.ts";
import type { ThreatDetection, Workload } from "../../../src/model/kinds/threat-detection.ts";
import { textOf } from "../../../src/provider/json.ts";
import type { Call } from "../../../src/provider/call.ts";
import { defineMapper } from "../../../src/provider/mapper.ts";
import { blocks, isAbsent, settled, text, word } from "../../../src/provider/read.ts";
import { both } from "../all-of.ts";
import { owed } from "../answers.ts";
import { awsBase } from "../base.ts";
import { byNextToken, eachName, perDocument, perRegion } from "../calls.ts";
import { notOffered } from "../clouds.ts";
import { features, RUNTIME } from "./features.ts";

const ENTRY = "guardduty.DetectorId";
const DETECTOR = "guardduty.Detector";
const NONE = { id: "none", body: {}, path: "DetectorIds" };
const ids = eachName("DetectorIds", "DetectorId");

export const calls: readonly Call[] = [
  {
    ...perRegion("guardduty.ListDetectors", {
      permission: "guardduty:ListDetectors",
      yields: ENTRY,
      items: "DetectorIds",
      id: "DetectorId",
      pages: byNextToken(50),
      lists: ["threat-detection"],
      includes: [DETECTOR],
    }),
    // A region without a detector has its detection off, and that must be seen. A page before or after others says nothing of that.
    find: (body, request) => {
      const found = ids(body, request);
      const alone = textOf(request["NextToken"]) === "" && textOf(body["NextToken"]) === "";
      return found?.length === 0 && alone ? [NONE] : found;
    },
  },
  perDocument("guardduty.GetDetector", {
    permission: "guardduty:GetDetector",
    of: ENTRY,
    yields: DETECTOR,
    from: "DetectorId",
    as: "DetectorId",
    holds: "Status",
  }),
];

const without = defineMapper({
  provider: "aws",
  reads: ENTRY,
  kinds: ["threat-detection"],
  map: (doc): readonly ThreatDetection[] => {
    if (textOf(settled(doc.body.get("DetectorId"))) !== "") return [];
    return [{ workload: known("activity"), on: known(false, { at: doc.at }), ...awsBase("threat-detection", doc, { handles: [] }) }];
  },
});

const switches = { ENABLED: true, DISABLED: false } as const;

function switchedOn(body: MapValue): Fact<boolean> {
  return word(body, "Status", switches, owed(body, "Status"));
}

const detector = defineMapper({
  provider: "aws",
  reads: DETECTOR,
  kinds: ["threat-detection"],
  identity: ["DetectorId"],
  map: (doc): readonly ThreatDetection[] => {
    const plan = (part: string, workload: Fact<Workload>, on: Fact<boolean>): ThreatDetection => ({
      workload,
      on,
      ...awsBase("threat-detection", doc, { handles: [], part }),
    });
    return [
      { workload: known("activity"), on: switchedOn(doc.body), ...awsBase("threat-detection", doc, { handles: ["DetectorId"] }) },
      ...plansOf(doc).map(({ name, workload, on }) => plan(name, workload, on)),
    ];
  },
});

interface Plan {
  readonly name: string;
  readonly workload: Fact<Workload>;
  readonly on: Fact<boolean>;
}

/** Features with a workload of their own; the others are part of the detector or have given way to one of these. */
const PLANS = Object.entries(features).filter(([, workload]) => workload !== "other");

/** Where the answer tells of no features, each may be on or off. */
function plansOf(doc: Doc): readonly Plan[] {
  const { body } = doc;
  const china = awsBase("threat-detection", doc).cloud === "aws-cn";
  const { items, open } = blocks(body, "Features");
  const doubt = isAbsent(body, "Features") ? owed(body, "Features") : open[0] === undefined ? undefined : unknownBecause(open[0]);
  const told = items.map((feature) => planOf(feature, switchedOn(body)));
  const untold = PLANS.filter(([name]) => !told.some((plan) => plan.name === name)).flatMap(([name, workload]): readonly Plan[] => {
    if (china && name === RUNTIME) return [{ name, workload: known(workload), on: notOffered["threat-detection/runtime-monitoring"] }];
    return doubt === undefined ? [] : [{ name, workload: known(workload), on: doubt }];
  });
  return [...told.filter(({ workload }) => !(workload.state === "known" && workload.value === "other")), ...untold];
}

/** A feature of a detector that is off watches nothing. */
function planOf(feature: MapValue, detecting: Fact<boolean>): Plan {
  const name = text(feature, "Name", owed(feature, "Name"));
  const workload = word(feature, "Name", features, owed(feature, "Name"));
  return { name: name.state === "known" ? name.value : "feature", workload, on: both(detecting, switchedOn(feature)) };
}

export const mappers = [without, detector];
